import type { VFileMessage } from 'vfile-message';
import { type Detail, message, suggest } from '../diagnostics/message.ts';
import type { Place } from '../model.ts';
import { Refusal } from '../refusal.ts';

/** A refusal as a message at the place that asked; anything else that was thrown is a fault of the program. */
export function refused(thrown: unknown, place: Place): VFileMessage {
  if (!(thrown instanceof Refusal)) throw thrown;
  const { actual, expected, help } = thrown.detail;
  const near: Detail = actual !== undefined && expected !== undefined ? suggest(actual, expected) : {};
  return message(thrown.rule, place, thrown.message, {
    ...near,
    ...(actual !== undefined && { actual }),
    ...(help !== undefined && { help }),
  });
}
