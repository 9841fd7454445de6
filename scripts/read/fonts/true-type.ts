// Writes a font file as plain TrueType, for programs that know no woff and woff2.

import { plainGlyphs } from './glyphs.ts';
import { type Directory, fontDirectory } from './tables.ts';

/**
 * The font as a TrueType file; undefined for fonts with other outlines (`CFF`), variable fonts, and tables in a form that
 * is not read here. Throws a `TypeError` for bytes that are no font.
 */
export function trueType(bytes: Uint8Array): Uint8Array | undefined {
  const { tables, tableOf, isTransformed } = fontDirectory(bytes);
  const names = tables.filter((tag) => tag !== 'DSIG');
  const isOther = (tag: string) => isTransformed(tag) && tag !== 'glyf' && tag !== 'loca';
  if (!names.includes('glyf') || names.includes('fvar') || names.some(isOther)) return undefined;
  return written(new Map(names.map((tag) => [tag, bytesOf(tableOf(tag))])), isTransformed('glyf'), tableOf);
}

function bytesOf(view: DataView | undefined): Uint8Array {
  if (view === undefined) return new Uint8Array();
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

function written(
  tables: Map<string, Uint8Array>,
  isTransformed: boolean,
  tableOf: Directory['tableOf'],
): Uint8Array {
  const head = tables.get('head')?.slice() ?? new Uint8Array(54);
  const heading = new DataView(head.buffer);
  // The sum of the whole file is put there at the end.
  heading.setUint32(8, 0);
  const glyf = tableOf('glyf');
  if (isTransformed && glyf !== undefined) {
    const plain = plainGlyphs(glyf);
    tables.set('glyf', plain.glyf).set('loca', plain.loca);
    // Offsets are long.
    heading.setInt16(50, 1);
  }
  tables.set('head', head);
  const file = fileOf([...tables].sort(([a], [b]) => (a < b ? -1 : 1)));
  const at = placeOf(file, 'head');
  new DataView(file.buffer).setUint32(at + 8, (0xb1b0afba - sumOf(file)) >>> 0);
  return file;
}

/** A file of these tables, with its directory. */
function fileOf(tables: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const count = tables.length;
  const start = 12 + 16 * count;
  const padded = (length: number) => length + (-length & 3);
  const file = new Uint8Array(tables.reduce((sum, [, { length }]) => sum + padded(length), start));
  const view = new DataView(file.buffer);
  const power = 2 ** Math.floor(Math.log2(count));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, count);
  view.setUint16(6, 16 * power);
  view.setUint16(8, Math.log2(power));
  view.setUint16(10, 16 * (count - power));
  let at = start;
  for (const [index, [tag, bytes]] of tables.entries()) {
    const record = 12 + 16 * index;
    for (const [place, letter] of [...tag].entries()) view.setUint8(record + place, letter.charCodeAt(0));
    file.set(bytes, at);
    view.setUint32(record + 4, sumOf(file.subarray(at, at + padded(bytes.length))));
    view.setUint32(record + 8, at);
    view.setUint32(record + 12, bytes.length);
    at += padded(bytes.length);
  }
  return file;
}

function placeOf(file: Uint8Array, tag: string): number {
  const { tableOf } = fontDirectory(file);
  return (tableOf(tag)?.byteOffset ?? 0) - file.byteOffset;
}

/** The sum of the words of four bytes, as fonts have it of their tables. */
function sumOf(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let sum = 0;
  for (let at = 0; at + 4 <= bytes.byteLength; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}
