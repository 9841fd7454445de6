const ends = [
  ['low', 'high'],
  ['min', 'max'],
  ['minimum', 'maximum'],
  ['lower', 'upper'],
] as const;

/**
 * Fields that are the lower and upper end of one range: `low` and `high`, or names that differ in such a word, as
 * `priceLow` and `priceHigh`, `min_ms` and `max_ms`.
 */
export function rangePairs(names: readonly string[]): readonly (readonly [lower: string, upper: string])[] {
  return names.flatMap((name) => {
    const upper = ends.map((pair) => upperOf(name, pair)).find((found) => names.includes(found ?? ''));
    return upper === undefined ? [] : [[name, upper] as const];
  });
}

function upperOf(name: string, [low, high]: readonly [string, string]): string | undefined {
  const word = new RegExp(`(?<=^|_)${low}(?=$|_|[A-Z])|(?<=[a-z0-9])${capital(low)}(?=$|_|[A-Z])`);
  const found = word.exec(name)?.[0];
  return found === undefined ? undefined : name.replace(word, found === low ? high : capital(high));
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
