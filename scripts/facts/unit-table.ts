// The built-in units: ratios, time, data, money, frequency. Units of a project's subject are in its `data/units.json`.
import type { UnitPart } from '../model/units.ts';

const binary = (power: number): number => 1024 ** power;
const time = (factor: number, word: string): UnitPart => ({
  of: { time: 1 },
  factor,
  words: [word, `${word}s`],
});
const long = (factor: number, word: string): UnitPart => ({
  ...time(factor, word),
  symbol: `${word}s`,
  singular: word,
});
const bytes = (factor: number): UnitPart => ({ of: { byte: 1 }, factor });
const perSecond = (of: string, factor: number): UnitPart => ({ of: { [of]: 1, time: -1 }, factor });

const second = 1;
const hour = 3600 * second;

/** A month as cloud providers bill it: 730 hours. */
const month = 730 * hour;

/** All units that are not combinations, by their names in datasets. */
export const builtInParts: ReadonlyMap<string, UnitPart> = new Map<string, UnitPart>([
  ['1', { of: {}, factor: 1, symbol: '' }],
  ['%', { of: {}, factor: 0.01 }],
  ['ns', time(1e-9, 'nanosecond')],
  ['µs', time(1e-6, 'microsecond')],
  ['ms', time(1e-3, 'millisecond')],
  ['s', time(second, 'second')],
  ['min', time(60, 'minute')],
  ['h', time(hour, 'hour')],
  ['d', long(24 * hour, 'day')],
  ['month', long(month, 'month')],
  ['years', long(8760 * hour, 'year')],
  ['B', bytes(1)],
  ['KB', { ...bytes(1e3), symbol: 'kB' }],
  ['MB', bytes(1e6)],
  ['GB', bytes(1e9)],
  ['TB', bytes(1e12)],
  ['KiB', bytes(binary(1))],
  ['MiB', bytes(binary(2))],
  ['GiB', bytes(binary(3))],
  ['TiB', bytes(binary(4))],
  ['bit', bytes(1 / 8)],
  ['kbit', bytes(1e3 / 8)],
  ['Mbit', bytes(1e6 / 8)],
  ['Gbit', bytes(1e9 / 8)],
  ['USD', { of: { money: 1 }, factor: 1, symbol: '$' }],
  ['Hz', perSecond('cycle', 1)],
  ['MHz', perSecond('cycle', 1e6)],
  ['GHz', perSecond('cycle', 1e9)],
  ['million', { of: {}, factor: 1e6 }],
  ['count', { of: { count: 1 }, factor: 1, symbol: '' }],
]);

/** The combinations that messages suggest; others are valid as well. */
export const builtInCombinations: readonly string[] = [
  'B/s',
  'KB/s',
  'MB/s',
  'GB/s',
  'MiB/s',
  'GiB/s',
  'kbit/s',
  'Mbit/s',
  'Gbit/s',
  'USD/h',
  'USD/month',
  'USD/year',
];
