// Turns a refusal of a fact or helper into a message.
import type { VFileMessage } from 'vfile-message';
import { Refusal } from '../../facts/refusal.ts';
import { type Detail, message, suggest } from '../../messages/message.ts';
import type { Place } from '../../model/sources.ts';
import { placeOfName, placeOfNameInPath } from './name-place.ts';

/**
 * A refusal as a message at `place`, narrowed to the name that it is about where the text of the file has the name there.
 * Throws anything else again: that is a bug of the program.
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
