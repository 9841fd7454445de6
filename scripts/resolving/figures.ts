import { toString as plainText } from 'mdast-util-to-string';
import { figureAnchor } from '../anchors.ts';
import { message, suggest } from '../diagnostics/message.ts';
import { locate, type Pointer } from '../formats/locate.ts';
import type { ChartSpec, Mention, Row } from '../model.ts';
import { bindPhrasing } from './bind.ts';
import type { Binding } from './binding.ts';
import { cellText, columnHead } from './cells.ts';
import { factRows, rowsOfFacts, stringsIn } from './chart-facts.ts';
import { mergeSources } from './citations.ts';
import type { DraftFigure, DraftTable } from './drafts.ts';
import { drawnRows } from './drawn-rows.ts';
import { type RowSource, rowNames, rowSource } from './rows.ts';

/** A chart with its texts bound and its rows fetched. */
export function draftFigure(chart: ChartSpec, mentions: readonly Mention[], binding: Binding): DraftFigure {
  const scope = { path: chart.path, mentions };
  for (const { kind, anchor } of mentions) if (kind === 'figure') binding.order.add(anchor);
  const title = bindPhrasing(chart.title, scope, binding);
  const subtitle = bindPhrasing(chart.subtitle, scope, binding);
  const alt = plainText({ type: 'paragraph', children: bindPhrasing(chart.alt, scope, binding) });
  const note = chart.note && bindPhrasing(chart.note, scope, binding);
  const sources = readSources(chart, binding);
  const rows = new Map<string, readonly Row[]>(sources.map((source) => [source.name, source.rows]));
  if (chart.reads.includes(factRows)) rows.set(factRows, rowsOfFacts(chart, scope, binding));
  const number = binding.outline.figures.get(chart.id);
  const data = sources.map((source) => tableOf(chart, source, sources.length, title, binding));
  return {
    id: chart.id,
    spec: chart,
    title,
    subtitle,
    alt,
    rows,
    data,
    refs: mergeSources(data.flatMap((table) => table.refs)),
    ...(number !== undefined && { number }),
    ...(note && { note }),
  };
}

/** Where a reader finds a figure of the report. */
export function figureMentions(id: string, binding: Binding): readonly Mention[] {
  const number = binding.outline.figures.get(id);
  return number === undefined
    ? []
    : [{ kind: 'figure', label: `Figure\u00a0${number}`, anchor: figureAnchor(id) }];
}

function readSources(chart: ChartSpec, binding: Binding): readonly RowSource[] {
  return chart.reads
    .filter((name) => name !== factRows)
    .flatMap((name) => rowSource(name, binding) ?? reportUnknown(chart, name, binding));
}

function reportUnknown(chart: ChartSpec, name: string, binding: Binding): readonly RowSource[] {
  const { project, book } = binding;
  if ([...project.broken].some((path) => path.endsWith(`/${name}.json`)) || book.failed.size > 0) return [];
  const names = rowNames(project, book);
  const reason = `Unexpected dataset \`${name}\`, expected one of the ${names.length} datasets and series`;
  const pointer = pointerToName(chart.spec, name) ?? [];
  const place = locate(project.sources.texts, chart.path, pointer);
  binding.messages.push(message('unknown-dataset', place, reason, suggest(name, names)));
  return [];
}

/** Where `{"name": …}` of a `data` object stands in a spec. */
function pointerToName(value: unknown, name: string, path: Pointer = []): Pointer | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, part] of Object.entries(value)) {
    const step = Array.isArray(value) ? Number(key) : key;
    if (key === 'name' && part === name && path.at(-1) === 'data') return [...path, step];
    const inside = pointerToName(part, name, [...path, step]);
    if (inside !== undefined) return inside;
  }
  return undefined;
}

/** The table behind a chart; where there are several, each is named like what it reads. */
function tableOf(
  chart: ChartSpec,
  source: RowSource,
  count: number,
  title: DraftTable['title'],
  { memo }: Binding,
): DraftTable {
  const table = memo.keep(`behind ${chart.id} ${source.name}`, [chart, source], () =>
    tableBehind(chart, source),
  );
  return {
    ...table,
    id: count === 1 ? chart.id : `${chart.id}-${source.name}`,
    title: count === 1 ? title : [{ type: 'text', value: source.title }],
  };
}

/** Fields that name a row, or say how to print it, also where a spec has the word. */
const ownFields: ReadonlySet<string> = new Set(['id', 'digits']);

/** The rows that a chart draws, in the columns that its spec mentions. */
function tableBehind(chart: ChartSpec, source: RowSource): Omit<DraftTable, 'id' | 'title'> {
  const words = new Set(stringsIn(chart.spec).flatMap((text) => text.match(/[\w-]+/g) ?? []));
  const mentioned = source.fields.filter(({ name }) => words.has(name) && !ownFields.has(name));
  const fields = mentioned.length > 0 ? mentioned : source.fields;
  const columns = fields.map((field) => ({ field, spec: { field: field.name } }));
  const drawn = drawnRows(chart.spec, source.name, source.rows);
  return {
    columns: columns.map(({ field, spec }) => columnHead(spec, field, source.units)),
    rows: drawn.map((row, index) => ({
      id: String(row.id ?? index + 1),
      emphasis: false,
      cells: columns.map(({ field, spec }) => cellText(spec, field, row, source)),
    })),
    refs: mergeSources(drawn.flatMap((row) => source.sourcesOf(row))),
  };
}
