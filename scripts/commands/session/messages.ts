// Prints messages in the format of the option `--format`.
import type { VFileMessage } from 'vfile-message';
import {
  formatMessages,
  type MessageFormat,
  mostOfOneRule,
  orderMessages,
  summarize,
} from '../../messages/report.ts';
import type { Session, Values } from './command.ts';
import { textValue } from './options.ts';

/** The format of the option; text by default. */
export function messageFormat(values: Values): MessageFormat {
  const format = textValue(values, 'format');
  return format === 'json' || format === 'github' ? format : 'text';
}

/**
 * Prints messages to standard output; in JSON also when there are none. As text, of many of one rule only the first, unless `--all`
 * is given. Notices depend on the day: they go to standard error, as text only, and nowhere with `--quiet`.
 */
export function printMessages(
  { console }: Session,
  values: Values,
  messages: readonly VFileMessage[],
  texts: ReadonlyMap<string, string>,
): void {
  const format = messageFormat(values);
  const color = console.color && format === 'text';
  const limit = values.all === true ? {} : { most: mostOfOneRule, hint: '--all shows them' };
  const [notices, others] = [messages.filter(isNotice), messages.filter((message) => !isNotice(message))];
  const text = formatMessages(others, texts, format, { color, ...limit });
  if (text !== '') console.print(text);
  if (notices.length > 0 && format === 'text' && values.quiet !== true)
    console.note(formatMessages(notices, texts, 'text', { color, ...limit }).trimEnd());
}

/** Prints a result to standard output, or to standard error where standard output carries JSON. */
export function printResult({ console }: Session, values: Values, text: string): void {
  if (messageFormat(values) === 'json') console.note(text);
  else console.print(text);
}

function isNotice({ fatal }: VFileMessage): boolean {
  return fatal !== true && fatal !== false;
}

/** "2 errors, 1 warning in 2 files", or "no problems"; notices are none. */
export function tally(messages: readonly VFileMessage[]): string {
  return summarize(orderMessages(messages.filter((message) => !isNotice(message))));
}
