// Finds the tables of a font file: TrueType and OpenType as they are, or packed as woff or woff2.
import { brotliDecompressSync, inflateSync } from 'node:zlib';

/** The table with a tag of four characters; undefined when the font has none. */
export type Tables = (tag: string) => DataView | undefined;

/**
 * The tables of a font file, each as it is stored there. Throws a `TypeError` for anything else, damaged files included. A
 * library takes ten times as long: it decompresses in JavaScript and reads every table.
 */
export function fontTables(bytes: Uint8Array): Tables {
  return fontDirectory(bytes).tableOf;
}

/** All that a font file holds. */
export interface Directory {
  readonly tables: readonly string[];
  readonly tableOf: Tables;
  /** Whether a table is stored in another form than TrueType's, as outlines are in woff2. */
  readonly isTransformed: (tag: string) => boolean;
}

/** The directory of a font file. Throws as `fontTables` does. */
export function fontDirectory(bytes: Uint8Array): Directory {
  try {
    const file = viewOf(bytes);
    const read = readers.get(file.getUint32(0));
    if (read === undefined) throw new TypeError(unlike(file.getUint32(0)));
    return read(file, bytes);
  } catch (cause) {
    if (cause instanceof TypeError) throw cause;
    throw new TypeError('Unexpected end of the font, expected the whole file', { cause });
  }
}

type Reader = (file: DataView, bytes: Uint8Array) => Directory;

const never = (): boolean => false;

const readers: ReadonlyMap<number, Reader> = new Map([
  [0x774f4632, woff2Tables],
  [0x774f4646, woffTables],
  [0x00010000, plainTables],
  [0x74727565, plainTables],
  [0x4f54544f, plainTables],
]);

function unlike(signature: number): string {
  const collection = 0x74746366;
  const what = signature === collection ? 'a collection of fonts' : 'bytes';
  return `Unexpected ${what}, expected a font as woff2, woff, TrueType or OpenType`;
}

/** The most bytes that the tables of a font may have; larger ones are no font for text. */
const largest = 64 * 1024 * 1024;

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const indices = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

const tagAt = (file: DataView, at: number): string =>
  String.fromCharCode(...indices(4).map((index) => file.getUint8(at + index)));

function plainTables(file: DataView): Directory {
  const records = indices(file.getUint16(4)).map((index) => 12 + 16 * index);
  const places = new Map(records.map((at) => [tagAt(file, at), at]));
  const tableOf: Tables = (tag) => {
    const at = places.get(tag);
    if (at === undefined) return undefined;
    return new DataView(file.buffer, file.byteOffset + file.getUint32(at + 8), file.getUint32(at + 12));
  };
  return { tables: [...places.keys()], tableOf, isTransformed: never };
}

function woffTables(file: DataView, bytes: Uint8Array): Directory {
  const records = indices(file.getUint16(12)).map((index) => 44 + 20 * index);
  const places = new Map(records.map((at) => [tagAt(file, at), at]));
  const tableOf: Tables = (tag) => {
    const at = places.get(tag);
    if (at === undefined) return undefined;
    const [start, packed, length] = [at + 4, at + 8, at + 12].map((place) => file.getUint32(place));
    const raw = bytes.subarray(start, (start ?? 0) + (packed ?? 0));
    return viewOf(packed === length ? raw : inflateSync(raw, { maxOutputLength: largest }));
  };
  return { tables: [...places.keys()], tableOf, isTransformed: never };
}

// ---------------------------------------------------------------- woff2

function woff2Tables(file: DataView, bytes: Uint8Array): Directory {
  const { tables, end } = directory(bytes, file.getUint16(12));
  const packed = bytes.subarray(end, end + file.getUint32(20));
  const fonts = brotliDecompressSync(packed, { maxOutputLength: largest });
  const named = (tag: string) => tables.find((table) => table.tag === tag);
  return {
    tables: tables.map(({ tag }) => tag),
    tableOf: (tag) => {
      const found = named(tag);
      return found && new DataView(fonts.buffer, fonts.byteOffset + found.offset, found.length);
    },
    isTransformed: (tag) => named(tag)?.isTransformed === true,
  };
}

interface Table {
  readonly tag: string;
  readonly offset: number;
  readonly length: number;
  readonly isTransformed: boolean;
}

/** WOFF2 specification, section 4.1: known tags are numbers, 63 spells the tag out. */
const knownTags =
  'cmap head hhea hmtx maxp name OS/2 post cvt_ fpgm glyf loca prep CFF_ VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG_ sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill'
    .split(' ')
    .map((tag) => tag.replace('_', ' '));
const spelt = 63;
const headerLength = 48;

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
    const number = flags & spelt;
    const tag = number === spelt ? tagAt(viewOf(bytes), at) : (knownTags[number] ?? '');
    if (number === spelt) at += 4;
    const original = base128();
    const isGlyphs = tag === 'glyf' || tag === 'loca';
    const isTransformed = isGlyphs ? flags >> 6 === 0 : flags >> 6 !== 0;
    const length = isTransformed ? base128() : original;
    offset += length;
    return { tag, offset: offset - length, length, isTransformed };
  });
  return { tables, end: at };
}
