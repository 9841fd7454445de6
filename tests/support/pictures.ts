// Pictures of a few bytes for tests.
import { crc32, deflateSync } from 'node:zlib';
import type { FindPicture } from '../../scripts/read/pictures/image.ts';

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A PNG of one colour, `#rrggbb`. */
export function png(width: number, height: number, colour = '#0f5fa6'): Uint8Array {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const pixel = Buffer.from(colour.slice(1), 'hex');
  const row = Buffer.concat([Buffer.from([0]), ...Array.from({ length: width }, () => pixel)]);
  const rows = Buffer.concat(Array.from({ length: height }, () => row));
  return new Uint8Array(
    Buffer.concat([
      Buffer.from('89504e470d0a1a0a', 'hex'),
      chunk('IHDR', head),
      chunk('IDAT', deflateSync(rows)),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  );
}

/** Finds a small picture at every path. */
export const anyPicture: FindPicture = (path) => ({
  file: {
    path,
    format: 'png',
    width: 4,
    height: 3,
    bytes: png(4, 3),
    isTurned: false,
    text: '',
    families: [],
  },
});
