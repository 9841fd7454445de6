// Formats the errors and warnings of a preview for terminals and pages.
import type { VFileMessage } from 'vfile-message';
import { Failure } from '../messages/failure.ts';
import { formatMessages, mostOfOneRule } from '../messages/report.ts';
import { stops } from '../messages/stops.ts';
import type { TextVariants } from './events.ts';

/** Messages that keep a project from being shown as it is. */
class StoppedError extends Error {
  override readonly name = 'StoppedError';
  readonly text: TextVariants;

  constructor(text: TextVariants) {
    super(text.plain);
    this.text = text;
  }
}

/** Throws an error that `formatError` shows as these messages if they would stop a build. */
export function throwIfStopped(messages: readonly VFileMessage[], texts: ReadonlyMap<string, string>): void {
  const text = stops(messages) ? formatForPreview(messages, texts) : undefined;
  if (text !== undefined) throw new StoppedError(text);
}

const hint = '`npm run check -- --all` shows them';

/** Messages as a terminal shows them; undefined when there are none. */
export function formatForPreview(
  messages: readonly VFileMessage[],
  texts: ReadonlyMap<string, string>,
): TextVariants | undefined {
  if (messages.length === 0) return undefined;
  const text = (color: boolean) =>
    formatMessages(messages, texts, 'text', { color, most: mostOfOneRule, hint }).trimEnd();
  return { plain: text(false), styled: text(true) };
}

/** An error as a terminal shows it: message and help of a `Failure`, the stack of any other, which is a bug of the program. */
export function formatError(error: unknown): TextVariants {
  if (error instanceof StoppedError) return error.text;
  const text = error instanceof Failure ? describeFailure(error) : stackOf(error);
  return { plain: text, styled: text };
}

function describeFailure({ message, help }: Failure): string {
  return `error: ${message}${help === undefined ? '' : `\n  help: ${help}`}`;
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
