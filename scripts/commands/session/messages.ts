// Prints messages in the format of the option `--format`.
import type { VFileMessage } from 'vfile-message';
import { formatMessages, type MessageFormat, orderMessages, summarize } from '../../messages/report.ts';
import type { Session, Values } from './command.ts';
import { textValue } from './options.ts';

/** The format of the option; text by default. */
export function messageFormat(values: Values): MessageFormat {
  const format = textValue(values, 'format');
  return format === 'json' || format === 'github' ? format : 'text';
}

/** Prints messages to standard output; in JSON also when there are none. */
export function printMessages(
  { console }: Session,
  values: Values,
  messages: readonly VFileMessage[],
  texts: ReadonlyMap<string, string>,
): void {
  const format = messageFormat(values);
  const text = formatMessages(messages, texts, format, { color: console.color && format === 'text' });
  if (text !== '') console.print(text);
}

/** "2 errors, 1 warning in 2 files", or "no problems". */
export function tally(messages: readonly VFileMessage[]): string {
  return summarize(orderMessages(messages));
}
