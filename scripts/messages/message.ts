import { closest, distance } from 'fastest-levenshtein';
import { VFileMessage } from 'vfile-message';
import type { Place } from '../model/sources.ts';
import { type RuleId, rules } from './rules.ts';

/** What else a message can say. `help` is the way out, in the imperative. */
export interface Detail {
  readonly actual?: string;
  readonly expected?: readonly string[];
  readonly help?: string;
}

/** A message at its place. The reason reads "Unexpected X, expected Y", with names in backticks. */
export function message(rule: RuleId, place: Place, reason: string, detail: Detail = {}): VFileMessage {
  const made = new VFileMessage(reason, { place: place.position, ruleId: rule, source: 'build' });
  made.file = place.path;
  made.fatal = rules[rule].severity === 'error';
  made.actual = detail.actual;
  made.expected = detail.expected === undefined ? undefined : [...detail.expected];
  made.note = detail.help;
  return made;
}

/** `help` for a misspelt name: "did you mean `x`?" when one is near, the choices otherwise. */
export function suggest(name: string, known: readonly string[]): Detail {
  if (known.length === 0) return { actual: name };
  const word = nearest(name, known);
  const help = word === undefined ? `choose one of: ${list(known)}` : `did you mean \`${word}\`?`;
  return { actual: name, expected: known, help };
}

/** The known name that a misspelt one probably means; undefined when none is near. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const near = closest(
    name.toLowerCase(),
    known.map((word) => word.toLowerCase()),
  );
  if (distance(name.toLowerCase(), near) > Math.max(2, Math.floor(name.length / 3))) return undefined;
  return known.find((candidate) => candidate.toLowerCase() === near) ?? near;
}

const shown = 12;
function list(names: readonly string[]): string {
  const some = names
    .slice(0, shown)
    .map((name) => `\`${name}\``)
    .join(', ');
  return names.length > shown ? `${some}, … (${names.length} in all)` : some;
}
