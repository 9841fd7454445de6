import { show } from '../amounts/amount-text.ts';
import { unit } from '../amounts/units.ts';
import { locate } from '../formats/locate.ts';
import type { ChartSpec, Fact, Row } from '../model.ts';
import { Refusal } from '../refusal.ts';
import { nameOfCellFact } from '../resolve/cell-facts.ts';
import { refuseName } from '../resolve/unknown-name.ts';
import type { Binding, Scope } from './binding.ts';
import { noteUse } from './binding.ts';
import { refused } from './refused.ts';

/** Name of the rows that hold facts for the annotations of charts. */
export const factRows = 'facts';

/**
 * The rows of the dataset `facts` for one chart: those whose paths stand in its spec, so that a chart is redrawn only when
 * a fact it shows has changed. Paths that lead nowhere are errors.
 */
export function rowsOfFacts(chart: ChartSpec, scope: Scope, binding: Binding): readonly Row[] {
  const { book } = binding;
  return pathsIn(chart, binding).flatMap((path) => {
    const fact = book.find(path);
    if (fact === undefined) {
      reportUnknown(path, chart, binding);
      return [];
    }
    const row = factRow(path, fact);
    noteUse(binding, [book.facts.has(path) ? path : nameOfCellFact(fact, path)], row.text ?? '', scope);
    return [row];
  });
}

interface FactRow extends Row {
  readonly text: string | null;
}

function factRow(id: string, fact: Fact): FactRow {
  const none = { value: null, low: null, high: null, unit: null };
  if (fact.kind === 'predicate') return { id, ...none, text: null };
  const text = show(fact);
  if (fact.kind === 'term') return { id, ...none, text };
  const { symbol } = unit(fact.unit);
  if (fact.kind === 'range') return { id, value: null, low: fact.low, high: fact.high, text, unit: symbol };
  return { id, value: fact.value, low: fact.value, high: fact.value, text, unit: symbol };
}

/** Everything in the strings of a spec that starts with the name of a topic or dataset and a dot, each once, in order. */
function pathsIn(chart: ChartSpec, { book }: Binding): readonly string[] {
  const topics = new Set([...book.facts.keys()].map((path) => path.split('.')[0] ?? ''));
  const { usermeta: _texts, description: _alt, ...drawn } = chart.spec;
  const found = stringsIn(drawn).flatMap((text) =>
    [...text.matchAll(/(?<![\w.-])[a-z][\w-]*(?:\.[\w-]+)+/g)].map(([path]) => path),
  );
  return [...new Set(found)].filter((path) => {
    const [first = ''] = path.split('.');
    return topics.has(first) || book.datasets.has(first);
  });
}

/** Every string inside a JSON value. */
export function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}

function reportUnknown(path: string, chart: ChartSpec, binding: Binding): void {
  const { texts } = binding.project.sources;
  const place = locate(texts, chart.path, []);
  try {
    refuseName(path, binding.book);
  } catch (thrown) {
    if (thrown instanceof Refusal) binding.messages.push(refused(thrown, place, texts.get(chart.path)));
  }
}
