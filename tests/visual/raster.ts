import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { withPdf } from '../engine/browser/described.ts';

/** Colours of pixels by rows, four bytes each: red, green, blue, alpha. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Pages of a PDF, counted from one, as pictures of the given width in pixels on white. */
export function rasterise(
  bytes: Uint8Array,
  numbers: readonly number[],
  width: number,
): Promise<readonly Picture[]> {
  return withPdf(bytes, async (pdf) => {
    const pictures: Picture[] = [];
    for (const number of numbers) pictures.push(await rasterisePage(pdf, number, width));
    return pictures;
  });
}

/** The canvas that pdf.js brings: it refuses paths made by another copy of the same library. */
interface CanvasFactory {
  create(width: number, height: number): { readonly context: CanvasRenderingContext };
}
interface CanvasRenderingContext {
  getImageData(x: number, y: number, width: number, height: number): { readonly data: Uint8ClampedArray };
}

async function rasterisePage(pdf: PDFDocumentProxy, number: number, width: number): Promise<Picture> {
  const page = await pdf.getPage(number);
  const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width });
  const height = Math.round(viewport.height);
  const { context } = (pdf.canvasFactory as CanvasFactory).create(width, height);
  await page.render({ canvas: null, canvasContext: context as never, viewport, background: 'white' }).promise;
  const { data } = context.getImageData(0, 0, width, height);
  page.cleanup();
  return { width, height, data: new Uint8Array(data) };
}
