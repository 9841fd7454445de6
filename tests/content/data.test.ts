import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rowsLike } from '../../scripts/resolve/figures/table-basis.ts';

interface DataFile {
  readonly name: string;
  readonly data: readonly Readonly<Record<string, unknown>>[];
}

const folder = new URL('../../data/', import.meta.url);
const files = readdirSync(folder, { withFileTypes: true })
  .filter(
    (entry) => entry.isDirectory() && !['calculators', 'editions', 'facts', 'schema'].includes(entry.name),
  )
  .flatMap(({ name }) =>
    readdirSync(new URL(`${name}/`, folder)).map((file) => new URL(`${name}/${file}`, folder)),
  )
  .map((url) => JSON.parse(readFileSync(url, 'utf8')) as DataFile);
const datasets = new Map(
  files.map((file) => [file.name, new Map(file.data.map((row) => [String(row.id), row]))]),
);

/** Factors between units in which linked rows are recorded. */
const factors = [1, 1000, 1e-3, 1000 / 1.024, 1.024e-3];
const measures = ['value', 'time', 'p50', 'mean', 'memory', 'share', 'factor'];

function linked(key: 'sameAs' | 'evidence') {
  return files.flatMap(({ name, data }) =>
    data.flatMap((row) => (typeof row[key] === 'string' ? [{ name, row, target: row[key] }] : [])),
  );
}

/** The measures of a row, such as its mean and its median. */
function measuresOf(row: Readonly<Record<string, unknown>> | undefined): readonly number[] {
  return measures.map((name) => row?.[name]).filter((value) => typeof value === 'number');
}

describe('the data', () => {
  it('links every duplicate and every verdict to a row or dataset that exists', () => {
    const dead = [...linked('sameAs'), ...linked('evidence')].filter(({ target }) =>
      target.split('; ').some((name) => {
        const [dataset = '', row] = name.split('/');
        const found = [...(datasets.get(dataset)?.keys() ?? [])].map((id) => ({ id }));
        return row === undefined ? !datasets.has(dataset) : rowsLike(row, found).length === 0;
      }),
    );
    expect(dead.map(({ name, row, target }) => `${name}/${row.id} → ${target}`)).toEqual([]);
  });

  it('gives a claim that is made once more the verdict of the claim that it restates', () => {
    const claims = new Map(
      ['quantities', 'statements', 'comparisons'].flatMap((name) => [...(datasets.get(name) ?? [])]),
    );
    const again = [...claims.values()].filter(({ restates }) => restates !== undefined);
    expect(again.length).toBeGreaterThan(50);
    const apart = again.filter(({ restates, verdict }) => {
      const first = claims.get(String(restates));
      return first === undefined || first.restates !== undefined || first.verdict !== verdict;
    });
    expect(apart.map(({ id, restates }) => `${id} → ${restates}`)).toEqual([]);
  });

  it('records the same number, rounded, in rows that are one measurement', () => {
    const pairs = linked('sameAs');
    expect(pairs.length).toBeGreaterThan(15);
    const apart = pairs.filter(({ row, target }) => {
      const [dataset = '', id = ''] = target.split('/');
      const [a = Number.NaN] = measuresOf(row);
      const there = measuresOf(datasets.get(dataset)?.get(id));
      return !there.some((b) => factors.some((factor) => Math.abs(a * factor - b) <= 0.002 * b));
    });
    expect(apart.map(({ name, row, target }) => `${name}/${row.id} ≠ ${target}`)).toEqual([]);
  });

  it('says of every assumption why', () => {
    const bare = files.flatMap(({ name, data }) =>
      data.filter((row) => row.obtained === 'assumption' && !row.reason).map((row) => `${name}/${row.id}`),
    );
    expect(bare).toEqual([]);
  });

  it('names age and conditions of every measured figure that has a source of its own', () => {
    const silent = files.flatMap(({ name, data }) =>
      data
        .filter((row) => row.source && row.obtained && row.obtained !== 'derived')
        .filter((row) => !row.where || !(row.year || row.surveyYear || row.reason))
        .map((row) => `${name}/${row.id}`),
    );
    expect(silent).toEqual([]);
  });
});
