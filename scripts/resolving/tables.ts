import { helpers } from '../amounts/helpers.ts';
import { tableAnchor } from '../anchors.ts';
import { type Detail, message, suggest } from '../diagnostics/message.ts';
import type { RuleId } from '../diagnostics/rules.ts';
import { type Locator, locator } from '../formats/locate.ts';
import type { Column, ColumnSpec, Mention, Row, Scalar, TableSpec } from '../model.ts';
import { Refusal } from '../refusal.ts';
import { bindPhrasing } from './bind.ts';
import { type Binding, checkNumerals } from './binding.ts';
import { cellText, columnHead } from './cells.ts';
import { mergeSources } from './citations.ts';
import type { DraftTable } from './drafts.ts';
import { refused } from './refused.ts';
import { type RowSource, rowNames, rowSource } from './rows.ts';

interface Making {
  readonly spec: TableSpec;
  readonly binding: Binding;
  readonly at: Locator;
}

/** The table that a spec asks for; undefined when it reads what does not exist. */
export function draftTable(
  spec: TableSpec,
  mentions: readonly Mention[],
  binding: Binding,
): DraftTable | undefined {
  const at = locator(spec.path, binding.project.sources.texts.get(spec.path) ?? '');
  const making: Making = { spec, binding, at };
  const source = rowSource(spec.dataset, binding);
  if (source === undefined) {
    reportDataset(making);
    return undefined;
  }
  const columns = knownColumns(making, source);
  checkRows(making, source);
  const rows = sorted(
    source.rows.filter((row) => matches(row, spec)),
    spec,
  );
  if (rows.length === 0)
    say(making, 'empty-table', ['where'], 'Unexpected filter that leaves no row, expected some');
  const scope = { path: spec.path, mentions };
  for (const { kind, anchor } of mentions) if (kind === 'table') binding.order.add(anchor);
  const number = binding.outline.tables.get(spec.id);
  return {
    id: spec.id,
    title: bindPhrasing(spec.title, scope, binding),
    columns: columns.map(({ head }) => head),
    rows: rows.map((row) => ({
      id: String(row.id),
      emphasis: spec.emphasis?.includes(String(row.id)) ?? false,
      cells: columns.map(({ column, field }, index) =>
        safely(making, index, () => cellText(column, field, row, source)),
      ),
    })),
    refs: mergeSources(rows.flatMap((row) => source.sourcesOf(row))),
    ...(number !== undefined && { number }),
    ...(spec.print && { print: spec.print }),
    ...(spec.note && { note: bindPhrasing(spec.note, scope, binding) }),
  };
}

/** Where a reader finds a table. */
export function tableMentions(id: string, binding: Binding): readonly Mention[] {
  const number = binding.outline.tables.get(id);
  return number === undefined
    ? []
    : [{ kind: 'table', label: `Table\u00a0${number}`, anchor: tableAnchor(id) }];
}

interface KnownColumn {
  readonly column: ColumnSpec;
  readonly field: RowSource['fields'][number];
  readonly head: Column;
}

function knownColumns(making: Making, source: RowSource): readonly KnownColumn[] {
  const names = source.fields.map((field) => field.name);
  return making.spec.columns.flatMap((column, index) => {
    const field = source.fields.find((candidate) => candidate.name === column.field);
    checkField(making, ['columns', index, 'field'], column.field, names);
    if (column.to !== undefined) checkField(making, ['columns', index, 'to'], column.to, names);
    checkFormat(making, column, index);
    checkTitle(making, column, index);
    return field === undefined ? [] : [{ column, field, head: columnHead(column, field, source.units) }];
  });
}

function checkField(
  making: Making,
  pointer: (string | number)[],
  name: string,
  known: readonly string[],
): void {
  if (known.includes(name)) return;
  const reason = `Unexpected field \`${name}\`, expected one of the ${known.length} of \`${making.spec.dataset}\``;
  say(making, 'unknown-field', pointer, reason, suggest(name, known));
}

function checkFormat(making: Making, { format }: ColumnSpec, index: number): void {
  if (format === undefined || Object.hasOwn(helpers, format)) return;
  const reason = `Unexpected helper \`${format}\`, expected one of scripts/amounts/helpers.ts`;
  say(making, 'unknown-helper', ['columns', index, 'format'], reason, suggest(format, Object.keys(helpers)));
}

/** A column's own title is printed as it is written, so that its numerals must be waived. */
function checkTitle({ spec, binding, at }: Making, { title }: ColumnSpec, index: number): void {
  if (title === undefined) return;
  checkNumerals(binding, title, { path: spec.path, mentions: [] }, at(['columns', index, 'title']).position);
}

function checkRows(making: Making, source: RowSource): void {
  const { spec } = making;
  const names = source.fields.map((field) => field.name);
  for (const name of Object.keys(spec.where ?? {})) checkField(making, ['where', name], name, names);
  for (const [index, { field }] of (spec.sort ?? []).entries()) {
    checkField(making, ['sort', index, 'field'], field, names);
  }
  const ids = source.rows.map((row) => String(row.id));
  for (const [index, id] of (spec.emphasis ?? []).entries()) {
    if (ids.includes(id)) continue;
    const reason = `Unexpected row \`${id}\`, expected one of the ${ids.length} rows of \`${spec.dataset}\``;
    say(making, 'unknown-row', ['emphasis', index], reason, suggest(id, ids));
  }
}

function reportDataset(making: Making): void {
  const { spec, binding } = making;
  const { broken } = binding.project;
  if ([...broken].some((path) => path.endsWith(`/${spec.dataset}.json`)) || binding.book.failed.size > 0)
    return;
  const names = rowNames(binding.project, binding.book);
  const reason = `Unexpected dataset \`${spec.dataset}\`, expected one of the ${names.length} datasets and series`;
  say(making, 'unknown-dataset', ['dataset'], reason, suggest(spec.dataset, names));
}

function say(
  making: Making,
  rule: RuleId,
  pointer: (string | number)[],
  reason: string,
  detail: Detail = {},
): void {
  making.binding.messages.push(message(rule, making.at(pointer), reason, detail));
}

/** A cell whose format does not suit its value is an error at the column. */
function safely<T extends { text: string; value: Scalar }>(making: Making, index: number, make: () => T) {
  try {
    return make();
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    const problem = refused(thrown, making.at(['columns', index, 'format']));
    const isNew = making.binding.messages.every((known) => known.message !== problem.message);
    if (isNew) making.binding.messages.push(problem);
    return { text: '', value: null };
  }
}

function matches(row: Row, { where }: TableSpec): boolean {
  return Object.entries(where ?? {}).every(([field, wanted]) => {
    const value = row[field] ?? null;
    return Array.isArray(wanted) ? wanted.includes(value) : value === wanted;
  });
}

function sorted(rows: readonly Row[], { sort = [] }: TableSpec): readonly Row[] {
  return [...rows].sort((a, b) => {
    for (const { field, order } of sort) {
      const by = compare(a[field] ?? null, b[field] ?? null, order === 'ascending' ? 1 : -1);
      if (by !== 0) return by;
    }
    return 0;
  });
}

/** Empty cells come last in either order; words go by code unit, so that no locale decides. */
function compare(a: Scalar, b: Scalar, sign: 1 | -1): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
  return String(a) < String(b) ? -sign : sign;
}
