// Makes small datasets by hand for tests of facts.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Data, viewData } from '../../../scripts/facts/data.ts';
import { type Dataset, type Field, type Row, type Scalar, statistics } from '../../../scripts/model/data.ts';
import type { Fact, FactTree, Series } from '../../../scripts/model/facts.ts';
import { parseUnits } from '../../../scripts/read/data/units.ts';

/** A dataset by hand: columns as `text`, unit, or unit and statistic ("ms:p50"); rows by id. */
export function small(
  name: string,
  columns: Readonly<Record<string, string>>,
  rows: Readonly<Record<string, Readonly<Record<string, Scalar>>>>,
): Dataset {
  const fields = Object.entries(columns).map(([field, column]): Field => {
    const [unit = '', word] = column.split(':');
    const named = { name: field, title: field, description: field };
    if (unit === 'text') return { ...named, type: 'string' };
    const statistic = statistics.find((known) => known === word);
    return { ...named, type: 'number', unit, ...(statistic !== undefined && { statistic }) };
  });
  return {
    path: `data/test/${name}.json`,
    name,
    group: 'test',
    title: name,
    description: name,
    fields: [{ name: 'id', type: 'string', title: 'Id', description: 'Id' }, ...fields],
    primaryKey: 'id',
    rows: Object.entries(rows).map(([id, row]): Row => ({ id, ...row })),
    sources: [{ id: 'someone2020' }],
    licences: [],
    retrieved: '2026-11-20',
    reviewBy: '2027-11-20',
  };
}

const path = 'data/units.json';
const file = readFileSync(join(import.meta.dirname, '../../..', path), 'utf8');
const units = parseUnits(path, file).value?.units;

/** These datasets, with the units of the project. */
export function dataOf(...datasets: readonly Dataset[]): Data {
  return viewData(new Map(datasets.map((dataset) => [dataset.name, dataset])), units);
}

/** The fact at a dotted path. */
export function at(tree: FactTree, path: string): Fact {
  const found = path
    .split('.')
    .reduce<Fact | FactTree | undefined>(
      (node, name) => (node as FactTree | undefined)?.[name] as Fact,
      tree,
    );
  if (found === undefined || !('cells' in found)) throw new Error(`no fact ${path}`);
  return found as Fact;
}

export function value(tree: FactTree, path: string): number {
  const fact = at(tree, path);
  if (fact.kind !== 'quantity') throw new Error(`${path} is a ${fact.kind}`);
  return fact.value;
}

export function bounds(tree: FactTree, path: string): readonly [number, number] {
  const fact = at(tree, path);
  if (fact.kind !== 'range') throw new Error(`${path} is a ${fact.kind}`);
  return [fact.low, fact.high];
}

export function holds(tree: FactTree, path: string): boolean {
  const fact = at(tree, path);
  if (fact.kind !== 'predicate') throw new Error(`${path} is a ${fact.kind}`);
  return fact.holds;
}

export function rowOf(series: readonly Series[], name: string, id: string): Row {
  const row = series.find((one) => one.name === name)?.rows.find((one) => one.id === id);
  if (row === undefined) throw new Error(`no row ${id} in ${name}`);
  return row;
}
