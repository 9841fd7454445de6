// Refuses what would make a chart come out differently from one build to the next.
import type { VFileMessage } from 'vfile-message';
import { message } from '../../messages/message.ts';
import type { JsonEntry } from '../text/json-entries.ts';
import type { Locator } from '../text/locate.ts';
import { type Call, callsIn, expressionOf } from './expressions.ts';

/** An error for a transform or a function whose result depends on chance, on the clock or on a window. */
export function unreproducible(entry: JsonEntry, locate: Locator): VFileMessage | undefined {
  const { key, pointer } = entry;
  const isSample = key === 'sample' && pointer.at(-3) === 'transform';
  if (isSample) {
    const help = 'choose rows by what they say, with `filter`, or write the sample into a dataset';
    const reason = 'Unexpected `sample`, expected the same rows in every build';
    return message('not-reproducible', locate(pointer, 'key'), reason, { help });
  }
  const call = callsIn(expressionOf(entry) ?? '').find(isUnstable);
  if (call === undefined) return undefined;
  const [expected, help] = kinds.get(call.name) ?? clock;
  const reason = `Unexpected \`${call.name}()\`, expected ${expected}`;
  return message('not-reproducible', locate(pointer), reason, { actual: call.name, help });
}

const chance = [
  'the same numbers in every build',
  'compute them from the data: `datum.id`, or a row number of `window`, spreads points as well',
] as const;
const clock = [
  'the same time in every build',
  'write the date out, `datetime(2026, 0, 1)`, or take it from a field',
] as const;
const surroundings = [
  'a size that is the same in every build',
  'use `width`, `height` and `em`, which the surface gives',
] as const;

const kinds: ReadonlyMap<string, readonly [expected: string, help: string]> = new Map<
  string,
  readonly [string, string]
>([
  ...['random', 'sampleNormal', 'sampleLogNormal', 'sampleUniform'].map((name) => [name, chance] as const),
  ...['now', 'datetime', 'date', 'time'].map((name) => [name, clock] as const),
  ...['containerSize', 'screen', 'windowSize'].map((name) => [name, surroundings] as const),
]);
/** Functions that read the clock only where they are given nothing. */
const clocks = new Set(['datetime', 'date', 'time']);

const isUnstable = ({ name, isBare }: Call): boolean => kinds.has(name) && (isBare || !clocks.has(name));
