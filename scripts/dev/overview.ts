// Renders the start page of the preview: everything there is in a project, and where it is shown.
import type { ElementContent } from 'hast';
import { counted } from '../messages/progress.ts';
import type { OutputArtifact } from '../model/stages.ts';
import { element, trusted, write } from '../render/html/hast.ts';
import type { NamedDataset, Place, ShownFact, ShownFigure, Summary } from './summary.ts';

/** What the overview shows. */
export interface Overview {
  /** Absent until the project was built for the first time. */
  readonly summary?: Summary;
  readonly artifacts: readonly OutputArtifact[];
  /** Current messages as text; empty when there are none. */
  readonly messages: string;
}

/** The page as HTML: documents, messages, figures, facts, datasets and artifacts. */
export function overviewHtml({ summary, artifacts, messages }: Overview): string {
  const title = summary?.title ?? 'Preview';
  const body = [
    element('header', {}, [element('h1', {}, [title]), ...editionLine(summary)]),
    documentLinks(),
    messageList(messages),
    ...(summary === undefined ? [element('p', {}, ['The first build is under way.'])] : listsOf(summary)),
    artifactList(artifacts),
  ];
  const head = [
    element('meta', { charSet: 'utf-8' }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('title', {}, [`Preview: ${title}`]),
    element('style', {}, [trusted(`${summary?.tokens ?? ''}\n${style}`)]),
    element('script', {}, [trusted(script)]),
  ];
  const html = element('html', { lang: 'en' }, [element('head', {}, head), element('body', {}, body)]);
  return `<!doctype html>\n${write([html])}\n`;
}

function editionLine(summary: Summary | undefined): readonly ElementContent[] {
  if (summary === undefined) return [];
  const { edition, dataDate, coverage, slides, minutes } = summary;
  const numerals = `numerals: ${coverage.bound} bound, ${coverage.waived} waived, ${coverage.loose} loose`;
  const talk = `${slides} slides, ${minutes.planned} of ${minutes.slot} minutes`;
  return [
    element('p', {}, [`Edition ${edition} · data retrieved up to ${dataDate} · ${talk} · ${numerals}`]),
  ];
}

/** The documents that a preview has from the start, also before they are built. */
export const documents: readonly { readonly path: string; readonly label: string }[] = [
  { path: 'report.html', label: 'Report' },
  { path: 'deck.html', label: 'Deck' },
];

/** The page in place of a document that is not built yet, which the preview replaces by the document as soon as it is. */
export function waitingHtml(): string {
  const head = [
    element('meta', { charSet: 'utf-8' }),
    element('title', {}, ['Preview']),
    element('style', {}, [trusted('body { font: 16px/1.5 system-ui, sans-serif; padding: 2rem; }')]),
  ];
  const body = [element('p', {}, ['This document is not built yet. It is shown here as soon as it is.'])];
  const html = element('html', { lang: 'en' }, [element('head', {}, head), element('body', {}, body)]);
  return `<!doctype html>\n${write([html])}\n`;
}

function documentLinks(): ElementContent {
  const links = [
    ...documents.map(({ path, label }) => ({ href: `/${path}`, label })),
    { href: '/deck.html?view=presenter', label: 'Presenter view' },
  ];
  return element(
    'nav',
    {},
    links.map(({ href, label }) => element('a', { href }, [label])),
  );
}

function messageList(messages: string): ElementContent {
  const content = messages === '' ? element('p', {}, ['No problems.']) : element('pre', {}, [messages]);
  return section('messages', 'Messages', [content]);
}

function artifactList(artifacts: readonly OutputArtifact[]): ElementContent {
  const items = artifacts.map((artifact) => {
    const size = `${(artifact.bytes.length / 1000).toFixed(0)} kB`;
    const details = [size, extentOf(artifact)].filter((detail) => detail !== '').join(', ');
    return element('li', {}, [element('a', { href: `/${artifact.path}` }, [artifact.path]), ` ${details}`]);
  });
  const none = element('p', {}, ['Still being made.']);
  return section('artifacts', 'Artifacts', [items.length === 0 ? none : element('ul', {}, items)]);
}

/** "46 pages", "1 slide"; empty for an artifact without pages. */
export function extentOf({ pages, form }: OutputArtifact): string {
  return pages === undefined ? '' : counted(pages, form === 'slides' ? 'slide' : 'page');
}

function listsOf({ figures, facts, datasets }: Summary): readonly ElementContent[] {
  const rows = facts.map(factRow);
  const head = ['Fact', 'Printed as', 'What it is', 'Shown in'].map((name) =>
    element('th', { scope: 'col' }, [name]),
  );
  const filter = element('input', { type: 'search', id: 'filter', placeholder: 'Filter facts' });
  const table = element('table', {}, [
    element('thead', {}, [element('tr', {}, head)]),
    element('tbody', {}, rows),
  ]);
  return [
    section('figures', `Charts and figures (${figures.length})`, [
      element('div', { className: ['figures'] }, figures.map(figureCard)),
    ]),
    section('facts', `Facts and cells that are shown (${facts.length})`, [filter, table]),
    section('datasets', `Datasets (${datasets.length})`, [
      element('p', {}, ['Prose names any cell as dataset.row.field; here is one of each.']),
      element('ul', {}, datasets.map(datasetItem)),
    ]),
  ];
}

function datasetItem({ path, title, cell }: NamedDataset): ElementContent {
  const code = (text: string) => element('code', {}, [text]);
  return element('li', {}, [code(`{{${cell}}}`), ` ${title} `, code(path)]);
}

function figureCard({ id, path, title, places, svg }: ShownFigure): ElementContent {
  const drawing = svg === undefined ? element('p', {}, ['On slides only.']) : trusted(svg);
  return element('figure', { id: `figure-${id}` }, [
    drawing,
    element('figcaption', {}, [
      element('strong', {}, [id]),
      ` ${title} `,
      element('code', {}, [path]),
      ' ',
      ...placeLinks(places),
    ]),
  ]);
}

function factRow({ path, label, texts, href, places }: ShownFact): ElementContent {
  return element('tr', { id: `row-${path}` }, [
    element('td', {}, [element('a', { href }, [element('code', {}, [path])])]),
    element('td', { className: ['printed'] }, [texts.join(', ')]),
    element('td', {}, [label]),
    element('td', {}, placeLinks(places)),
  ]);
}

function placeLinks(places: readonly Place[]): readonly (ElementContent | string)[] {
  return places.flatMap(({ label, href }, index) => [
    index === 0 ? '' : ', ',
    element('a', { href }, [label]),
  ]);
}

function section(id: string, title: string, content: readonly ElementContent[]): ElementContent {
  return element('section', { id }, [element('h2', {}, [title]), ...content]);
}

const style = `
body { font: 15px/1.5 system-ui, sans-serif; max-width: 80rem; margin: 2rem auto; padding: 0 1.5rem; }
h1 { margin-bottom: 0; } h2 { margin-top: 2.5rem; } nav { display: flex; gap: 1.5rem; font-size: 1.15rem; }
pre { white-space: pre-wrap; border-left: 4px solid currentColor; padding-left: 1rem; }
.figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(22rem, 1fr)); gap: 2rem; }
figure { margin: 0; } figure > svg { width: 100%; height: auto; }
table { border-collapse: collapse; width: 100%; } th { text-align: left; }
td { border-top: 1px solid #8884; padding: .3rem .8rem .3rem 0; vertical-align: top; } .printed { white-space: nowrap; }
input { font: inherit; margin: .5rem 0; padding: .3rem .6rem; width: 20rem; }
`;

const script = `
const rows = () => document.querySelectorAll('#facts tbody tr');
const filter = () => {
  const words = (document.getElementById('filter')?.value ?? '').toLowerCase().split(' ');
  for (const row of rows()) row.hidden = !words.every((word) => row.textContent.toLowerCase().includes(word));
};
document.addEventListener('input', filter);
document.addEventListener('live:swapped', filter);
`;
