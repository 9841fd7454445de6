// Checks cells against the type and constraints of their field.
import type { VFileMessage } from 'vfile-message';
import { message, suggest } from '../../messages/message.ts';
import type { Field, Scalar } from '../../model/data.ts';
import type { Place } from '../../model/sources.ts';
import { isDate } from '../text/date.ts';
import { shown } from '../text/schema-check.ts';

/** A value in a row. Row name and place are functions, because only messages need them. */
export interface Cell {
  readonly value: Scalar | undefined;
  /** "row `small`". */
  row(): string;
  place(): Place;
}

/** A field with its compiled pattern. */
export interface Column {
  readonly field: Field;
  readonly pattern: RegExp | undefined;
}

/** The column of a field, without its pattern if that is no regular expression; the check of the field reports this. */
export function columnOf(field: Field): Column {
  const { pattern } = field.constraints ?? {};
  try {
    return { field, pattern: pattern === undefined ? undefined : new RegExp(pattern, 'u') };
  } catch {
    return { field, pattern: undefined };
  }
}

/** All faults of a cell by its field. */
export function cellFaults(cell: Cell, column: Column): readonly VFileMessage[] {
  const { field } = column;
  const { value } = cell;
  if (value === undefined || value === null || value === '') return absenceFaults(cell, field);
  if (!isOfType(value, field.type)) return [typeFault(value, cell, field)];
  return constraintFaults(value, cell, column);
}

function absenceFaults(cell: Cell, { name, description, constraints }: Field): readonly VFileMessage[] {
  if (!constraints?.required) return [];
  const reason = `Unexpected absence of \`${name}\` in ${cell.row()}, expected a value`;
  return [message('missing-key', cell.place(), reason, { help: `\`${name}\`: ${description}` })];
}

/** "string `"12"` for `time` in row `small`". */
function described(value: Scalar, cell: Cell, field: Field): string {
  return `${shown(value)} for \`${field.name}\` in ${cell.row()}`;
}

const notNumbers =
  /^\s*(?:[+-]?(?:nan|inf(?:inity)?|∞)|n\/?a|n\.a\.|none|null|undefined|unknown|tbd|[-–—?]+)\s*$/i;

function typeFault(value: Scalar, cell: Cell, field: Field): VFileMessage {
  const reason = `Unexpected ${described(value, cell, field)}, expected ${expectations[field.type]}`;
  if (typeof value !== 'string') return message('wrong-type', cell.place(), reason);
  if (field.type === 'date') return message('wrong-format', cell.place(), reason);
  if (!isNumeric(field)) return message('wrong-type', cell.place(), reason);
  if (notNumbers.test(value)) {
    const help = 'leave the cell out where there is no number, and say why in `caveat`';
    return message('not-a-number', cell.place(), reason, { help });
  }
  const isQuoted = value.trim() !== '' && !Number.isNaN(Number(value));
  const detail = isQuoted ? { help: `write it without quotes: ${value.trim()}` } : {};
  return message('wrong-type', cell.place(), reason, detail);
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

function constraintFaults(value: Scalar, cell: Cell, { field, pattern }: Column): readonly VFileMessage[] {
  const { enum: allowed } = field.constraints ?? {};
  if (allowed !== undefined && !allowed.includes(value)) {
    const reason = `Unexpected ${described(value, cell, field)}, expected one of ${allowed.length} values`;
    return [message('not-in-enum', cell.place(), reason, suggest(String(value), allowed.map(String)))];
  }
  if (typeof value === 'number') return limitFaults(value, cell, field);
  if (pattern === undefined || typeof value !== 'string' || pattern.test(value)) return [];
  const reason = `Unexpected ${described(value, cell, field)}, expected a match of \`${pattern.source}\``;
  return [message('wrong-format', cell.place(), reason)];
}

function limitFaults(value: number, cell: Cell, field: Field): readonly VFileMessage[] {
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = field.constraints ?? {};
  if (value >= minimum && value <= maximum) return [];
  const limit = value < minimum ? `at least ${minimum}` : `at most ${maximum}`;
  const reason = `Unexpected ${described(value, cell, field)}, expected ${limit}`;
  return [message('out-of-range', cell.place(), reason)];
}
