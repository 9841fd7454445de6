// Reads inside the browser what is seen of the pictures on a slide, and draws those that an office suite may not show.
/// <reference lib="dom" />
import type { Box, PictureBlock } from '../../model/deck/slide-boxes.ts';
import { portable } from './page-source.ts';
import type { TypeTools } from './type.ts';

/** An expression for the browser: the function `readPicture`. */
export function picturesSource(): string {
  return portable(readPicture, [fitted, visiblePart, drawnPicture, hasHoles]);
}

/** A picture or drawing in a slot. */
export function readPicture(picture: Element, slot: string, tools: TypeTools): PictureBlock {
  const whole = tools.boxOf(picture.getBoundingClientRect());
  const isShown =
    whole.width > 0 && whole.height > 0 && picture.checkVisibility({ visibilityProperty: true });
  const block = { kind: 'picture' as const, slot, isShown, box: whole };
  if (!(picture instanceof HTMLImageElement) || !isShown || picture.naturalWidth === 0) return block;
  const drawn = drawnPicture(picture, fitted(picture, whole));
  return { ...block, ...visiblePart(fitted(picture, whole), whole), ...(drawn && { drawn }) };
}

/** Where the whole picture would stand, also what its element cuts off. */
function fitted(image: HTMLImageElement, { x, y, width, height }: Box): Box {
  const { objectFit, objectPosition } = getComputedStyle(image);
  if (objectFit !== 'contain' && objectFit !== 'cover') return { x, y, width, height };
  const scales = [width / image.naturalWidth, height / image.naturalHeight];
  const scale = objectFit === 'contain' ? Math.min(...scales) : Math.max(...scales);
  const [own, high] = [image.naturalWidth * scale, image.naturalHeight * scale];
  const [left = 50, top = 50] = objectPosition.split(' ').map((part) => Number.parseFloat(part));
  return {
    x: x + ((width - own) * left) / 100,
    y: y + ((height - high) * top) / 100,
    width: own,
    height: high,
  };
}

/** The box of what is seen of a picture, and what is cut off at each side. */
function visiblePart(picture: Box, frame: Box): Pick<PictureBlock, 'box' | 'crop'> {
  const left = Math.max(picture.x, frame.x);
  const top = Math.max(picture.y, frame.y);
  const right = Math.min(picture.x + picture.width, frame.x + frame.width);
  const bottom = Math.min(picture.y + picture.height, frame.y + frame.height);
  const crop = {
    left: (left - picture.x) / picture.width,
    right: (picture.x + picture.width - right) / picture.width,
    top: (top - picture.y) / picture.height,
    bottom: (picture.y + picture.height - bottom) / picture.height,
  };
  const isCut = Object.values(crop).some((share) => share > 0.001);
  return { box: { x: left, y: top, width: right - left, height: bottom - top }, ...(isCut && { crop }) };
}

/** The pixels of a picture in a format that not every office suite shows, or that it would not turn. */
function drawnPicture(image: HTMLImageElement, box: Box): PictureBlock['drawn'] {
  const type = /^data:image\/(?<type>[\w+-]+)/u.exec(image.src)?.groups?.type ?? '';
  if (/^(?:png|gif|jpeg)$/u.test(type) && !image.hasAttribute('data-turned')) return undefined;
  const { naturalWidth, naturalHeight } = image;
  // Twice as many pixels as on the slide; not more than the picture has, unless it is a drawing.
  const wanted = (2 * box.width) / naturalWidth;
  const scale = Math.min(
    type === 'svg+xml' ? wanted : Math.min(1, wanted),
    4096 / Math.max(naturalWidth, naturalHeight),
  );
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(naturalWidth * scale));
  canvas.height = Math.max(1, Math.round(naturalHeight * scale));
  const context = canvas.getContext('2d');
  context?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const isPhoto = type !== 'svg+xml' && context !== null && !hasHoles(context, canvas);
  const address = isPhoto ? canvas.toDataURL('image/jpeg', 0.92) : canvas.toDataURL('image/png');
  return { type: isPhoto ? 'jpeg' : 'png', base64: address.slice(address.indexOf(',') + 1) };
}

/** Whether something behind a picture can be seen through it. */
function hasHoles(context: CanvasRenderingContext2D, { width, height }: HTMLCanvasElement): boolean {
  const { data } = context.getImageData(0, 0, width, height);
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return true;
  return false;
}
