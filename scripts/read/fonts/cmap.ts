// Reads which characters a font file has glyphs for.
import { fontTables } from './tables.ts';

/**
 * Code points that a font file has glyphs for.
 *
 * They are read from the file, since `unicode-range` names more characters than the files have (U+2011 and U+202F are
 * missing). Reads table formats 4 and 12, which all fonts for the web use. Throws a `TypeError` for a file that is no font or
 * has no character map.
 */
export function characters(font: Uint8Array): ReadonlySet<number> {
  const table = fontTables(font)('cmap');
  if (table === undefined) throw new TypeError('Unexpected font without a character map');
  try {
    return codesIn(table);
  } catch (cause) {
    throw new TypeError('Unexpected end of the character map, expected the whole font', { cause });
  }
}

function codesIn(table: DataView): ReadonlySet<number> {
  const codes = new Set<number>();
  const count = table.getUint16(2);
  for (let record = 0; record < count; record++) {
    const subtable = new DataView(table.buffer, table.byteOffset + table.getUint32(8 + 8 * record));
    for (const [from, to] of segments(subtable)) {
      for (let code = from; code <= Math.min(to, lastCode); code++) codes.add(code);
    }
  }
  return codes;
}

const lastCode = 0x10ffff;

function segments(table: DataView): readonly (readonly [number, number])[] {
  const format = table.getUint16(0);
  if (format === 12) {
    return indices(table.getUint32(12)).map((group) => [
      table.getUint32(16 + 12 * group),
      table.getUint32(20 + 12 * group),
    ]);
  }
  if (format !== 4) return [];
  const doubled = table.getUint16(6);
  return indices(doubled / 2)
    .map((segment): readonly [number, number] => [
      table.getUint16(16 + doubled + 2 * segment),
      table.getUint16(14 + 2 * segment),
    ])
    .filter(([from]) => from !== 0xffff);
}

const indices = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);
