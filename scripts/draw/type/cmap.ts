// Reads which characters a woff2 font file has glyphs for.
import { brotliDecompressSync } from 'node:zlib';

/**
 * Code points that a woff2 file has glyphs for.
 *
 * They are read from the file, since `unicode-range` names more characters than the files have (U+2011 and U+202F are
 * missing). Reads table formats 4 and 12, which all web fonts use. Throws a `TypeError` for a file that is no woff2 or has
 * no character map. A library takes ten times as long: it decompresses in JavaScript and reads every table.
 */
export function characters(woff2: Uint8Array): ReadonlySet<number> {
  const table = cmapTable(woff2);
  const codes = new Set<number>();
  const count = table.getUint16(2);
  for (let record = 0; record < count; record++) {
    const subtable = new DataView(table.buffer, table.byteOffset + table.getUint32(8 + 8 * record));
    for (const [from, to] of segments(subtable)) {
      for (let code = from; code <= to; code++) codes.add(code);
    }
  }
  return codes;
}

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

const signature = 0x774f4632;
const headerLength = 48;

function cmapTable(woff2: Uint8Array): DataView {
  const header = new DataView(woff2.buffer, woff2.byteOffset, woff2.byteLength);
  if (header.getUint32(0) !== signature) throw new TypeError('Unexpected bytes, expected a woff2 file');
  const { tables, end } = directory(woff2, header.getUint16(12));
  const cmap = tables.find((table) => table.tag === 0);
  if (cmap === undefined) throw new TypeError('Unexpected woff2 file without a character map');
  const fonts = brotliDecompressSync(woff2.subarray(end, end + header.getUint32(20)));
  return new DataView(fonts.buffer, fonts.byteOffset + cmap.offset, cmap.length);
}

interface Table {
  readonly tag: number;
  readonly offset: number;
  readonly length: number;
}

/** WOFF2 specification, section 4.1: known tags are numbers (0 is `cmap`, 10 `glyf`, 11 `loca`), 63 spells the tag out. */
function directory(bytes: Uint8Array, count: number): { tables: readonly Table[]; end: number } {
  let at = headerLength;
  const base128 = (): number => {
    let value = 0;
    for (let digits = 0; digits < 5; digits++) {
      const byte = bytes[at++] ?? 0;
      value = value * 128 + (byte & 127);
      if ((byte & 128) === 0) break;
    }
    return value;
  };
  let offset = 0;
  const tables = indices(count).map((): Table => {
    const flags = bytes[at++] ?? 0;
    const tag = flags & 63;
    if (tag === 63) at += 4;
    const original = base128();
    const isGlyphs = tag === 10 || tag === 11;
    const isTransformed = isGlyphs ? flags >> 6 === 0 : flags >> 6 !== 0;
    const length = isTransformed ? base128() : original;
    offset += length;
    return { tag, offset: offset - length, length };
  });
  return { tables, end: at };
}
