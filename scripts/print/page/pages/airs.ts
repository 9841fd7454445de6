// Says inside the browser how much room a chapter may get around its figures and headings. Functions that are sent to the page as text.

/** Less room than readers overlook is tried only where much of a page would stay empty. */
export function isTooTight(
  air: number,
  gap: number,
  { pageHeight }: { readonly pageHeight: number },
): boolean {
  return air < -mostAir() && gap < pageHeight * 0.14;
}

/** Lines of room that are added at most: an eighth of what is usual above a heading, which no reader sees. */
export function mostAir(): number {
  return 0.13;
}

/** Lines of room that are added, in the order in which they are tried. Few are tried in long chapters, which take long to lay out. */
export function airsOf(pages: number): readonly number[] {
  const most = mostAir();
  if (pages > 10) return [0, -most / 2, most / 2, -most, most];
  const usual = [0.05, 0.09, most].flatMap((air) => [-air, air, 0.02 - air, air - 0.02]);
  return [0, ...usual, ...[0.2, 0.25, 0.3, 0.35, 0.4].map((air) => -air)];
}
