// Writes a remark into a PNG file.
import { crc32 } from 'node:zlib';

/** Length of the signature and of the first chunk, `IHDR`, after which other chunks may stand. */
const headLength = 8 + 25;

/** The PNG with a `tEXt` chunk: a keyword of Latin letters, and a remark in Latin-1. */
export function withPngText(png: Uint8Array, keyword: string, remark: string): Uint8Array {
  const data = Buffer.from(`tEXt${keyword}\0${remark}`, 'latin1');
  const chunk = Buffer.alloc(data.length + 8);
  chunk.writeUInt32BE(data.length - 4, 0);
  data.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(data), data.length + 4);
  return Buffer.concat([png.subarray(0, headLength), chunk, png.subarray(headLength)]);
}
