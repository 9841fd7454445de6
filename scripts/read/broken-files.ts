// Which files have errors, and which of these errors may hide what stands in a section.
import type { VFileMessage } from 'vfile-message';
import type { RuleId } from '../messages/rules.ts';

/** Rules of faults inside a sentence. They do not hide headings, figures or tables of the section. */
const harmless: ReadonlySet<string> = new Set<RuleId>([
  'bad-expression',
  'block-helper',
  'citation-syntax',
  'dead-address',
  'expression-syntax',
  'missing-alt',
  'missing-image',
  'outside-project',
  'oversize-image',
  'unknown-tone',
  'unreadable-image',
]);

/** The sections, by the pattern of their paths, of which something could not be read, so that what they lack may stand in them. */
export function obscuredBy(faults: readonly VFileMessage[], section: RegExp): ReadonlySet<string> {
  const obscuring = faults.filter(({ ruleId }) => !harmless.has(ruleId ?? ''));
  return new Set([...filesOf(obscuring)].filter((path) => section.test(path)));
}

/** The files that messages are about. */
export function filesOf(messages: readonly VFileMessage[]): ReadonlySet<string> {
  return new Set(messages.flatMap(({ file }) => (file === undefined ? [] : [file])));
}
