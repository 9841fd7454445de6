import type { VFileMessage } from 'vfile-message';
import { Refusal } from '../../facts/refusal.ts';
import { type Detail, message, suggest } from '../../messages/message.ts';
import type { Place } from '../../model/sources.ts';
import { placeOfName, placeOfNameInPath } from './name-place.ts';

/**
 * A refusal as a message at the place that asked, or at the name it is about where the file's text shows it there;
 * anything else that was thrown is a fault of the program.
 */
export function refusalMessage(thrown: unknown, place: Place, file = ''): VFileMessage {
  if (!(thrown instanceof Refusal)) throw thrown;
  const { actual, expected, help, path } = thrown.detail;
  const near: Detail = actual !== undefined && expected !== undefined ? suggest(actual, expected) : {};
  const at =
    actual === undefined
      ? place
      : path === undefined
        ? placeOfName(place, actual, file)
        : placeOfNameInPath(place, actual, path, file);
  return message(thrown.rule, at, thrown.message, {
    ...near,
    ...(actual !== undefined && { actual }),
    ...(help !== undefined && { help }),
  });
}
