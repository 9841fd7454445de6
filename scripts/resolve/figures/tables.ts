// Makes the tables of the report and the slides from their specs.
import { helpers } from '../../facts/helpers.ts';
import { type Detail, message, suggest } from '../../messages/message.ts';
import type { RuleId } from '../../messages/rules.ts';
import type { Row } from '../../model/data.ts';
import type { Column, Mention } from '../../model/edition.ts';
import type { JsonPointer } from '../../model/sources.ts';
import type { ColumnSpec, TableSpec } from '../../model/specs.ts';
import { type Locator, locator } from '../../read/text/locate.ts';
import { mergeSources, type UncitedTable } from '../citations/citations.ts';
import { bindPhrasing } from '../facts/bind.ts';
import {
  anchorsOf,
  collectObservations,
  type Names,
  numeralsOf,
  type Observation,
  type Observed,
} from '../facts/binding.ts';
import { refusalMessage } from '../messages/refusal-message.ts';
import { behindHelp, behindReason, unknownBehind } from '../messages/rows-behind.ts';
import { cellPrinting } from './cell-printing.ts';
import { type CellText, cellText, columnHead } from './cells.ts';
import { datasetsBehind, namedBehind, type RowSource, rowNames, rowSource } from './rows.ts';
import { unknownBases } from './table-basis.ts';
import { rowsOfTable } from './table-rows.ts';

/** The spec of a table, with what locates values in its file. */
interface TableContext {
  readonly spec: TableSpec;
  readonly names: Names;
  readonly at: Locator;
}

/** The table of a spec; undefined when its dataset or series does not exist. */
export function bindTable(
  spec: TableSpec,
  mentions: readonly Mention[],
  names: Names,
): Observed<UncitedTable | undefined> {
  const at = locator(spec.path, names.project.sources.texts.get(spec.path) ?? '');
  const context: TableContext = { spec, names, at };
  const source = rowSource(spec.dataset, names);
  if (source === undefined) return { value: undefined, observations: datasetErrors(context) };
  const { observations, add, unwrap } = collectObservations();
  const columns = knownColumns(spec, source);
  add([...columnErrors(context, source), ...rowErrors(context, source)]);
  const rows = rowsOfTable(source.rows, spec);
  if (rows.length === 0)
    add([error(context, 'empty-table', ['where'], 'Unexpected filter that leaves no row, expected some')]);
  const scope = { path: spec.path, mentions };
  add(anchorsOf(mentions.filter(({ kind }) => kind === 'table')));
  const number = names.outline.tables.get(spec.id);
  const title = unwrap(bindPhrasing(spec.title, scope, names));
  const cells = unwrap(cellsOf(rows, columns, source, context));
  add(printings(rows, columns, context));
  const choices = source.fields.filter(({ name }) => spec.choices?.includes(name));
  const note = spec.note && unwrap(bindPhrasing(spec.note, scope, names));
  const value: UncitedTable = {
    id: spec.id,
    title,
    columns: columns.map(({ head }) => head),
    rows: rows.map((row, index) => ({
      id: String(row.id),
      emphasis: spec.emphasis?.includes(String(row.id)) ?? false,
      cells: cells[index] ?? [],
      sources: mergeSources(source.sourcesOf(row)).map(({ id }) => id),
      behind: namedBehind(row).map(({ dataset, row: id }) => `${dataset}/${id}`),
      ...(spec.basis !== undefined && { basis: String(row[spec.basis] ?? '') }),
      ...(choices.length > 0 && { choices: choices.map(({ name }) => String(row[name] ?? '')) }),
    })),
    refs: mergeSources(rows.flatMap((row) => source.sourcesOf(row))),
    from: datasetsOf(rows, spec.dataset, names),
    ...(number !== undefined && { number }),
    ...(spec.print && { print: spec.print }),
    ...(spec.lead && { lead: spec.lead }),
    ...(choices.length > 0 && { choices: choices.map(({ title }) => title) }),
    ...(note && { note }),
  };
  return { value, observations };
}

/** The datasets that a table is made from: those that the rows of a series name where each names some, and else all of it. */
function datasetsOf(rows: readonly Row[], source: string, { project, book }: Names): readonly string[] {
  const all = datasetsBehind(source, project, book).map(({ name }) => name);
  const named = rows.map((row) => namedBehind(row).map(({ dataset }) => dataset));
  if (project.datasets.has(source) || named.some((of) => of.length === 0)) return all;
  const own = new Set(named.flat());
  return all.filter((name) => own.has(name));
}

// ---------------------------------------------------------------- columns and cells

interface KnownColumn {
  /** Which of the spec's columns it is. */
  readonly index: number;
  readonly column: ColumnSpec;
  readonly field: RowSource['fields'][number];
  readonly head: Column;
}

function knownColumns(spec: TableSpec, source: RowSource): readonly KnownColumn[] {
  return spec.columns.flatMap((column, index) => {
    const field = source.fields.find((candidate) => candidate.name === column.field);
    return field === undefined
      ? []
      : [{ index, column, field, head: columnHead(column, field, source.units) }];
  });
}

/** The cells of every row. A format that refuses a value is an error at its column, reported once for equal reasons. */
function cellsOf(
  rows: readonly Row[],
  columns: readonly KnownColumn[],
  source: RowSource,
  { at }: TableContext,
): Observed<readonly (readonly CellText[])[]> {
  const refusals = new Map<string, Observation>();
  const cellOf = (row: Row, { column, field, index }: KnownColumn): CellText => {
    try {
      return cellText(column, field, row, source);
    } catch (thrown) {
      const message = refusalMessage(thrown, at(['columns', index, 'format']));
      refusals.set(`${index} ${message.reason}`, { kind: 'message', message });
      return { text: '', value: null };
    }
  };
  const value = rows.map((row) => columns.map((column) => cellOf(row, column)));
  return { value, observations: [...refusals.values()] };
}

/** The numbers that a table of a dataset prints; those of series stand on no cells. */
function printings(
  rows: readonly Row[],
  columns: readonly KnownColumn[],
  { spec, names, at }: TableContext,
): readonly Observation[] {
  if (!names.project.datasets.has(spec.dataset)) return [];
  return columns.flatMap(({ column, index }) => {
    const place = at(['columns', index, 'field']);
    return rows.flatMap((row): Observation | readonly [] => {
      const printing = cellPrinting(column, names.book.data.row(spec.dataset, String(row.id)));
      return printing === undefined ? [] : { kind: 'printing', printing, place };
    });
  });
}

// ---------------------------------------------------------------- errors

function error(
  { at }: TableContext,
  rule: RuleId,
  pointer: JsonPointer,
  reason: string,
  detail: Detail = {},
): Observation {
  return { kind: 'message', message: message(rule, at(pointer), reason, detail) };
}

function columnErrors(context: TableContext, { fields }: RowSource): readonly Observation[] {
  const known = fields.map((field) => field.name);
  return context.spec.columns.flatMap((column, index) => [
    ...fieldErrors(context, ['columns', index, 'field'], column.field, known),
    ...(column.to === undefined ? [] : fieldErrors(context, ['columns', index, 'to'], column.to, known)),
    ...formatErrors(context, column, index),
    ...titleNumerals(context, column, index),
  ]);
}

function fieldErrors(
  context: TableContext,
  pointer: JsonPointer,
  name: string,
  known: readonly string[],
): readonly Observation[] {
  if (known.includes(name)) return [];
  const reason = `Unexpected field \`${name}\`, expected one of the ${known.length} of \`${context.spec.dataset}\``;
  return [error(context, 'unknown-field', pointer, reason, suggest(name, known))];
}

function formatErrors(context: TableContext, { format }: ColumnSpec, index: number): readonly Observation[] {
  if (format === undefined || Object.hasOwn(helpers, format)) return [];
  const reason = `Unexpected helper \`${format}\`, expected one of scripts/facts/helpers.ts`;
  const detail = suggest(format, Object.keys(helpers));
  return [error(context, 'unknown-helper', ['columns', index, 'format'], reason, detail)];
}

/** The numerals of a title that the spec gives a column: it is printed as written, so literals must waive them. */
function titleNumerals(
  { spec, names, at }: TableContext,
  { title }: ColumnSpec,
  index: number,
): readonly Observation[] {
  if (title === undefined) return [];
  return numeralsOf(title, spec, at(['columns', index, 'title']).position, names);
}

function rowErrors(context: TableContext, source: RowSource): readonly Observation[] {
  const { where = {}, sort = [], emphasis = [], basis, dataset } = context.spec;
  const fields = source.fields.map((field) => field.name);
  const ids = source.rows.map((row) => String(row.id));
  return [
    ...Object.keys(where).flatMap((name) => fieldErrors(context, ['where', name], name, fields)),
    ...(basis === undefined ? [] : basisErrors(context, basis, source)),
    // Those of a dataset are told at its own rows.
    ...(source.isComputed ? source.rows.flatMap((row) => behindErrors(context, row)) : []),
    ...sort.flatMap(({ field }, index) => fieldErrors(context, ['sort', index, 'field'], field, fields)),
    ...emphasis.flatMap((id, index) => {
      if (ids.includes(id)) return [];
      const reason = `Unexpected row \`${id}\`, expected one of the ${ids.length} rows of \`${dataset}\``;
      return [error(context, 'unknown-row', ['emphasis', index], reason, suggest(id, ids))];
    }),
  ];
}

function basisErrors(context: TableContext, basis: string, source: RowSource): readonly Observation[] {
  const reason = (name: string) => `Unexpected basis \`${name}\`, expected a dataset or \`dataset/row\``;
  return [
    ...fieldErrors(
      context,
      ['basis'],
      basis,
      source.fields.map(({ name }) => name),
    ),
    ...unknownBases(source.rows, basis, context.names.project).map((name) =>
      error(context, 'unknown-row', ['basis'], reason(name), { actual: name }),
    ),
  ];
}

/** A row of the data that a row of a series names as behind it, and that does not exist. */
function behindErrors(context: TableContext, row: Row): readonly Observation[] {
  return unknownBehind(row, context.names.project).map((name) => {
    const reason = behindReason(name, row, context.spec.dataset);
    return error(context, 'unknown-row', ['dataset'], reason, { actual: name, help: behindHelp });
  });
}

function datasetErrors(context: TableContext): readonly Observation[] {
  const { dataset } = context.spec;
  const { project, book } = context.names;
  if ([...project.broken].some((path) => path.endsWith(`/${dataset}.json`)) || book.failed.size > 0)
    return [];
  const known = rowNames(project, book);
  const reason = `Unexpected dataset \`${dataset}\`, expected one of the ${known.length} datasets and series`;
  return [error(context, 'unknown-dataset', ['dataset'], reason, suggest(dataset, known))];
}
