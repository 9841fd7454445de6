/** What a number lacks at its right end to stand with its decimal point under that of its column. */
export interface Alignment {
  /** Decimals fewer than the longest of the column, at most 6. */
  readonly missing: number;
  /** Others have a decimal point and this one has none. */
  readonly needsPoint: boolean;
}

const none: Alignment = { missing: 0, needsPoint: false };

/** Alignments of the cells of a column; text that is no plain number stands flush right. */
export function alignNumbers(texts: readonly string[]): readonly Alignment[] {
  const decimals = texts.map(decimalsOf);
  const most = Math.max(0, ...decimals.map((count) => count ?? 0));
  return decimals.map((count) =>
    count === undefined ? none : { missing: Math.min(6, most - count), needsPoint: count === 0 && most > 0 },
  );
}

function decimalsOf(text: string): number | undefined {
  const match = /^[−+-]?[\d,\u00a0\u202f]+(?:\.(?<decimals>\d+))?$/.exec(text);
  return match === null ? undefined : (match.groups?.decimals ?? '').length;
}
