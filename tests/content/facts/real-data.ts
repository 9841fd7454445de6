// The datasets of the project as topics see them, with cells replaced, for tests of what becomes false.
import { readdirSync, readFileSync } from 'node:fs';
import type { Data } from '../../../scripts/facts/data.ts';
import type { Dataset, Row } from '../../../scripts/model/data.ts';
import { dataOf } from './small.ts';

interface File {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly schema: { readonly fields: Dataset['fields'] };
  readonly data: readonly Row[];
}

function read(group: string): readonly Dataset[] {
  const folder = new URL(`../../../data/${group}/`, import.meta.url);
  return readdirSync(folder).map((file): Dataset => {
    const { data, schema, ...rest } = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as File;
    return {
      ...rest,
      path: `data/${group}/${file}`,
      group,
      fields: schema.fields,
      primaryKey: 'id',
      rows: data,
      sources: [],
      licences: [],
      retrieved: '2026-11-29',
      reviewBy: '2027-11-29',
    };
  });
}

/** The data of these groups with fields of rows replaced: `{'pod-network/flannel': {eight: 10}}`. Refuses rows that do not exist. */
export function realData(
  groups: readonly string[],
  changes: Readonly<Record<string, Partial<Row>>> = {},
): Data {
  const datasets = groups.flatMap(read);
  const names = datasets.flatMap(({ name, rows }) => rows.map(({ id }) => `${name}/${id}`));
  const unknown = Object.keys(changes).filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Error(`no row ${unknown.join(', ')}`);
  return dataOf(
    ...datasets.map((dataset) => ({
      ...dataset,
      rows: dataset.rows.map((row): Row => ({ ...row, ...changes[`${dataset.name}/${row.id}`] }) as Row),
    })),
  );
}
