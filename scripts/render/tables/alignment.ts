// Aligns the numbers of a column at their decimal points.

/** The space that a number needs at its right end, so that its decimal point is aligned with the column. */
export interface Alignment {
  /** How many decimals it has fewer than the number with the most, at most 6. */
  readonly missing: number;
  /** Other numbers of the column have a decimal point and this one has none. */
  readonly needsPoint: boolean;
}

const none: Alignment = { missing: 0, needsPoint: false };

/** The alignment of each cell of a column. Text that is no plain number is aligned right without space. */
export function alignNumbers(texts: readonly string[]): readonly Alignment[] {
  const decimals = texts.map(decimalsOf);
  const most = Math.max(0, ...decimals.map((count) => count ?? 0));
  return decimals.map((count) =>
    count === undefined ? none : { missing: Math.min(6, most - count), needsPoint: count === 0 && most > 0 },
  );
}

/** What stands for a number that there is none of: in the place of the units. */
const dash = '–';

function decimalsOf(text: string): number | undefined {
  if (text === dash) return 0;
  const match = /^[−+-]?[\d,\u00a0\u202f]+(?:\.(?<decimals>\d+))?$/.exec(text);
  return match === null ? undefined : (match.groups?.decimals ?? '').length;
}
