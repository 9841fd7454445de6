import type { VFileMessage } from 'vfile-message';

/** What inspecting found beyond what resolving says: rows that do not exist, or that a broken dataset withholds, are resolving's to name. */
export function unsaid(found: readonly VFileMessage[]): readonly VFileMessage[] {
  return found.filter(({ ruleId }) => ruleId !== 'unknown-dataset');
}
