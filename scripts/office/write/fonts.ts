// Embeds fonts in a presentation, in the form in which PowerPoint does: Embedded OpenType (a submission to the W3C of 2008), without its compression and encryption.
import type { Element } from 'xast';
import type { OfficeFile, OfficeTheme } from '../../model/deck/presentation.ts';
import { fontTables, type Tables } from '../../read/fonts/tables.ts';
import { trueType } from '../../read/fonts/true-type.ts';
import type { Link, Part } from './package.ts';
import { latin } from './text.ts';
import { x } from './xml.ts';

/** Embedded fonts: their parts, and for the presentation the list of them and the relationships that it names. */
export interface EmbeddedFonts {
  readonly parts: readonly Part[];
  readonly links: readonly Link[];
  /** Absent where no font is embedded. */
  readonly list?: Element;
}

/** The faces of a family, in the order in which the list has them. */
const faces = ['regular', 'bold', 'italic', 'boldItalic'] as const;

/**
 * The files of those families that the theme has: PowerPoint refuses to list a font that no text has. Left out are fonts
 * with outlines that it does not embed (CFF). `firstId` is the number of the first free relationship.
 */
export function embeddedFonts(
  files: readonly OfficeFile[],
  theme: OfficeTheme,
  firstId: number,
): EmbeddedFonts {
  const used = files
    .filter(({ family }) => theme.fonts.has(family))
    .flatMap((file) => {
      const bytes = trueType(file.bytes);
      return bytes === undefined ? [] : [{ ...file, bytes }];
    });
  if (used.length === 0) return { parts: [], links: [] };
  const place = (index: number) => `ppt/fonts/font${index + 1}.fntdata`;
  const idOf = (file: OfficeFile) => `rId${firstId + used.indexOf(file)}`;
  const families = Map.groupBy(used, ({ family }) => family);
  return {
    parts: used.map(({ bytes }, index) => ({ path: place(index), content: embeddedOpenType(bytes) })),
    links: used.map((file, index) => ({ id: idOf(file), type: 'font', target: place(index) })),
    list: x(
      'p:embeddedFontLst',
      [...families].map(([family, own]) =>
        x(
          'p:embeddedFont',
          { ...latin(family, theme), name: 'p:font' } satisfies Element,
          faces.flatMap((face) =>
            own.filter((file) => file.face === face).map((file) => x(`p:${face}`, { 'r:id': idOf(file) })),
          ),
        ),
      ),
    ),
  };
}

/** A TrueType file with the header of Embedded OpenType before it. */
export function embeddedOpenType(bytes: Uint8Array): Uint8Array {
  const tableOf = fontTables(bytes);
  const [os2, head, name] = [tableOf('OS/2'), tableOf('head'), tableOf('name')];
  if (os2 === undefined || head === undefined || name === undefined)
    throw new Error('Unexpected font without the tables `OS/2`, `head` and `name`');
  const names = [1, 2, 5, 4].map((id) => Buffer.from(nameOf(tableOf, id), 'utf16le'));
  const fixed = 80;
  const size = fixed + names.reduce((sum, { length }) => sum + 4 + length, 0) + 4 + bytes.length;
  const file = new Uint8Array(size);
  const view = new DataView(file.buffer);
  const words = (at: number, ...values: readonly number[]) => {
    for (const [index, value] of values.entries()) view.setUint32(at + 4 * index, value, true);
  };
  words(0, size, bytes.length, 0x00020001, 0);
  file.set(new Uint8Array(os2.buffer, os2.byteOffset + 32, 10), 16);
  view.setUint8(26, 1);
  view.setUint8(27, os2.getUint16(62) & 1);
  words(28, os2.getUint16(4));
  view.setUint16(32, os2.getUint16(8), true);
  view.setUint16(34, 0x504c, true);
  words(36, ...[42, 46, 50, 54].map((at) => os2.getUint32(at)));
  words(52, ...(os2.byteLength >= 86 ? [os2.getUint32(78), os2.getUint32(82)] : [1, 0]));
  words(60, head.getUint32(8));
  // Each name after two bytes of nothing and its length; the addresses that may use the font, of which there are none, end it.
  let at = fixed;
  for (const text of names) {
    view.setUint16(at + 2, text.length, true);
    file.set(text, at + 4);
    at += 4 + text.length;
  }
  file.set(bytes, size - bytes.length);
  return file;
}

/** A name of the font for Windows in its table `name`, by its number; empty if it has none. */
export function nameOf(tableOf: Tables, id: number): string {
  const table = tableOf('name');
  if (table === undefined) return '';
  const [count, storage] = [table.getUint16(2), table.getUint16(4)];
  const records = Array.from({ length: count }, (_, index) => 6 + 12 * index);
  const found = records.find((at) => table.getUint16(at) === 3 && table.getUint16(at + 6) === id);
  if (found === undefined) return '';
  const bytes = new Uint8Array(
    table.buffer,
    table.byteOffset + storage + table.getUint16(found + 10),
    table.getUint16(found + 8),
  );
  return new TextDecoder('utf-16be').decode(bytes);
}
