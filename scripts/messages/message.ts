// Makes messages, and suggestions for misspelt names.
import { distance } from 'fastest-levenshtein';
import { VFileMessage } from 'vfile-message';
import type { Place } from '../model/sources.ts';
import { type RuleId, rules } from './rules.ts';

/** Optional parts of a message. `help` says in the imperative how to correct the fault. */
export interface Detail {
  readonly actual?: string;
  readonly expected?: readonly string[];
  readonly help?: string;
}

/** Severities as messages have them: vfile-message calls what is undefined information. */
const fatal = { error: true, warning: false, notice: undefined } as const;

/** A message at a place. The reason reads "Unexpected X, expected Y", or "Missing X", with names in backticks. */
export function message(rule: RuleId, place: Place, reason: string, detail: Detail = {}): VFileMessage {
  const result = new VFileMessage(reason, { place: place.position, ruleId: rule, source: 'build' });
  result.file = place.path;
  result.fatal = fatal[rules[rule].severity];
  result.actual = detail.actual;
  result.expected = detail.expected === undefined ? undefined : [...detail.expected];
  result.note = detail.help;
  return result;
}

/** `help` for a misspelt name: "did you mean `x`?" when a known name is similar, the known names otherwise. */
export function suggest(name: string, known: readonly string[]): Detail {
  if (known.length === 0) return { actual: name };
  const word = nearest(name, known);
  const help = word === undefined ? `choose one of: ${list(known)}` : `did you mean \`${word}\`?`;
  return { actual: name, expected: known, help };
}

/** The same suggestion, which also says where the thing can be added. */
export function suggestOrAdd(name: string, known: readonly string[], path: string): Detail {
  const detail = suggest(name, known);
  const { help } = detail;
  const or = help?.endsWith('?') ? `${help} If not, add` : help === undefined ? 'add' : `${help}, or add`;
  return { ...detail, help: `${or} it in \`${path}\`` };
}

/**
 * The known name most similar to a misspelt one, without regard to case; undefined when none is similar enough. Of equally
 * similar ones it is that of the most similar length: for `idel` it is `idle`, not `id`.
 */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const [near] = known
    .map((word) => ({
      word,
      edits: distance(name.toLowerCase(), word.toLowerCase()),
      longer: Math.abs(word.length - name.length),
    }))
    .sort((a, b) => a.edits - b.edits || a.longer - b.longer);
  const most = Math.max(2, Math.floor(name.length / 3));
  return near === undefined || near.edits > most ? undefined : near.word;
}

/** At most so many names are listed. */
const maxListed = 12;

function list(names: readonly string[]): string {
  const some = names
    .slice(0, maxListed)
    .map((name) => `\`${name}\``)
    .join(', ');
  return names.length > maxListed ? `${some}, … (${names.length} in all)` : some;
}
