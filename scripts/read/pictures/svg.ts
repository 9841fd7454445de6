// Reads SVG pictures: refuses what they cannot do in a document, and writes them anew with size and embedded fonts.
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { type PictureFault, type ReadPicture, textOf } from './file-kind.ts';
import { svgAttributes } from './svg-attributes.ts';
import { familiesIn, withEmbeddedFonts } from './svg-fonts.ts';
import { svgSize } from './svg-size.ts';

const svgNamespace = 'http://www.w3.org/2000/svg';
/** More than any drawing that is still legible; a program that draws it would take minutes. */
const mostElements = 100_000;

/** The picture in an SVG file, or the first thing in it that no document can show. */
export function readSvg(path: string, bytes: Uint8Array): ReadPicture {
  const text = textOf(bytes);
  const read = rewrite(text);
  if (read.fault !== undefined) return { fault: read.fault };
  const size = svgSize(read.root);
  if (size === undefined) {
    const what = 'without a size';
    const help = 'give its `svg` element a `viewBox`, or `width` and `height`';
    return { fault: { rule: 'unreadable-image', what, help } };
  }
  const { width, height, viewBox } = size;
  const own = { ...read.root, viewBox, width: `${width}`, height: `${height}` };
  const svg = `<svg xmlns="${svgNamespace}" xmlns:xlink="http://www.w3.org/1999/xlink"${attributes(own)}>${read.body}</svg>`;
  const families = read.words.trim() === '' ? [] : familiesIn(svg);
  return {
    file: {
      ...{ path, format: 'svg', width, height, bytes: new TextEncoder().encode(svg) },
      ...{ isTurned: false, text: read.words, families },
    },
  };
}

interface Rewritten {
  readonly root: Readonly<Record<string, string>>;
  /** What stands in the root element. */
  readonly body: string;
  readonly words: string;
  readonly fault?: PictureFault;
}

/** Elements whose content is not shown. */
const unseen = new Set(['desc', 'metadata', 'title']);

/** The state of reading. */
interface Reading {
  readonly parser: SaxesParser<{ xmlns: true }>;
  readonly parts: string[];
  /** Names of the open elements that are kept. */
  readonly open: string[];
  root?: Readonly<Record<string, string>>;
  words: string;
  elements: number;
  /** How many elements are open inside of one that is left out. */
  skipped: number;
  style?: string;
  fault?: PictureFault;
}

function rewrite(text: string): Rewritten {
  const parser = new SaxesParser({ xmlns: true });
  const state: Reading = { parser, parts: [], open: [], words: '', elements: 0, skipped: 0 };
  const characters = (value: string) => takeText(value, state);
  let declared: Entities = { values: {}, hasOthers: false };
  parser.on('error', ({ message }) => {
    if (message.includes('undefined entity') && declared.hasOthers)
      return refuse(state, 'which uses an entity that is made of others or of another file', withoutEntities);
    const what = `which is no XML: ${message.replace(/^\d+:\d+: /u, '')}`;
    return refuse(state, what, 'save it again from the program that made it');
  });
  parser.on('doctype', (doctype) => {
    declared = entitiesIn(doctype);
    Object.assign(parser.ENTITIES, declared.values);
  });
  parser.on('processinginstruction', ({ target }) => {
    if (target === 'xml-stylesheet')
      refuse(state, 'which uses a style sheet of its own', 'save it with its styles inside');
  });
  parser.on('opentag', (tag) => openElement(tag, state));
  parser.on('closetag', (tag) => closeElement(tag, state));
  parser.on('text', characters);
  parser.on('cdata', characters);
  // A fault ends reading: whatever follows may be the consequence of it.
  for (let at = 0; at < text.length && state.fault === undefined; at += chunk)
    parser.write(text.slice(at, at + chunk));
  if (state.fault === undefined) parser.close();
  const { root = {}, fault, parts, words } = state;
  return { root, body: parts.join(''), words, ...(fault !== undefined && { fault }) };
}

const chunk = 65_536;

interface Entities {
  readonly values: Readonly<Record<string, string>>;
  /** Whether there are entities that are made of others or of other files: a few lines of them can grow without end. */
  readonly hasOthers: boolean;
}

const withoutEntities =
  'save it without a document type (`<!DOCTYPE …>`): such entities can grow without end, or name other files';

/** The entities that a document type declares, such as the namespaces in files of Illustrator; not those made of others. */
function entitiesIn(doctype: string): Entities {
  const found = [
    ...doctype.matchAll(/<!ENTITY\s+(?<name>[\w.-]+)\s+(?:"(?<a>[^"&%]*)"|'(?<b>[^'&%]*)')\s*>/gu),
  ];
  const values = Object.fromEntries(
    found.map(({ groups = {} }) => [groups.name ?? '', groups.a ?? groups.b ?? '']),
  );
  return { values, hasOthers: found.length < doctype.split('<!ENTITY').length - 1 };
}

function refuse(
  state: Reading,
  what: string,
  help: string,
  rule: PictureFault['rule'] = 'unreadable-image',
): void {
  state.fault ??= { rule, what: `${what} (line ${state.parser.line} of the file)`, help };
}

function openElement(tag: SaxesTagNS, state: Reading): void {
  state.elements += 1;
  if (state.fault !== undefined) return;
  if (state.skipped > 0 || isLeftOut(tag, state)) {
    state.skipped += 1;
    return;
  }
  refuseElement(tag, state);
  const written = svgAttributes(tag, (what, help) => refuse(state, what, help, 'outside-project'));
  if (state.root === undefined) state.root = withFonts({ 'font-family': 'sans-serif', ...written });
  else state.parts.push(`<${tag.local}${attributes(withFonts(written))}>`);
  state.open.push(tag.local);
  if (tag.local === 'style') state.style = '';
}

/** Whether an element is not shown: that of an editor, a description, or HTML beside which the file has a text in SVG. */
function isLeftOut({ local, prefix, uri }: SaxesTagNS, { open }: Reading): boolean {
  // Files written by hand often lack the namespace.
  const isForeign = uri !== svgNamespace && !(uri === '' && prefix === '');
  return isForeign || unseen.has(local) || (local === 'foreignObject' && open.at(-1) === 'switch');
}

function refuseElement({ local }: SaxesTagNS, state: Reading): void {
  if (state.root === undefined && local !== 'svg')
    refuse(state, `which is XML of another kind, \`${local}\``, 'expected is an `svg` element');
  if (state.elements > mostElements)
    refuse(state, `with more than ${mostElements} elements`, 'save it as PNG', 'oversize-image');
  if (local === 'script')
    refuse(state, 'which holds a script', 'delete it: a picture in a document is not run');
  if (local !== 'foreignObject') return;
  const help =
    'save it with plain text: in draw.io without "Formatted Text", in Mermaid with `htmlLabels: false`';
  refuse(state, 'which holds HTML (`foreignObject`)', help);
}

function closeElement(tag: SaxesTagNS, state: Reading): void {
  if (state.skipped > 0) {
    state.skipped -= 1;
    return;
  }
  if (state.fault !== undefined) return;
  state.open.pop();
  if (tag.local === 'style' && state.style !== undefined) {
    const { css, fault } = withEmbeddedFonts(state.style);
    if (fault !== undefined) refuse(state, fault.what, fault.help, fault.rule);
    state.parts.push(escapeText(css));
    delete state.style;
  }
  if (state.open.length > 0) state.parts.push(`</${tag.local}>`);
}

function takeText(value: string, state: Reading): void {
  if (state.skipped > 0 || state.open.length === 0 || state.fault !== undefined) return;
  if (state.style !== undefined) state.style += value;
  else {
    state.parts.push(escapeText(value));
    if (state.open.includes('text')) state.words += value;
  }
}

function withFonts(written: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(written).map(([name, value]) => {
      if (name === 'font-family')
        return [name, withEmbeddedFonts(`a{font-family:${value}}`).families ?? value];
      if (name !== 'style' || !/font/iu.test(value)) return [name, value];
      return [name, withEmbeddedFonts(`a{${value}}`).css.slice(2, -1)];
    }),
  );
}

function attributes(all: Readonly<Record<string, string>>): string {
  return Object.entries(all)
    .map(
      ([name, value]) =>
        ` ${name}="${escapeText(value).replaceAll('"', '&quot;').replaceAll('\n', '&#10;')}"`,
    )
    .join('');
}

function escapeText(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
