/** Holds what a topic gave against what a topic is, since nobody has to check the types before a build. */
import { suggest } from '../messages/message.ts';
import type { Topic } from '../model/facts.ts';
import { Refusal } from './refusal.ts';

type Keyed = Readonly<Record<string, unknown>>;

/** The topic, when it is one; refuses whatever else a function gave (`topic-shape`). `name` starts the paths that messages show. */
export function checkedTopic(name: string, made: unknown): Topic {
  if (!isKeyed(made)) throw misshapen(name, made, '`{ facts, series }`');
  const { facts, series } = made;
  if (!isKeyed(facts)) throw misshapen(`${name}: facts`, facts, 'facts by name');
  checkTree(name, facts);
  if (!Array.isArray(series)) throw misshapen(`${name}: series`, series, 'a list, which may be empty');
  for (const one of series) checkSeries(`${name}: series`, one);
  return made as unknown as Topic;
}

/** A fact has its cells in a list; a tree has only facts and trees. */
function checkTree(path: string, tree: Keyed): void {
  for (const [name, branch] of Object.entries(tree)) {
    const inner = `${path}.${name}`;
    if (!isKeyed(branch)) throw misshapen(inner, branch, 'a fact or facts by name');
    if (Array.isArray(branch.cells)) checkFact(inner, branch);
    else checkTree(inner, branch);
  }
}

const values: Readonly<Record<string, Keyed>> = {
  quantity: { value: 'number', unit: 'string', digits: 'number' },
  range: { low: 'number', high: 'number', unit: 'string', digits: 'number' },
  term: { value: 'string' },
  predicate: { holds: 'boolean', because: 'string' },
};

function checkFact(path: string, fact: Keyed): void {
  const kind = String(fact.kind);
  const expected = values[kind];
  if (expected === undefined) throw wrongKind(path, kind);
  for (const [key, type] of Object.entries({ label: 'string', ...expected })) {
    const found = fact[key];
    const isFine = typeof found === type && (type !== 'number' || Number.isFinite(found));
    if (!isFine) throw misshapen(`${path}, ${key}`, found, `a ${type}`);
  }
}

function wrongKind(path: string, kind: string): Refusal {
  const known = Object.keys(values);
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

function isKeyed(value: unknown): value is Keyed {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function misshapen(path: string, found: unknown, expected: string): Refusal {
  const [key = ''] = /\w+$/.exec(path) ?? [];
  return new Refusal('topic-shape', `Unexpected ${spoken(found)} for \`${path}\`, expected ${expected}`, {
    key,
  });
}

function spoken(value: unknown): string {
  if (Array.isArray(value)) return 'list';
  if (value === null || value === undefined || typeof value === 'number') return `\`${String(value)}\``;
  return typeof value === 'object' ? 'object' : `${typeof value} \`${String(value).slice(0, 40)}\``;
}
