// Finds fields that are the ends of a range by their names.
type Words = readonly [lower: string, upper: string];

const bounds: readonly Words[] = [
  ['low', 'high'],
  ['lower', 'upper'],
];
const extremes: readonly Words[] = [
  ['min', 'max'],
  ['minimum', 'maximum'],
];

/**
 * The pairs of fields that are the lower and upper end of one range: `low` and `high`, or names that differ in such a word,
 * like `priceLow` and `priceHigh`, `min_ms` and `max_ms`.
 */
export function rangePairs(names: readonly string[]): readonly Words[] {
  return pairs(names, [...bounds, ...extremes]);
}

/** The pairs whose ends mean nothing alone, like `low` and `high`. A minimum and a maximum each are a figure on their own. */
export function boundPairs(names: readonly string[]): readonly Words[] {
  return pairs(names, bounds);
}

function pairs(names: readonly string[], words: readonly Words[]): readonly Words[] {
  return names.flatMap((name) => {
    const upper = words.map((pair) => upperOf(name, pair)).find((found) => names.includes(found ?? ''));
    return upper === undefined ? [] : [[name, upper] as const];
  });
}

function upperOf(name: string, [low, high]: Words): string | undefined {
  const word = new RegExp(`(?<=^|_)${low}(?=$|_|[A-Z])|(?<=[a-z0-9])${capital(low)}(?=$|_|[A-Z])`);
  const found = word.exec(name)?.[0];
  return found === undefined ? undefined : name.replace(word, found === low ? high : capital(high));
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
