// Labels of cells for the ledger.
import type { Cell } from './data.ts';
import { digitsOf } from './digits.ts';
import { numeral, withUnit } from './typography.ts';
import { isUnit, unitsOf } from './units.ts';

/** Fields that name a row if its dataset has no `rowTitle`. */
const nameFields = ['label', 'name', 'platform', 'subject', 'title'];

/**
 * Row and field in words: "Kettle, cold water to boiling, time". The field is left out where the row's words hold it already, and
 * where it is called "Value" only.
 * A row without any words of its own is named by its id, behind the title of its dataset.
 */
export function cellLabel(cell: Cell): string {
  const { ref, row, field, dataset } = cell;
  const name = titleOfRow(cell) ?? nameFields.map((key) => row[key]).find(isWord);
  const title = uncapitalized(field.title);
  if (name === undefined) return `${dataset.title}: ${ref.row}, ${title}`;
  return isValue(field) || containsWords(name, title) ? name : `${name}, ${title}`;
}

/** Whether a field is called "Value" and no more, which says nothing that the row does not. */
function isValue({ name, title }: Cell['field']): boolean {
  return name === 'value' && title.toLowerCase() === name;
}

const placeholder = /\{(\w+)\}/g;

/** Names of the fields in a dataset's `rowTitle`, in order. */
export function fieldsOfRowTitle(rowTitle: string): readonly string[] {
  return [...rowTitle.matchAll(placeholder)].map(([, name = '']) => name);
}

/** The row's title by the dataset's `rowTitle`; undefined without one, or if the row lacks one of its fields. */
function titleOfRow(cell: Cell): string | undefined {
  const { row } = cell;
  const { rowTitle } = cell.dataset;
  if (rowTitle === undefined) return undefined;
  if (fieldsOfRowTitle(rowTitle).some((name) => (row[name] ?? null) === null)) return undefined;
  return eachPartOnce(rowTitle.replaceAll(placeholder, (_, name) => cellText(cell, name)));
}

/** Parts that follow each other with the same words are one: "Oven, eager" for "Oven, eager, eager". */
function eachPartOnce(title: string): string {
  const parts = title.split(', ');
  return parts.filter((part, index) => part !== parts[index - 1]).join(', ');
}

/** A cell of a row, by default the cell itself, as text: a number with its unit, any other value as it is. */
export function cellText(cell: Cell, name = cell.field.name): string {
  const value = cell.row[name];
  const field = cell.dataset.fields.find((candidate) => candidate.name === name);
  if (typeof value !== 'number' || field?.type === 'year') return String(value);
  const units = unitsOf(cell);
  const text = numeral(value, digitsOf(value), units.language);
  return field?.unit !== undefined && isUnit(field.unit, units) ? withUnit(text, field.unit, units) : text;
}

/** Whether a text contains whole words: "Mean time" contains "time", "runtime" does not. */
function containsWords(text: string, words: string): boolean {
  const spaced = (from: string) =>
    ` ${from
      .toLowerCase()
      .split(/[^\p{L}\d]+/u)
      .join(' ')} `;
  return spaced(text).includes(spaced(words));
}

function isWord(value: unknown): value is string {
  return typeof value === 'string';
}

/** "Mean start time" becomes "mean start time"; "CPU" and "pH" stay. */
function uncapitalized(title: string): string {
  return /^[A-Z][^A-Z]/.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
}
