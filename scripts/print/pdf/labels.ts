// Computes the printed numbers of pages: roman for the front matter, arabic from the main matter on.
import type { Destinations } from './destinations.ts';

/** The printed number of the page with this index. `mainPage` is the index of the first page with an arabic number. */
export function pageLabel(index: number, mainPage: number): string {
  return index < mainPage ? roman(index + 1) : String(index - mainPage + 1);
}

/** Printed page numbers by element id, for the ids that references point at; targets without a page are left out. */
export function labelsOf(
  destinations: Pick<Destinations, 'byId'>,
  ids: Iterable<string>,
  mainMatter: string | undefined,
): ReadonlyMap<string, string> {
  const mainPage = mainPageOf(destinations, mainMatter);
  return new Map(
    [...ids].flatMap((id) => {
      const index = destinations.byId.get(id);
      return index === undefined ? [] : [[id, pageLabel(index, mainPage)] as const];
    }),
  );
}

/**
 * Index of the page on which arabic numbering begins; 0 when the document has no front matter. Throws when `mainMatter`, the
 * id of the element that begins the main matter, is not in the document.
 */
export function mainPageOf(destinations: Pick<Destinations, 'byId'>, mainMatter: string | undefined): number {
  if (mainMatter === undefined) return 0;
  const page = destinations.byId.get(mainMatter);
  if (page === undefined)
    throw new Error(`The main matter begins at \`${mainMatter}\`, which is not in the document`);
  return page;
}

/** The entry of the catalogue with which viewers show the printed numbers. */
export function pageLabelsEntry(mainPage: number): string {
  const front = mainPage > 0 ? `0 <</S /r>> ` : '';
  return `/PageLabels <</Nums [${front}${mainPage} <</S /D>>]>>`;
}

const numerals: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function roman(number: number): string {
  let rest = number;
  return numerals
    .map(([value, numeral]) => {
      const times = Math.floor(rest / value);
      rest -= times * value;
      return numeral.repeat(times);
    })
    .join('');
}
