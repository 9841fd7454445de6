// Draws the icon of the page for tabs and bookmarks: three lines with a peak, as on covers with distributions.

/** The icon in a colour, `#rrggbb`, as a `data:` address. */
export function icon(colour: string): string {
  const lines = [9, 16, 23].map((y) => `M2 ${y}h28`).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill="none" stroke="${colour}" stroke-width="2.5"><path d="${lines}"/><path d="M2 29h7c4 0 4-17 7-17s3 17 7 17h7"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
