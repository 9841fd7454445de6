import { withPdf } from '../engine/browser/described.ts';

/** The number, from one, of the page on which each element stands that something in the PDF links to; absent where nothing does. */
export function pagesOfAnchors(
  bytes: Uint8Array,
  anchors: readonly string[],
): Promise<readonly (number | undefined)[]> {
  return withPdf(bytes, (pdf) =>
    Promise.all(
      anchors.map(async (anchor) => {
        const destination = await pdf.getDestination(anchor);
        return destination === null ? undefined : (await pdf.getPageIndex(destination[0])) + 1;
      }),
    ),
  );
}
