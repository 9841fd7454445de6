import { PNG } from 'pngjs';
import type { Picture } from './raster.ts';

/** A picture as the bytes of a PNG file without transparency, packed as tightly as the format allows. */
export function encodePng({ width, height, data }: Picture): Buffer {
  const png = new PNG({ width, height });
  png.data.set(data);
  return PNG.sync.write(png, { colorType: 2, deflateLevel: 9, deflateStrategy: 0 });
}

/** The picture in a PNG file. */
export function decodePng(bytes: Uint8Array): Picture {
  const { width, height, data } = PNG.sync.read(Buffer.from(bytes));
  return { width, height, data: new Uint8Array(data) };
}
