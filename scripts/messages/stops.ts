// Decides whether messages stop a build.
import type { VFileMessage } from 'vfile-message';

/** Whether messages stop a build: errors always, warnings when strict, notices never. */
export function stops(messages: readonly VFileMessage[], strict = false): boolean {
  return messages.some(({ fatal }) => fatal === true || (strict && fatal === false));
}
