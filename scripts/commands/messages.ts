import type { VFileMessage } from 'vfile-message';
import { formatMessages } from '../diagnostics/report.ts';
import { counted } from '../progress.ts';
import type { Session, Values } from './command.ts';
import { textValue } from './options.ts';

type Format = 'text' | 'json' | 'github';

/** The format that was asked for; text by default. */
export function messageFormat(values: Values): Format {
  const format = textValue(values, 'format');
  return format === 'json' || format === 'github' ? format : 'text';
}

/** Prints what was noticed to standard output, each message once; JSON also when there is nothing. */
export function printMessages(
  { console }: Session,
  values: Values,
  messages: readonly VFileMessage[],
  texts: ReadonlyMap<string, string>,
): void {
  const once = [...new Map(messages.map((message) => [identity(message), message])).values()];
  const format = messageFormat(values);
  const text = formatMessages(once, texts, format, { color: console.color && format === 'text' });
  if (text !== '') console.print(text);
}

/** "2 errors, 1 warning". */
export function tally(messages: readonly VFileMessage[]): string {
  const once = [...new Map(messages.map((message) => [identity(message), message])).values()];
  const errors = once.filter(({ fatal }) => fatal === true).length;
  return `${counted(errors, 'error')}, ${counted(once.length - errors, 'warning')}`;
}

function identity({ file, line, column, ruleId, reason }: VFileMessage): string {
  return JSON.stringify([file, line, column, ruleId, reason]);
}
