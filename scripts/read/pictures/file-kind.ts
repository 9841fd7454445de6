// Tells by its first bytes what a file is, and whether all of it is there.
import { crc32 } from 'node:zlib';
import type { PictureFile, PictureFormat } from '../../model/sources.ts';

/** Why a file is no picture that can be shown, and what to do. */
export interface PictureFault {
  readonly rule: 'unreadable-image' | 'oversize-image' | 'outside-project';
  /** Words that follow the name of the file: "which is empty". */
  readonly what: string;
  readonly help: string;
}

/** A picture, or why there is none. */
export type ReadPicture =
  | { readonly file: PictureFile; readonly fault?: undefined }
  | { readonly fault: PictureFault; readonly file?: undefined };

const again = 'save it again from the program that made it, or copy it again';
const convert = 'save it as PNG or JPEG';

/** The format of a picture, or why the bytes are none. */
export function kindOf(bytes: Uint8Array): PictureFormat | PictureFault {
  if (bytes.length === 0) return fault('which is empty', again);
  const head = Buffer.from(bytes.subarray(0, 64)).toString('latin1');
  const isLike = ({ signature }: { readonly signature: Signature }) =>
    signature.every(([offset, text]) => head.startsWith(text, offset));
  const known = formats.find(isLike);
  if (known !== undefined) return known.format;
  const other = others.find(isLike);
  if (other !== undefined) return fault(other.what, other.help);
  const text = textOf(bytes.subarray(0, 4096))
    .replace(/^\ufeff/u, '')
    .trimStart();
  if (/<svg[\s>]/u.test(text) || /^<\?xml|^<!DOCTYPE svg|^<!--/iu.test(text)) return 'svg';
  const words = texts.find(({ start }) => start.test(text));
  if (words !== undefined) return fault(words.what, words.help);
  return fault('which is no picture', 'expected are PNG, JPEG, WebP, GIF, AVIF and SVG');
}

function fault(what: string, help: string): PictureFault {
  return { rule: 'unreadable-image', what, help };
}

/** Texts at offsets in the first bytes. */
type Signature = readonly (readonly [offset: number, text: string])[];

const formats: readonly { readonly signature: Signature; readonly format: PictureFormat }[] = [
  { signature: [[0, '\x89PNG\r\n\x1a\n']], format: 'png' },
  { signature: [[0, '\xff\xd8\xff']], format: 'jpeg' },
  { signature: [[0, 'GIF87a']], format: 'gif' },
  { signature: [[0, 'GIF89a']], format: 'gif' },
  {
    signature: [
      [0, 'RIFF'],
      [8, 'WEBP'],
    ],
    format: 'webp',
  },
  { signature: [[4, 'ftypavif']], format: 'avif' },
  { signature: [[4, 'ftypavis']], format: 'avif' },
];

const photo = { what: 'which is a HEIC photo', help: convert };
const tiff = { what: 'which is a TIFF', help: convert };
const others: readonly { readonly signature: Signature; readonly what: string; readonly help: string }[] = [
  { signature: [[4, 'ftyphe']], ...photo },
  { signature: [[4, 'ftypmif1']], ...photo },
  { signature: [[4, 'ftypmsf1']], ...photo },
  {
    signature: [
      [0, 'BM'],
      [6, '\0\0'],
    ],
    what: 'which is a Windows bitmap',
    help: convert,
  },
  { signature: [[0, 'II*\0']], ...tiff },
  { signature: [[0, 'MM\0*']], ...tiff },
  { signature: [[0, '\0\0\x01\0']], what: 'which is an icon', help: convert },
  { signature: [[0, '8BPS']], what: 'which is a Photoshop file', help: convert },
  { signature: [[0, '\xff\x0a']], what: 'which is a JPEG XL', help: convert },
  { signature: [[4, 'JXL ']], what: 'which is a JPEG XL', help: convert },
  { signature: [[0, '%PDF']], what: 'which is a PDF', help: 'save the drawing as SVG, or the page as PNG' },
  { signature: [[0, '%!PS']], what: 'which is PostScript', help: 'save the drawing as SVG' },
  {
    signature: [[0, '\x1f\x8b']],
    what: 'which is compressed',
    help: 'unpack it: `gunzip -c name.svgz > name.svg`',
  },
  {
    signature: [[0, 'PK\x03\x04']],
    what: 'which is an archive',
    help: 'unpack it, and name the picture in it',
  },
];

const texts = [
  {
    start: /^version https:\/\/git-lfs/u,
    what: 'which is a Git LFS pointer, not the picture',
    help: 'this is a Git LFS pointer: run `git lfs pull`',
  },
  {
    start: /^(?:\.\.\/)*(?:\/annex\/objects|\.git\/annex)/u,
    what: 'which is a git-annex pointer, not the picture',
    help: 'run `git annex get`',
  },
  {
    start: /^<(?:!doctype html|html|head|body)[\s>]/iu,
    what: 'which is a web page',
    help: 'open its address in a browser and save the picture itself',
  },
] as const;

/** UTF-8 and UTF-16 as text; any other byte becomes U+FFFD. */
export function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const isWide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const encoding = isWide ? (first === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

// ---------------------------------------------------------------- whole files

/** Why a file is not whole; undefined when it is. Nothing is decoded. */
export function brokenPart(
  format: Exclude<PictureFormat, 'svg'>,
  bytes: Uint8Array,
): PictureFault | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return checks[format](view);
}

const cut = fault('which is cut off', again);
const corrupt = fault('which is damaged', again);

const checks: Readonly<Record<Exclude<PictureFormat, 'svg'>, (file: Buffer) => PictureFault | undefined>> = {
  png: checkPng,
  jpeg: checkJpeg,
  gif: (file) => (/;[\0\s]*$/u.test(file.subarray(-64).toString('latin1')) ? undefined : cut),
  webp: (file) => (file.length < 12 || file.readUInt32LE(4) + 8 > file.length ? cut : undefined),
  avif: checkBoxes,
};

/** Every chunk up to the last has its checksum. */
function checkPng(file: Buffer): PictureFault | undefined {
  let hasPixels = false;
  for (let at = 8; at + 12 <= file.length; ) {
    const length = file.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > file.length) return cut;
    const type = file.toString('latin1', at + 4, at + 8);
    if (crc32(file.subarray(at + 4, end - 4)) !== file.readUInt32BE(end - 4)) return corrupt;
    hasPixels ||= type === 'IDAT';
    if (type === 'IEND') return hasPixels ? undefined : corrupt;
    at = end;
  }
  return cut;
}

/** The pixels begin with a scan, and an end of the image follows; a small picture inside of the metadata has an end of its own. */
function checkJpeg(file: Buffer): PictureFault | undefined {
  const endOfImage = Buffer.from([0xff, 0xd9]);
  for (let at = 2; at + 4 <= file.length; at += segmentLength(file, at)) {
    if (file[at] !== 0xff) return corrupt;
    if (file[at + 1] === 0xda) return file.includes(endOfImage, at + 2) ? undefined : cut;
  }
  return cut;
}

/** Bytes from one marker of a JPEG to the next; some markers stand alone, and any may be filled up before it. */
function segmentLength(file: Buffer, at: number): number {
  const marker = file[at + 1] ?? 0;
  if (marker === 0xff) return 1;
  const isAlone = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
  return 2 + (isAlone ? 0 : Math.max(2, file.readUInt16BE(at + 2)));
}

/** The boxes of an ISO file fill it. */
function checkBoxes(file: Buffer): PictureFault | undefined {
  let at = 0;
  while (at + 8 <= file.length) {
    const short = file.readUInt32BE(at);
    if (short === 0) return undefined;
    const isLong = short === 1 && at + 16 <= file.length;
    const length = isLong ? Number(file.readBigUInt64BE(at + 8)) : short;
    if (length < 8) return corrupt;
    at += length;
  }
  return at === file.length ? undefined : cut;
}
