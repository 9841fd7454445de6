// Says what is wrong with a cell of a CSV file that does not fit its field, in the forms that spreadsheets and people write.
import type { VFileMessage } from 'vfile-message';
import { message } from '../../messages/message.ts';
import type { Field } from '../../model/data.ts';
import type { Place } from '../../model/sources.ts';
import { isDate } from '../text/date.ts';
import { isHeld, notHeldHelp } from '../text/numbers.ts';
import { shown } from '../text/schema-check.ts';

const number = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/iu;

/** Whether a text is a number as CSV files hold it, and is held without change. */
export function isNumber(text: string): boolean {
  return number.test(text) && isHeld(text);
}

/** The error of a cell whose text is written in another form than its field takes; undefined where the check of the rows knows as much. */
export function cellFault(
  text: string,
  { name, type }: Field,
  row: string,
  place: Place,
): VFileMessage | undefined {
  const written = text.trim();
  if (written === '') return undefined;
  const unexpected = `Unexpected ${shown(written)} for \`${name}\` in ${row}`;
  if (type === 'date' && !isDate(written)) {
    const help = dateHelp(written);
    return message('wrong-format', place, `${unexpected}, expected a date as YYYY-MM-DD`, { help });
  }
  if (type !== 'number' && type !== 'integer' && type !== 'year') return undefined;
  if (number.test(written)) {
    if (isHeld(written)) return undefined;
    const reason = `${unexpected}, expected a number that can be held as it is written`;
    return message('inexact-number', place, reason, { help: notHeldHelp });
  }
  const help = numberForms.find(({ form }) => form.test(written))?.help(written);
  return help === undefined
    ? undefined
    : message('wrong-type', place, `${unexpected}, expected a number`, { help });
}

interface NumberForm {
  readonly form: RegExp;
  readonly help: (text: string) => string;
}

const space = /[\s\u00a0\u2000-\u200a\u202f'’_]/gu;
const plain = (text: string) => text.replace(/[\u2212\u2012-\u2015]/gu, '-');

/** Forms of numbers that are not those of data, each with what to write instead; the first that fits counts. */
const numberForms: readonly NumberForm[] = [
  {
    form: /^[\u2212\u2012-\u2015]\s*[\d.]+$/u,
    help: (text) => `write \`${plain(text).replace(/\s/gu, '')}\`, with the hyphen of the keyboard`,
  },
  {
    form: /^[+-]?[\d.,\s\u00a0\u202f]+\s*[%‰]$/u,
    help: (text) =>
      `write the number without \`${text.at(-1)}\`: the field's unit says what it is a share of`,
  },
  {
    form: /^[+-]?[1-9]\d{0,2},\d{3}$/u,
    help: (text) =>
      `write \`${text.replace(',', '')}\` if the comma groups thousands, \`${text.replace(',', '.')}\` if it begins the decimals`,
  },
  {
    form: /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u,
    help: (text) => `write \`${text.replaceAll(',', '')}\`, without separators between thousands`,
  },
  {
    form: /^[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/u,
    help: (text) =>
      `write \`${text.replaceAll('.', '').replace(',', '.')}\`, without separators between thousands`,
  },
  {
    form: /^[+-]?\d*,\d+$/u,
    help: (text) =>
      `write \`${text.replace(',', '.')}\`: a point begins the decimals, unless \`--decimal comma\` says otherwise`,
  },
  {
    form: /^[+-]?\d{1,3}(?:[\s\u00a0\u2000-\u200a\u202f'’_]\d{3})+(?:[.,]\d+)?$/u,
    help: (text) =>
      `write \`${text.replace(space, '').replace(',', '.')}\`, without separators between thousands`,
  },
  {
    form: /^[<>≤≥~≈±]|^c(?:a|irca)?\.?\s*\d/iu,
    help: () => 'write the number alone, and say in `caveat` what is not exact about it',
  },
  {
    form: /^(?:[$€£¥]\s*[+-]?[\d.,]+|[+-]?[\d.,]+\s*\p{L}[\p{L}\d/·^]*|[+-]?[\d.,]+\s*[$€£¥°µ]\S*)$/u,
    help: () => 'write the number alone: the unit stands in the field',
  },
];

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** The date in the form of the data, if it can be read in one way only. */
function dateHelp(text: string): string {
  const date = readDate(text);
  if (date !== undefined && isDate(date)) return `write \`${date}\``;
  return 'write year, month and day with hyphens, such as 2026-11-20';
}

function readDate(text: string): string | undefined {
  const [, year, month, day] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/u.exec(text) ?? [];
  if (year !== undefined) return joined(year, month, day);
  const [, first = '', separator, second = '', last] =
    /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/u.exec(text) ?? [];
  if (last !== undefined) {
    // With points, and where the other order would give no date, the day stands first.
    if (separator === '.' || Number(first) > 12) return joined(last, second, first);
    return Number(second) > 12 ? joined(last, first, second) : undefined;
  }
  return dateInWords(text);
}

/** "20 Nov 2026", "November 20, 2026". */
function dateInWords(text: string): string | undefined {
  const [, before, month = '', after, year] =
    /^(?:(\d{1,2})\.? )?(\p{L}{3})\p{L}*\.?(?: (\d{1,2}),?)? (\d{4})$/u.exec(text) ?? [];
  const index = months.indexOf(month.toLowerCase());
  return index === -1 ? undefined : joined(year, String(index + 1), before ?? after);
}

function joined(year: string | undefined, month: string | undefined, day: string | undefined): string {
  return [year, month?.padStart(2, '0'), day?.padStart(2, '0')].join('-');
}
