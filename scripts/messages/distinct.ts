// Removes repeated messages.
import type { VFileMessage } from 'vfile-message';

/** Each message once. Outputs that are made from the same document find the same faults in it. */
export function distinct(messages: readonly VFileMessage[]): readonly VFileMessage[] {
  const known = new Map(
    messages.map((message) => {
      const { file, place, reason, ruleId } = message;
      return [JSON.stringify([file, place, reason, ruleId]), message] as const;
    }),
  );
  return [...known.values()];
}
