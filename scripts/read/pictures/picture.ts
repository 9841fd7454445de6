// Reads pictures: what they are, how large, and whether a document can show them. No pixel is decoded.
import { imageSize } from 'image-size';
import { brokenPart, kindOf, type PictureFault, type ReadPicture } from './file-kind.ts';
import { readSvg } from './svg.ts';

/** Beyond these a program that shows the picture may run out of memory. */
const limits = { megabytes: 32, side: 16_384, megapixels: 64 };

/** The picture in a file. `path` is relative to `content/`. */
export function readPicture(path: string, bytes: Uint8Array): ReadPicture {
  const megabytes = bytes.length / 2 ** 20;
  if (megabytes > limits.megabytes) {
    const what = `which has ${Math.ceil(megabytes)} MB, expected at most ${limits.megabytes}`;
    return { fault: { rule: 'oversize-image', what, help: 'save it smaller: every document holds a copy' } };
  }
  const format = kindOf(bytes);
  if (typeof format !== 'string') return { fault: format };
  if (format === 'svg') return readSvg(path, bytes);
  const size = sizeOf(bytes);
  const fault = brokenPart(format, bytes) ?? (size === undefined ? damaged : sizeFault(size));
  if (fault !== undefined || size === undefined) return { fault: fault ?? damaged };
  const { width, height, orientation = 1 } = size;
  const [seenWidth, seenHeight] = orientation >= 5 ? [height, width] : [width, height];
  return {
    file: {
      ...{ path, format, width: seenWidth, height: seenHeight, bytes },
      ...{ isTurned: orientation !== 1, text: '', families: [] },
    },
  };
}

const damaged: PictureFault = {
  rule: 'unreadable-image',
  what: 'which is damaged',
  help: 'save it again from the program that made it, or copy it again',
};

interface Size {
  readonly width: number;
  readonly height: number;
  /** How the pixels are turned and mirrored: 1 to 8 of EXIF. */
  readonly orientation?: number;
}

function sizeOf(bytes: Uint8Array): Size | undefined {
  try {
    const { width, height, orientation } = imageSize(bytes);
    return width > 0 && height > 0
      ? { width, height, ...(orientation !== undefined && { orientation }) }
      : undefined;
  } catch {
    // The library throws whatever comes of bytes that it does not understand.
    return undefined;
  }
}

function sizeFault({ width, height }: Size): PictureFault | undefined {
  const megapixels = (width * height) / 1e6;
  if (Math.max(width, height) <= limits.side && megapixels <= limits.megapixels) return undefined;
  const what = `of ${width} × ${height} pixels, expected at most ${limits.side} a side and ${limits.megapixels} million in all`;
  return {
    rule: 'oversize-image',
    what,
    help: 'save it smaller: a page or slide shows a few thousand pixels',
  };
}
