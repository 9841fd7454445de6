import type { VFileMessage } from 'vfile-message';
import { type Detail, message, suggest } from '../diagnostics/message.ts';
import type { RuleId } from '../diagnostics/rules.ts';
import type { Dataset, Field, Row, Scalar } from '../model.ts';
import { isDate } from './date.ts';
import type { Locator, Target } from './locate.ts';
import { shown } from './shape.ts';

/** Gives a fault of one cell its place and its name. */
type Report = (rule: RuleId, reason: string, detail?: Detail & { readonly target?: Target }) => VFileMessage;

/** Everything in the rows that their fields do not allow. */
export function checkRows(
  { fields, rows }: Pick<Dataset, 'fields' | 'rows'>,
  locate: Locator,
): readonly VFileMessage[] {
  const byName = new Map(fields.map((field) => [field.name, field]));
  const ids = new Set<Scalar>();
  const patterns = new Map(fields.map((field) => [field.name, patternOf(field)]));
  const unique = fields.filter((field) => field.constraints?.unique && field.name !== 'id');
  const messages = rows.flatMap((row, index) => {
    const name = typeof row.id === 'string' ? `row \`${row.id}\`` : `row ${index + 1}`;
    const report = (key: string): Report => cellReport(locate, index, key);
    return [
      ...idFaults(row, index, ids, locate),
      ...Object.keys(row)
        .filter((key) => !byName.has(key))
        .map((key) => {
          const reason = `Unexpected cell \`${key}\` in ${name}, expected one of the ${byName.size} fields`;
          return report(key)('unknown-key', reason, { target: 'key', ...suggest(key, [...byName.keys()]) });
        }),
      ...fields.flatMap((field) =>
        cellFaults(row, field, name, patterns.get(field.name), report(field.name)),
      ),
      ...rangeFaults(row, name, report),
    ];
  });
  return [...messages, ...unique.flatMap((field) => repeated(rows, field, locate))];
}

function cellReport(locate: Locator, index: number, key: string): Report {
  return (rule, reason, detail = {}) =>
    message(rule, locate(['data', index, key], detail.target), reason, detail);
}

function idFaults(row: Row, index: number, seen: Set<Scalar>, locate: Locator): readonly VFileMessage[] {
  const id = row.id;
  if (typeof id !== 'string' || id === '') {
    const reason = `Unexpected row ${index + 1} without an \`id\`, expected the primary key`;
    const help = 'give it a stable name in kebab-case: facts and the ledger refer to rows by it';
    return [message('missing-key', locate(['data', index, 'id']), reason, { help })];
  }
  const isSecond = seen.has(id);
  seen.add(id);
  if (isSecond) {
    const reason = `Unexpected second row \`${id}\`, expected each id once`;
    const help = 'facts, tables and the ledger refer to rows by id: give each its own';
    return [message('duplicate-id', locate(['data', index, 'id']), reason, { actual: id, help })];
  }
  if (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id)) return [];
  const reason = `Unexpected id \`${id}\`, expected lower-case words joined by hyphens`;
  return [message('wrong-format', locate(['data', index, 'id']), reason, { actual: id })];
}

function cellFaults(
  row: Row,
  field: Field,
  name: string,
  pattern: RegExp | undefined,
  report: Report,
): readonly VFileMessage[] {
  const value = row[field.name];
  if (field.name === 'id') return [];
  if (value === undefined || value === null || value === '') {
    if (!field.constraints?.required) return [];
    const reason = `Unexpected absence of \`${field.name}\` in ${name}, expected a value`;
    return [report('missing-key', reason, { help: `\`${field.name}\`: ${field.description}` })];
  }
  const at = `${shown(value)} for \`${field.name}\` in ${name}`;
  const wrong = typeFault(value, field, at, report);
  return wrong === undefined ? constraintFaults(value, field, pattern, at, report) : [wrong];
}

const notNumbers =
  /^\s*(?:[+-]?(?:nan|inf(?:inity)?|∞)|n\/?a|n\.a\.|none|null|undefined|unknown|tbd|[-–—?]+)\s*$/i;

function typeFault(value: Scalar, field: Field, at: string, report: Report): VFileMessage | undefined {
  if (isOfType(value, field.type)) return undefined;
  const wanted = expectations[field.type];
  if (isNumeric(field) && typeof value === 'string' && notNumbers.test(value)) {
    const help = 'leave the cell out where there is no number, and say why in `caveat`';
    return report('not-a-number', `Unexpected ${at}, expected ${wanted}`, { help });
  }
  const rule = typeof value === 'string' && field.type === 'date' ? 'wrong-format' : 'wrong-type';
  const isQuoted =
    isNumeric(field) && typeof value === 'string' && value.trim() !== '' && !Number.isNaN(Number(value));
  const help = isQuoted ? { help: `write it without quotes: ${value.trim()}` } : {};
  return report(rule, `Unexpected ${at}, expected ${wanted}`, help);
}

const expectations: Readonly<Record<Field['type'], string>> = {
  string: 'a string',
  number: 'a number',
  integer: 'a whole number',
  boolean: '`true` or `false`',
  date: 'a date as YYYY-MM-DD',
  year: 'a year as a whole number',
};

function isNumeric({ type }: Field): boolean {
  return type === 'number' || type === 'integer' || type === 'year';
}

function isOfType(value: Scalar, type: Field['type']): boolean {
  switch (type) {
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'integer':
      return Number.isSafeInteger(value);
    case 'year':
      return Number.isInteger(value) && Number(value) >= 1900 && Number(value) <= 2100;
    case 'date':
      return typeof value === 'string' && isDate(value);
    default:
      return typeof value === type;
  }
}

function constraintFaults(
  value: Scalar,
  field: Field,
  pattern: RegExp | undefined,
  at: string,
  report: Report,
): readonly VFileMessage[] {
  const { enum: allowed, minimum, maximum } = field.constraints ?? {};
  const messages: VFileMessage[] = [];
  if (allowed !== undefined && !allowed.includes(value)) {
    const reason = `Unexpected ${at}, expected one of ${allowed.length} values`;
    messages.push(report('not-in-enum', reason, suggest(String(value), allowed.map(String))));
  }
  if (typeof value === 'number' && minimum !== undefined && value < minimum) {
    messages.push(report('out-of-range', `Unexpected ${at}, expected at least ${minimum}`));
  }
  if (typeof value === 'number' && maximum !== undefined && value > maximum) {
    messages.push(report('out-of-range', `Unexpected ${at}, expected at most ${maximum}`));
  }
  if (pattern !== undefined && typeof value === 'string' && !pattern.test(value)) {
    messages.push(report('wrong-format', `Unexpected ${at}, expected a match of \`${pattern.source}\``));
  }
  return messages;
}

/** A pattern that is no regular expression is reported with its field. */
function patternOf(field: Field): RegExp | undefined {
  const { pattern } = field.constraints ?? {};
  if (pattern === undefined) return undefined;
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return undefined;
  }
}

const ends = [
  ['low', 'high'],
  ['min', 'max'],
  ['minimum', 'maximum'],
  ['lower', 'upper'],
] as const;

/** Pairs are `low` and `high`, or names that differ in such a word: `priceLow` and `priceHigh`, `min_ms` and `max_ms`. */
function rangeFaults(row: Row, name: string, report: (key: string) => Report): readonly VFileMessage[] {
  return Object.keys(row).flatMap((key) => {
    const partner = upperOf(key, row);
    const [low, high] = [row[key], partner === undefined ? undefined : row[partner]];
    if (partner === undefined || typeof low !== 'number' || typeof high !== 'number' || low <= high)
      return [];
    const reason = `Unexpected \`${key}\` ${low} above \`${partner}\` ${high} in ${name}, expected them in order`;
    return [
      report(key)('reversed-range', reason, {
        help: 'exchange the two numbers, or check them in the source',
      }),
    ];
  });
}

function upperOf(key: string, row: Row): string | undefined {
  for (const [low, high] of ends) {
    const word = new RegExp(`(?<=^|_)${low}(?=$|_|[A-Z])|(?<=[a-z0-9])${capital(low)}(?=$|_|[A-Z])`);
    const found = word.exec(key)?.[0];
    if (found === undefined) continue;
    const upper = key.replace(word, found === low ? high : capital(high));
    if (upper in row) return upper;
  }
  return undefined;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function repeated(rows: readonly Row[], field: Field, locate: Locator): readonly VFileMessage[] {
  const seen = new Set<Scalar>();
  return rows.flatMap((row, index) => {
    const value = row[field.name];
    if (value === undefined || value === null) return [];
    if (!seen.has(value)) {
      seen.add(value);
      return [];
    }
    const reason = `Unexpected second ${shown(value)} for \`${field.name}\`, expected each value once`;
    return [message('duplicate-id', locate(['data', index, field.name]), reason)];
  });
}
