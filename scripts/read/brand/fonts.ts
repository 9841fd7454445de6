// Reads the fonts of a brand from `templates/fonts/`, and checks that they hold what documents need.
import type { VFileMessage } from 'vfile-message';
import { type Detail, message, suggest } from '../../messages/message.ts';
import {
  type FontFace,
  type FontFile,
  type FontRole,
  type Fonts,
  usedFaces,
} from '../../model/manner/look.ts';
import type { FontSpec } from '../../model/project.ts';
import type { Checked, JsonPointer, Sources } from '../../model/sources.ts';
import { characters } from '../fonts/cmap.ts';
import { fontTables } from '../fonts/tables.ts';
import type { Locator } from '../text/locate.ts';

export const fontFolder = 'templates/fonts/';

/** A family of `brand.fonts`, and where it stands. */
export interface Given {
  readonly role: FontRole;
  readonly spec: FontSpec;
  /** Characters that every document prints, beside letters and digits of English. */
  readonly printed: string;
  readonly assets: Sources['assets'];
  readonly locate: Locator;
}

/** The font files of a role with a message for each fault; a family with a fault has none, so that nothing follows from it. */
export function readFamily(given: Given): Checked<Fonts> {
  const read = given.spec.files.map((entry, index) => readFile(entry, index, given));
  const messages = read.flatMap((one) => one.messages);
  const files = read.flatMap(({ value }) => (value === undefined ? [] : [value]));
  if (messages.length > 0) return { value: [], messages };
  const faults = [...missingFaces(files, given), ...missingCharacters(files, given)];
  return { value: faults.length > 0 ? [] : withRanges(files), messages: faults };
}

const pointerTo = ({ role }: Given, ...rest: JsonPointer): JsonPointer => ['brand', 'fonts', role, ...rest];

function readFile(
  entry: FontSpec['files'][number],
  index: number,
  given: Given,
): Checked<FontFile | undefined> {
  const { file, weight, style } = typeof entry === 'string' ? { file: entry } : entry;
  const path = `${fontFolder}${file.replace(/^(?:\.?\/|templates\/fonts\/)/, '')}`;
  const place = pointerTo(given, 'files', index, ...(typeof entry === 'string' ? [] : ['file']));
  const fault = (reason: string, detail: Detail): Checked<undefined> => ({
    value: undefined,
    messages: [message('font-file', given.locate(place), reason, detail)],
  });
  const bytes = given.assets.get(path);
  if (bytes === undefined)
    return fault(`Unexpected font file \`${file}\`, expected one in \`${fontFolder}\``, known(file, given));
  try {
    const tables = fontTables(bytes);
    characters(bytes);
    if (tables('fvar') !== undefined) {
      const help =
        'use the static files of the family, one for each weight: printed pages cannot hold the other kind';
      return fault(`Unexpected variable font \`${file}\`, expected a static one`, { help });
    }
    const own = faceIn(tables('OS/2'));
    const face = { weight: weight ?? own.weight, style: style ?? own.style };
    const { family } = given.spec;
    return { value: { family, ...face, subset: 'all', unicodeRange: everything, path, bytes }, messages: [] };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const help = 'export it anew as woff2, or download it again';
    return fault(`Unexpected font file \`${file}\`: ${lowered(error.message)}`, { help });
  }
}

const lowered = (reason: string): string => reason.replace(/^Unexpected/, 'unexpected');

const everything = 'U+0-10FFFF';

function known(file: string, { assets }: Given): Detail {
  const files = [...assets.keys()].filter((path) => path.startsWith(fontFolder));
  const names = files.map((path) => path.slice(fontFolder.length));
  return names.length === 0 ? { help: `put the file into \`${fontFolder}\`` } : suggest(file, names);
}

/** Weight and style that a font says it has: `usWeightClass` and the italic bit of `fsSelection`. */
function faceIn(os2: DataView | undefined): FontFace {
  if (os2 === undefined || os2.byteLength < 64) return { weight: 400, style: 'normal' };
  return { weight: os2.getUint16(4), style: (os2.getUint16(62) & 1) === 1 ? 'italic' : 'normal' };
}

// ---------------------------------------------------------------- what a family lacks

const nameOf = ({ weight, style }: FontFace): string =>
  style === 'italic' ? `${weight} italic` : `${weight}`;

function missingFaces(files: Fonts, given: Given): readonly VFileMessage[] {
  const needed = usedFaces[given.role];
  const lacking = needed.filter((face) => !files.some((file) => nameOf(file) === nameOf(face)));
  const [first] = lacking;
  if (first === undefined) return [];
  const faces = (some: readonly FontFace[]) => some.map(nameOf).join(', ');
  const has = [...new Set(files.map(nameOf))].join(', ');
  const nearest = files.toSorted(
    (a, b) => Math.abs(a.weight - first.weight) - Math.abs(b.weight - first.weight),
  )[0];
  const name = nearest?.path.slice(fontFolder.length) ?? 'file.woff2';
  const style = first.style === 'italic' ? ', style: italic' : '';
  const reason = `Unexpected family \`${given.spec.family}\` with ${has}, expected files for ${faces(needed)}`;
  const help = `add a file for ${faces(lacking)}, or let one stand in: \`- { file: ${name}, weight: ${first.weight}${style} }\``;
  return [message('font-file', given.locate(pointerTo(given, 'files'), 'key'), reason, { help })];
}

/** What every text may hold: letters, digits and signs of English, and the signs that numbers are printed with. */
const english = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index)).join('');
const typeset = '–—‘’“”…·×−';

function missingCharacters(files: Fonts, given: Given): readonly VFileMessage[] {
  const wanted = given.role === 'mono' ? english : english + typeset + given.printed;
  const upright = files.filter(({ style, weight }) => style === 'normal' && weight === 400);
  const shown = new Set(upright.flatMap(({ bytes }) => [...characters(bytes)]));
  const lacking = [...new Set(wanted)].filter(
    (one) => !/\s/.test(one) && !shown.has(one.codePointAt(0) ?? 0),
  );
  if (lacking.length === 0) return [];
  const some = lacking.slice(0, mostNamed).map((one) => `\`${one}\``);
  const list =
    lacking.length > mostNamed ? `${some.join(' ')} and ${lacking.length - mostNamed} more` : some.join(' ');
  const reason = `Unexpected family \`${given.spec.family}\` without ${list}, expected the characters that every document prints`;
  const help = 'use files with a larger character set; several files of one weight may share it';
  return [message('font-file', given.locate(pointerTo(given, 'family')), reason, { help })];
}

const mostNamed = 8;

// ---------------------------------------------------------------- several files of one face

/** Of several files of a face each is used for the characters that it has. */
function withRanges(files: Fonts): Fonts {
  const faces = Map.groupBy(files, nameOf);
  return files.map((file) => {
    const isOnly = faces.get(nameOf(file))?.length === 1;
    return isOnly ? file : { ...file, unicodeRange: rangesOf(characters(file.bytes)) };
  });
}

/** Code points as a CSS `unicode-range`. */
function rangesOf(codes: ReadonlySet<number>): string {
  const ranges: [number, number][] = [];
  for (const code of [...codes].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === code - 1) last[1] = code;
    else ranges.push([code, code]);
  }
  const hex = (code: number) => code.toString(16).toUpperCase();
  return ranges.map(([from, to]) => (from === to ? `U+${hex(from)}` : `U+${hex(from)}-${hex(to)}`)).join(',');
}
