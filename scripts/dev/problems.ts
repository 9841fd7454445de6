/** What stands in the way of showing a project, as terminals and pages show it. */
import type { VFileMessage } from 'vfile-message';
import { Failure } from '../messages/failure.ts';
import { formatMessages } from '../messages/report.ts';
import { stops } from '../messages/stops.ts';
import type { Said } from './events.ts';

/** Why a project cannot be shown as it is. */
class StoppedError extends Error {
  override readonly name = 'StoppedError';
  readonly said: Said;

  constructor(said: Said) {
    super(said.plain);
    this.said = said;
  }
}

/** Throws an error that `formatError` shows as these messages when they would stop a build. */
export function throwIfStopped(messages: readonly VFileMessage[], texts: ReadonlyMap<string, string>): void {
  const said = stops(messages) ? formatForPreview(messages, texts) : undefined;
  if (said !== undefined) throw new StoppedError(said);
}

/** Messages as a terminal shows them; undefined when there are none. */
export function formatForPreview(
  messages: readonly VFileMessage[],
  texts: ReadonlyMap<string, string>,
): Said | undefined {
  if (messages.length === 0) return undefined;
  const text = (color: boolean) => formatMessages(messages, texts, 'text', { color }).trimEnd();
  return { plain: text(false), painted: text(true) };
}

/** An error as a terminal shows it: plainly when a person can put it right, with its stack when the bug is ours. */
export function formatError(error: unknown): Said {
  if (error instanceof StoppedError) return error.said;
  const text = error instanceof Failure ? plainFailure(error) : stackOf(error);
  return { plain: text, painted: text };
}

function plainFailure({ message, help }: Failure): string {
  return `error: ${message}${help === undefined ? '' : `\n  help: ${help}`}`;
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
