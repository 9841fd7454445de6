// Binds the texts of a chart, and gathers its rows and the tables of its data.
import type { PhrasingContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { withUnit } from '../../facts/typography.ts';
import { message, suggest } from '../../messages/message.ts';
import type { Field, Row, SourceRef } from '../../model/data.ts';
import type { FieldTitles, Mention } from '../../model/edition.ts';
import type { JsonPointer } from '../../model/sources.ts';
import type { ChartSpec } from '../../model/specs.ts';
import { entriesOf, type JsonEntry, stringsIn } from '../../read/text/json-entries.ts';
import { locate } from '../../read/text/locate.ts';
import { mergeSources, type UncitedFigure, type UncitedTable } from '../citations/citations.ts';
import { bindPhrasing } from '../facts/bind.ts';
import {
  anchorsOf,
  collectObservations,
  type Names,
  type Observation,
  type Observed,
} from '../facts/binding.ts';
import { factRows, rowsOfFacts } from '../facts/chart-facts.ts';
import { unseen } from '../mentions.ts';
import { cellText, columnHead } from './cells.ts';
import { drawnRows } from './drawn-rows.ts';
import { type RowSource, rowNames, rowSource } from './rows.ts';

/** A chart with its texts bound and its rows fetched. */
export function bindChart(
  chart: ChartSpec,
  mentions: readonly Mention[],
  names: Names,
): Observed<UncitedFigure> {
  const { observations, add, unwrap } = collectObservations();
  const scope = { path: chart.path, mentions };
  const hidden = { ...scope, mentions: unseen(mentions) };
  const phrase = (words: readonly PhrasingContent[], at = scope) => unwrap(bindPhrasing(words, at, names));
  add(anchorsOf(mentions.filter(({ kind }) => kind === 'figure')));
  const title = phrase(chart.title);
  const subtitle = phrase(chart.subtitle);
  const alt = plainText({ type: 'paragraph', children: phrase(chart.alt, hidden) });
  const note = chart.note && phrase(chart.note);
  const slideAlt =
    chart.slideAlt && plainText({ type: 'paragraph', children: phrase(chart.slideAlt, hidden) });
  const slideNote = chart.slideNote && phrase(chart.slideNote);
  const sources = unwrap(readSources(chart, names));
  const rows = new Map<string, readonly Row[]>(sources.map((source) => [source.name, source.rows]));
  if (chart.reads.includes(factRows)) rows.set(factRows, unwrap(rowsOfFacts(chart, scope, names)));
  const number = names.outline.figures.get(chart.id);
  const data = sources.map((source) => tableOf(chart, source, sources.length, title, names));
  const value: UncitedFigure = {
    kind: 'chart',
    id: chart.id,
    spec: chart,
    fieldTitles: fieldTitlesOf(sources),
    title,
    subtitle,
    alt,
    rows,
    data,
    refs: mergeSources(data.flatMap((table) => table.refs)),
    slideRefs: mergeSources(sources.flatMap((source) => slideRefs(chart, source, names))),
    ...(number !== undefined && { number }),
    ...(note && { note }),
    ...(slideAlt && { slideAlt }),
    ...(slideNote && { slideNote }),
  };
  return { value, observations };
}

function fieldTitlesOf(sources: readonly RowSource[]): FieldTitles {
  const titles = new Map<string, string>();
  const ambiguous = new Set<string>();
  for (const { fields, units } of sources) {
    for (const field of fields) {
      const { title, unit } = columnHead({ field: field.name }, field, units);
      const whole = unit === undefined ? title : `${title} (${unit})`;
      if ((titles.get(field.name) ?? whole) !== whole) ambiguous.add(field.name);
      titles.set(field.name, whole);
    }
  }
  return new Map([...titles].filter(([name]) => !ambiguous.has(name)));
}

function readSources(chart: ChartSpec, names: Names): Observed<readonly RowSource[]> {
  const found = chart.reads
    .filter((name) => name !== factRows)
    .map((name) => ({ name, source: rowSource(name, names) }));
  return {
    value: found.flatMap(({ source }) => source ?? []),
    observations: found.flatMap(({ name, source }) =>
      source === undefined ? unknownDatasetError(chart, name, names) : [],
    ),
  };
}

function unknownDatasetError(
  chart: ChartSpec,
  name: string,
  { project, book }: Names,
): readonly Observation[] {
  if ([...project.broken].some((path) => path.endsWith(`/${name}.json`)) || book.failed.size > 0) return [];
  const known = rowNames(project, book);
  const reason = `Unexpected dataset \`${name}\`, expected one of the ${known.length} datasets and series`;
  const pointer = pointerToName(chart.spec, name) ?? [];
  const place = locate(project.sources.texts, chart.path, pointer);
  return [{ kind: 'message', message: message('unknown-dataset', place, reason, suggest(name, known)) }];
}

/** The pointer to the `name` of a `data` object in a spec. */
function pointerToName(spec: object, name: string): JsonPointer | undefined {
  const isName = ({ key, value, pointer }: JsonEntry) =>
    key === 'name' && value === name && pointer.at(-2) === 'data';
  return entriesOf(spec).find(isName)?.pointer;
}

/** The table of the data behind a chart. Where there are several, each has the title of its dataset or series. */
function tableOf(
  chart: ChartSpec,
  source: RowSource,
  count: number,
  title: UncitedTable['title'],
  { memo }: Names,
): UncitedTable {
  const table = memo.get(`behind ${chart.id} ${source.name}`, [chart, source], () =>
    tableBehind(chart, source),
  );
  return {
    ...table,
    id: count === 1 ? chart.id : `${chart.id}-${source.name}`,
    title: count === 1 ? title : [{ type: 'text', value: source.title }],
  };
}

/** The sources of the rows that a chart draws on slides. */
function slideRefs(chart: ChartSpec, source: RowSource, { memo }: Names): readonly SourceRef[] {
  return memo.get(`on slides ${chart.id} ${source.name}`, [chart, source], () =>
    drawnRows(chart.spec, source.name, source.rows, 'slide').flatMap((row) => source.sourcesOf(row)),
  );
}

/** Fields that identify a row, its source or its format: they are not columns, even where the spec contains these words. */
const ownFields: ReadonlySet<string> = new Set(['id', 'digits', 'source', 'behind']);

/**
 * The rows that a chart draws, in the columns whose fields its spec mentions, or in all where it mentions none. Where words and
 * dates of these do not tell the rows apart, the column that names each row comes first.
 */
function tableBehind(chart: ChartSpec, source: RowSource): Omit<UncitedTable, 'id' | 'title'> {
  const words = new Set(stringsIn(chart.spec).flatMap((text) => text.match(/[\w-]+/g) ?? []));
  const isColumn = ({ name, isForDrawing = false }: Field) => !ownFields.has(name) && !isForDrawing;
  const mentioned = source.fields.filter((field) => words.has(field.name) && isColumn(field));
  const drawn = drawnRows(chart.spec, source.name, source.rows);
  const fields = mentioned.length > 0 ? [...namesOf(drawn, mentioned, source), ...mentioned] : source.fields;
  const columns = fields.map((field) => ({ field, spec: { field: field.name } }));
  return {
    columns: columns.map(({ field, spec }) => columnHead(spec, field, source.units)),
    rows: drawn.map((row, index) => ({
      id: String(row.id ?? index + 1),
      emphasis: false,
      cells: columns.map(({ field, spec }) => cellText(spec, field, row, source)),
      sources: mergeSources(source.sourcesOf(row)).map(({ id }) => id),
    })),
    refs: mergeSources(drawn.flatMap((row) => source.sourcesOf(row))),
    leftOut: source.isComputed ? [] : rowsWithout(drawn, source, fields),
  };
}

/** The rows that are not drawn, each with its id and the quantities that it has in these fields: "node-on-disk, 1,130 MB". */
function rowsWithout(drawn: readonly Row[], source: RowSource, fields: readonly Field[]): readonly string[] {
  const quantities = (row: Row) =>
    fields.flatMap((field) => {
      const { text, value } = cellText({ field: field.name }, field, row, source);
      return field.unit === undefined || value === null ? [] : [withUnit(text, field.unit, source.units)];
    });
  return source.rows
    .filter((row) => !drawn.includes(row))
    .map((row) => {
      const amounts = quantities(row).join(', ');
      return amounts === '' ? String(row.id) : `${row.id}, ${amounts}`;
    });
}

/** The first field that names each row, where the words, dates and years of the mentioned fields are the same in several. */
function namesOf(rows: readonly Row[], mentioned: readonly Field[], { fields }: RowSource): readonly Field[] {
  const told = mentioned.filter(({ type }) => type !== 'number' && type !== 'boolean');
  const differ = (own: readonly Field[]) =>
    new Set(rows.map((row) => own.map(({ name }) => row[name]).join('\n'))).size === rows.length;
  if (differ(told)) return [];
  const isName = (field: Field) => field.type === 'string' && !ownFields.has(field.name) && differ([field]);
  const name = fields.find((field) => isName(field) && !mentioned.includes(field));
  return name === undefined ? [] : [name];
}
