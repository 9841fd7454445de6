// Gathers the facts that the annotations of a chart show.
import { show } from '../../facts/amount-text.ts';
import { unit, unitsOf } from '../../facts/units.ts';
import type { Row } from '../../model/data.ts';
import type { Fact } from '../../model/facts.ts';
import type { Language } from '../../model/manner/language.ts';
import type { ChartSpec } from '../../model/specs.ts';
import { stringsIn } from '../../read/text/json-entries.ts';
import { locate } from '../../read/text/locate.ts';
import { refusalMessage } from '../messages/refusal-message.ts';
import {
  collectObservations,
  type Names,
  type Observation,
  type Observed,
  type Scope,
  usesOf,
} from './binding.ts';
import { nameOfCellFact } from './cell-facts.ts';
import { refuseName } from './unknown-name.ts';

/** Name under which the spec of a chart reads facts as rows. */
export const factRows = 'facts';

/**
 * The rows of the dataset `facts` for one chart. Only facts whose paths stand in its spec are among them, so that a chart is
 * redrawn only when a fact that it shows has changed. A path that names no fact is an error.
 */
export function rowsOfFacts(chart: ChartSpec, scope: Scope, names: Names): Observed<readonly Row[]> {
  const { book } = names;
  const { observations, add } = collectObservations();
  const value = pathsIn(chart, names).flatMap((path) => {
    const fact = book.find(path);
    if (fact === undefined) {
      add(unknownNameErrors(path, chart, names));
      return [];
    }
    const row = factRow(path, fact, names.project.units.units.language);
    add(usesOf([book.facts.has(path) ? path : nameOfCellFact(fact, path)], row.text ?? '', scope));
    return [row];
  });
  return { value, observations };
}

interface FactRow extends Row {
  readonly text: string | null;
}

function factRow(id: string, fact: Fact, language: Language): FactRow {
  const none = { value: null, low: null, high: null, unit: null };
  if (fact.kind === 'predicate') return { id, ...none, text: null };
  const text = show(fact, {}, language);
  if (fact.kind === 'term') return { id, ...none, text };
  const { symbol } = unit(fact.unit, unitsOf(fact));
  if (fact.kind === 'range') return { id, value: null, low: fact.low, high: fact.high, text, unit: symbol };
  return { id, value: fact.value, low: fact.value, high: fact.value, text, unit: symbol };
}

/** Everything in the strings of a spec that starts with the name of a topic or dataset and a dot, each once, in order. */
function pathsIn(chart: ChartSpec, { book }: Names): readonly string[] {
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

/** The error of an unknown name; nothing where another message gives the cause already. */
function unknownNameErrors(path: string, chart: ChartSpec, names: Names): readonly Observation[] {
  const { texts } = names.project.sources;
  try {
    refuseName(path, names.book);
    return [];
  } catch (thrown) {
    const message = refusalMessage(thrown, locate(texts, chart.path, []), texts.get(chart.path));
    return [{ kind: 'message', message }];
  }
}
