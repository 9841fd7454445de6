// The selection that the options `--public` and `--minutes` ask for, and how it is written down.
import { wrongUsage } from '../../messages/failure.ts';
import type { SelectionRecord } from '../../records/manifest.ts';
import type { Selection } from '../../resolve/select.ts';
import type { Values } from './command.ts';
import { textValue } from './options.ts';

/** The selection of `--public` and `--minutes`; `undefined` when neither is given. Throws wrong usage for what are no minutes. */
export function readSelection(values: Values): Selection | undefined {
  const isPublic = values.public === true;
  const text = textValue(values, 'minutes');
  const minutes = text === undefined ? undefined : Number(text);
  if (minutes !== undefined && !(minutes > 0 && minutes < 1000)) {
    throw wrongUsage(`Unexpected minutes \`${text}\``, 'write a number, as in `--minutes 20`');
  }
  if (!isPublic && minutes === undefined) return undefined;
  return { isPublic, ...(minutes === undefined ? {} : { minutes }) };
}

/** The variant of the edition that `--edition` names; `undefined` for the edition itself. */
export function readVariant(values: Values): string | undefined {
  return textValue(values, 'edition');
}

/** What the options select, as manifests hold it; `undefined` when it is everything. Throws wrong usage for what are no minutes. */
export function readRecord(values: Values): SelectionRecord | undefined {
  const { isPublic, minutes } = readSelection(values) ?? {};
  const edition = readVariant(values);
  if (edition === undefined && isPublic === undefined && minutes === undefined) return undefined;
  return {
    ...(edition === undefined ? {} : { edition }),
    ...(isPublic === true ? { public: true } : {}),
    ...(minutes === undefined ? {} : { minutes }),
  };
}

/** The options that ask for a selection. */
export function selectionValues(record: SelectionRecord | undefined): Values {
  return {
    ...(record?.edition === undefined ? {} : { edition: record.edition }),
    ...(record?.public === true ? { public: true } : {}),
    ...(record?.minutes === undefined ? {} : { minutes: String(record.minutes) }),
  };
}

/** The selection as it is typed: "--public --minutes 20"; empty when nothing is left out. */
export function selectionText(record: SelectionRecord | undefined): string {
  return [
    ...(record?.edition === undefined ? [] : [`--edition ${record.edition}`]),
    ...(record?.public === true ? ['--public'] : []),
    ...(record?.minutes === undefined ? [] : [`--minutes ${record.minutes}`]),
  ].join(' ');
}

/** Whether two selections leave out the same. */
export function isSameSelection(a: SelectionRecord | undefined, b: SelectionRecord | undefined): boolean {
  return selectionText(a) === selectionText(b);
}
