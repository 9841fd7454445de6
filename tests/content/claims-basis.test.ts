// What the entries of the claims name as their basis can be looked up on paper, or is counted and sourced.
import { beforeAll, expect, it } from 'vitest';
import type { Edition } from '../../scripts/model/edition.ts';
import { report } from '../../scripts/render/report/report.ts';
import { contextOf } from '../../scripts/render/report/report-context.ts';
import { basesOf } from '../../scripts/render/tables/basis.ts';
import { sampleKit } from '../support/kit.ts';
import { realRun } from '../support/run.ts';

let edition: Edition;
beforeAll(async () => {
  ({ edition } = await (await realRun()).resolved());
}, 60_000);

it('names for every dataset the figures and tables made from it, or rows with their sources', () => {
  const context = contextOf(edition, sampleKit(edition, report), 'evidence');
  const bases = [...edition.tables.values()].flatMap((table) => basesOf(table, context));
  const parts = bases.flatMap((basis) => basis?.parts ?? []);
  expect(parts.length).toBeGreaterThan(150);
  const bare = parts.filter(
    ({ places, rows }) => places.length === 0 && (rows.at(-1)?.marks ?? []).length === 0,
  );
  expect(bare.map(({ dataset }) => dataset)).toEqual([]);
});

it('names for each table of claims the dataset of its own rows', () => {
  const made = [...edition.tables.values()]
    .filter(({ print }) => print === 'entries')
    .map(({ from }) => from);
  expect(made.filter((from) => from?.includes('examples'))).toEqual([]);
});
