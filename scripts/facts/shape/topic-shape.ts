// Checks the results of topics at run time, since a build does not check their types.
import { suggest } from '../../messages/message.ts';
import type { Topic } from '../../model/facts.ts';
import { Refusal } from '../refusal.ts';
import { checkCalculators } from './calculator-shape.ts';
import { isKeyed, type Keyed, misshapen } from './shape.ts';

/** The result of a topic if it has the right shape; refuses any other (`topic-shape`). `name` begins the paths in messages. */
export function checkedTopic(name: string, result: unknown): Topic {
  if (!isKeyed(result)) throw misshapen(name, result, '`{ facts, series }`');
  const { facts, series } = result;
  if (!isKeyed(facts)) throw misshapen(`${name}: facts`, facts, 'facts by name');
  checkTree(name, facts, [result]);
  if (!Array.isArray(series)) throw misshapen(`${name}: series`, series, 'a list, which may be empty');
  for (const one of series) checkSeries(`${name}: series`, one);
  checkCalculators(`${name}: calculators`, result.calculators);
  return result as unknown as Topic;
}

/** A value with a list `cells` is checked as a fact, any other as a tree. `above` are the objects that hold this one. */
function checkTree(path: string, tree: Keyed, above: readonly Keyed[]): void {
  if (above.includes(tree))
    throw new Refusal('topic-shape', `Unexpected facts \`${path}\` that hold themselves, expected a tree`, {
      key: /\w+$/.exec(path)?.[0] ?? '',
    });
  for (const [name, branch] of Object.entries(tree)) {
    const inner = `${path}.${name}`;
    if (!isKeyed(branch)) throw misshapen(inner, branch, 'a fact or facts by name');
    if (Array.isArray(branch.cells)) checkFact(inner, branch);
    else checkTree(inner, branch, [...above, tree]);
  }
}

/** The keys of each kind of fact with their types. */
const valueTypes: Readonly<Record<string, Keyed>> = {
  quantity: { value: 'number', unit: 'string', digits: 'number' },
  range: { low: 'number', high: 'number', unit: 'string', digits: 'number' },
  term: { value: 'string' },
  predicate: { holds: 'boolean', because: 'string' },
};

function checkFact(path: string, fact: Keyed): void {
  const kind = String(fact.kind);
  const expected = valueTypes[kind];
  if (expected === undefined) throw wrongKind(path, kind);
  for (const [key, type] of Object.entries({ label: 'string', ...expected })) {
    const found = fact[key];
    const isValid = typeof found === type && (type !== 'number' || Number.isFinite(found));
    if (!isValid) throw misshapen(`${path}, ${key}`, found, `a ${type}`);
  }
}

function wrongKind(path: string, kind: string): Refusal {
  const known = Object.keys(valueTypes);
  const reason = `Unexpected kind \`${kind}\` of fact \`${path}\`, expected one of ${known.length}`;
  return new Refusal('topic-shape', reason, { ...suggest(kind, known), key: 'kind' });
}

function checkSeries(path: string, series: unknown): void {
  if (!isKeyed(series)) throw misshapen(path, series, 'series');
  if (typeof series.name !== 'string') throw misshapen(path, series.name, 'a `name`');
  for (const key of ['fields', 'rows', 'from']) {
    if (!Array.isArray(series[key])) throw misshapen(`${path} ${series.name}, ${key}`, series[key], 'a list');
  }
}
