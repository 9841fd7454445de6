// Decides whether messages stop a build.
import type { VFileMessage } from 'vfile-message';

/** Whether messages stop a build: errors always, warnings when strict, notices never. */
export function stops(messages: readonly VFileMessage[], strict = false): boolean {
  return messages.some(({ fatal }) => fatal === true || (strict && fatal === false));
}

/** Whether what was found so far stops a run. Nothing stops a gallery: what can be drawn is drawn. */
export function isStopped(
  { messages }: { readonly messages: readonly VFileMessage[] },
  { gallery, strict }: { readonly gallery?: boolean | undefined; readonly strict?: boolean | undefined },
): boolean {
  return gallery !== true && stops(messages, strict);
}

/** The errors among messages. */
export function errorsIn(messages: readonly VFileMessage[]): readonly VFileMessage[] {
  return messages.filter(({ fatal }) => fatal === true);
}
