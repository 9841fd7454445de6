// What readers take from a figure: its drawing as SVG or PNG, its address, its citation.
/// <reference lib="dom" />

import type { Feature, Tools } from '../feature.ts';
import { oneTabStop } from '../one-tab-stop.ts';
import { bibtex, type CitedDocument, type CitedFigure, cslJson } from './citation.ts';
import { drawingFile, pngOf } from './drawing-file.ts';

/** Adds the buttons at the place that the template gives each figure, behind the links to the files of its data. */
export const startFigures: Feature = (tools) => {
  const { document, layers } = tools;
  const status = document.createElement('p');
  status.className = 'sr';
  status.setAttribute('role', 'status');
  layers.append(status);
  for (const place of document.querySelectorAll<HTMLElement>('.figure-tools')) {
    const figure = place.closest<HTMLElement>('figure');
    if (figure === null) continue;
    place.append(...buttonsOf(figure, status, tools));
    place.setAttribute('role', 'toolbar');
    place.setAttribute('aria-label', textIn(figure, '.label'));
    oneTabStop([...place.querySelectorAll<HTMLElement>('a, button')]);
  }
};

function buttonsOf(figure: HTMLElement, status: HTMLElement, tools: Tools): readonly HTMLElement[] {
  const { document, word } = tools;
  const name = figure.id.replace(/^[a-z]+-/, '');
  const cited = (): [CitedFigure, CitedDocument] => citedOf(figure, tools);
  const svg = async (): Promise<void> =>
    save(new Blob([drawingFile(figure).svg], { type: 'image/svg+xml' }), `${name}.svg`, document);
  const png = async (): Promise<void> =>
    save(await pngOf(drawingFile(figure), document), `${name}.png`, document);
  const all: readonly (readonly [string, () => Promise<void>, isCopy: boolean])[] = [
    ['SVG', svg, false],
    ['PNG', png, false],
    [word('page-copy-link'), () => copy(addressOf(figure, document), tools), true],
    ['BibTeX', () => copy(bibtex(...cited()), tools), true],
    ['CSL-JSON', () => copy(cslJson(...cited()), tools), true],
  ];
  const label = textIn(figure, '.label');
  return all.map(([title, act, isCopy]) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = title;
    button.setAttribute('aria-label', `${title}, ${label}`);
    button.addEventListener('click', async () => {
      await act();
      if (isCopy) confirm(button, title, status, tools);
    });
    return button;
  });
}

/** Says for two seconds that something was copied. */
function confirm(button: HTMLElement, title: string, status: HTMLElement, { word }: Tools): void {
  button.textContent = word('page-copied');
  status.textContent = word('page-copied');
  setTimeout(() => {
    button.textContent = title;
    status.textContent = '';
  }, 2000);
}

function citedOf(figure: HTMLElement, { document, data }: Tools): [CitedFigure, CitedDocument] {
  const around = data<CitedDocument>('citation');
  if (around === undefined) throw new Error('Unexpected page without its citation');
  const url = around.url === '' ? '' : addressOf(figure, document);
  const label = textIn(figure, '.label');
  return [{ id: figure.id, label, title: textIn(figure, '.takeaway'), url }, around];
}

const textIn = (figure: HTMLElement, selector: string): string =>
  (figure.querySelector(selector)?.textContent ?? '').trim().replace(/\s+/g, ' ');

/** The address of a figure: that of the edition where it has one, else that of this file. */
function addressOf({ id }: HTMLElement, document: Document): string {
  const own = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href ?? location.href;
  return `${own.replace(/#.*$/, '')}#${id}`;
}

function save(blob: Blob, name: string, document: Document): Promise<void> {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser reads the address after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  return Promise.resolve();
}

/** Copies a text, also where the page has no permission for the clipboard. */
async function copy(text: string, { document, layers }: Tools): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = document.createElement('textarea');
    field.value = text;
    layers.append(field);
    field.select();
    document.execCommand('copy');
    field.remove();
  }
}
