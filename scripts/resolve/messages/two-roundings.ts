// Warns of numbers that are printed with two different roundings.
import type { VFileMessage } from 'vfile-message';
import { message } from '../../messages/message.ts';
import type { Place } from '../../model/sources.ts';
import { type Observation, only } from '../facts/binding.ts';

type Printed = Extract<Observation, { kind: 'printing' }>;

/**
 * A warning at every place that prints a fact with other digits than the first place that prints it in the same unit. What an
 * author marks as coarse is left out. `observations` are in reading order.
 */
export function twoRoundings(observations: readonly Observation[]): readonly VFileMessage[] {
  const exact = only('printing', observations).filter(({ printing }) => !printing.isCoarse);
  const first = new Map<string, Printed>();
  const found = new Map<string, VFileMessage>();
  for (const one of exact) {
    const key = `${one.printing.unit} ${one.printing.fact}`;
    const before = first.get(key) ?? one;
    first.set(key, before);
    const at = placeText(one.place);
    if (before.printing.value !== one.printing.value && !found.has(at)) found.set(at, messageOf(before, one));
  }
  return [...found.values()];
}

function messageOf(before: Printed, { printing, place }: Printed): VFileMessage {
  const reason = `Unexpected rounding \`${printing.numeral}\`, expected \`${before.printing.numeral}\` as in ${placeText(before.place)}`;
  return message('two-roundings', place, reason, {
    actual: printing.numeral,
    expected: [before.printing.numeral],
    help: 'print both with the same digits; where the one with fewer digits is meant, add `coarse=true` to it, or `"coarse": true` to the column of a table',
  });
}

function placeText({ path, position: { start } }: Place): string {
  return `${path}:${start.line}:${start.column}`;
}
