// Finds the characters in texts and data that no embedded font can show, before anything is printed.
import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFileMessage } from 'vfile-message';
import { message } from '../../messages/message.ts';
import type { Edition } from '../../model/edition.ts';
import type { Project } from '../../model/project.ts';
import type { PictureFile, Place } from '../../model/sources.ts';
import { fileStart, pointsOf } from '../../read/text/lines.ts';
import { locator } from '../../read/text/locate.ts';
import { coverage, type Fonts } from '../type/fonts.ts';

/** What the texts of an edition were read from. */
export interface Written extends Pick<Project, 'bibliography' | 'broken' | 'pictures'> {
  readonly texts: ReadonlyMap<string, string>;
}

/** An error for each run of such characters at its place; the same run at the same place is reported once. */
export function missingGlyphs(edition: Edition, written: Written, fonts: Fonts): readonly VFileMessage[] {
  // Without any font there is nothing to be missing from.
  if (fonts.length === 0) return [];
  const runsIn = runFinder(fonts);
  const found = new Map<string, VFileMessage>();
  for (const { text, place } of textsOf(edition, written))
    for (const run of runsIn(text)) {
      if (isExplained(run, place, written)) continue;
      const at = placeOfRun(place, run, written.texts);
      const { line, column } = at.position.start;
      const key = `${at.path}:${line}:${column}:${run.characters}`;
      if (!found.has(key)) found.set(key, glyphMessage(at, run.characters));
    }
  return [...found.values()];
}

/** Whether a run stands for characters that could not be read, and the file has an error that says so. */
function isExplained({ characters }: Run, { path }: Place, { broken }: Written): boolean {
  return broken.has(path) && /^\ufffd+$/.test(characters);
}

interface Run {
  readonly characters: string;
  /** Its offset in the text. */
  readonly start: number;
}

/** Characters that are not drawn: they join, separate or direct others. */
const unseen = /[\p{Cf}\p{Cc}\p{Zl}\p{Zp}\p{Zs}\p{Variation_Selector}]/u;

/** A function that finds the longest runs of characters that none of the fonts has. */
function runFinder(fonts: Fonts): (text: string) => readonly Run[] {
  const missing = coverage(fonts);
  const families = [...new Set(fonts.map(({ family }) => family))];
  const known = new Map<string, boolean>();
  const isMissing = (character: string): boolean => {
    const before = known.get(character);
    if (before !== undefined) return before;
    const result =
      !unseen.test(character) && families.every((family) => missing(family, character).length > 0);
    known.set(character, result);
    return result;
  };
  return (text) => (hasOther(text) ? runsOf(text, isMissing) : []);
}

/** The longest runs of characters for which a test holds, with what joins them. */
function runsOf(text: string, isMissing: (character: string) => boolean): readonly Run[] {
  const runs: { characters: string; start: number; end: number }[] = [];
  let at = 0;
  for (const character of text) {
    const last = runs.at(-1);
    const isNext = last?.end === at;
    const belongs = isMissing(character) || (isNext && /[\u200d\p{Variation_Selector}]/u.test(character));
    if (belongs && !isNext) runs.push({ characters: '', start: at, end: at });
    const open = runs.at(-1);
    if (belongs && open !== undefined) {
      open.characters += character;
      open.end += character.length;
    }
    at += character.length;
  }
  return runs;
}

function glyphMessage(place: Place, characters: string): VFileMessage {
  const shown = characters.length > 24 ? `${[...characters].slice(0, 20).join('')}…` : characters;
  const noun = [...characters].length === 1 ? 'character' : 'characters';
  const reason = `Unexpected ${noun} \`${shown}\`, expected what the embedded fonts have`;
  const help =
    'write it in other characters, or put a font that has them into `templates/fonts/` and name it in `content/edition.yml`';
  return message('missing-glyph', place, reason, { actual: characters, help });
}

// ---------------------------------------------------------------- texts and their places

interface PlacedText {
  readonly text: string;
  readonly place: Place;
}

function textsOf(edition: Edition, { bibliography, pictures, texts }: Written): readonly PlacedText[] {
  const { chapters, figures, meta, references, slides } = edition;
  const locateMeta = locator(meta.path, texts.get(meta.path) ?? '');
  const locateSource = locator(sourcesPath, texts.get(sourcesPath) ?? '');
  return [
    ...(['title', 'subtitle', 'description'] as const).map((key) => ({
      text: meta[key],
      place: locateMeta([key]),
    })),
    ...meta.authors.map((text, index) => ({ text, place: locateMeta(['authors', index]) })),
    ...publicWords(meta).map(([text, ...key]) => ({ text, place: locateMeta(key) })),
    ...chapters.flatMap(({ path, title, question = [], answer = [], doubt = [], body }) =>
      wordsIn([...title, ...question, ...answer, ...doubt, body], path, pictures),
    ),
    ...slides.flatMap(({ place, heading, slots, backgrounds = [], notes, handout = [] }) =>
      wordsIn(
        [...heading, ...Object.values(slots).flat(), ...backgrounds, ...notes, ...handout],
        place.path,
        pictures,
      ),
    ),
    ...[...figures.values()].flatMap(({ spec, title, subtitle, note = [] }) =>
      wordsIn([...title, ...subtitle, ...note], spec.path, pictures),
    ),
    ...cellsIn(edition, texts),
    ...references.map(({ id, item, short }) => ({
      text: `${item.title} ${short}`,
      place: locateSource([[...bibliography.keys()].indexOf(id), 'title']),
    })),
  ];
}

/** Who speaks, where and for whom, each with its key. */
function publicWords({ event, footer, organisation, speaker }: Edition['meta']) {
  const words: readonly (readonly [string | undefined, ...string[]])[] = [
    [organisation, 'organisation'],
    [footer, 'footer'],
    [speaker?.name, 'speaker', 'name'],
    [speaker?.role, 'speaker', 'role'],
    [speaker?.contact, 'speaker', 'contact'],
    [event?.name, 'event', 'name'],
    [event?.place, 'event', 'place'],
  ];
  return words.flatMap(([text, ...key]) => (text === undefined ? [] : [[text, ...key] as const]));
}

const sourcesPath = 'data/sources.json';

/** The words of datasets that tables and charts show. */
function cellsIn({ datasets, figures, tables }: Edition, texts: Written['texts']): readonly PlacedText[] {
  const shown = [...tables.values(), ...[...figures.values()].flatMap(({ data }) => data)];
  const words = new Set(
    shown.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(({ text }) => text))),
  );
  return [...datasets.values()].flatMap(({ path, rows }) => {
    const locate = locator(path, texts.get(path) ?? '');
    return rows.flatMap((row, index) =>
      Object.entries(row).flatMap(([field, text]) =>
        typeof text === 'string' && hasOther(text) && words.has(text)
          ? [{ text, place: locate(['data', index, field]) }]
          : [],
      ),
    );
  });
}

/** Whether a text has more than the characters of Latin-1, which every font has. */
function hasOther(text: string): boolean {
  return /[\u0100-\u{10ffff}]/u.test(text);
}

function wordsIn(
  nodes: readonly Nodes[],
  path: string,
  pictures: ReadonlyMap<string, PictureFile>,
): readonly PlacedText[] {
  const found: PlacedText[] = [];
  for (const node of nodes)
    visit(node, (inner) => {
      const place = { path, position: inner.position ?? fileStart };
      if (inner.type === 'image') found.push({ text: pictures.get(inner.url)?.text ?? '', place });
      else if (inner.type !== 'html' && 'value' in inner && typeof inner.value === 'string')
        found.push({ text: inner.value, place });
    });
  return found;
}

/** The span of a run where its text is written as it is printed, otherwise the place of the text. */
function placeOfRun(place: Place, { characters }: Run, texts: ReadonlyMap<string, string>): Place {
  const { path, position } = place;
  const source = texts.get(path);
  const { start, end } = position;
  if (source === undefined || start.offset === undefined || end.offset === undefined) return place;
  const at = source.slice(start.offset, end.offset).indexOf(characters);
  if (at === -1) return place;
  const point = pointsOf(source);
  const from = start.offset + at;
  return { path, position: { start: point(from), end: point(from + characters.length) } };
}
