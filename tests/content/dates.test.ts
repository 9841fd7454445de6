// Dates of the data: a dataset is as young as the last source that was opened for it.
import { expect, it } from 'vitest';
import { agesAt, daysBetween } from '../../scripts/facts/ages.ts';
import type { CslItem } from '../../scripts/model/data.ts';
import { resolvedProject } from '../support/resolved.ts';

/** The day on which a source was opened, as `2026-11-20`; empty where none is given. */
function openedOn(source: CslItem | undefined): string {
  const accessed = source?.accessed as { 'date-parts'?: readonly (readonly number[])[] } | undefined;
  const [year, month = 1, day = 1] = accessed?.['date-parts']?.[0] ?? [];
  return year === undefined ? '' : [year, month, day].map((part) => String(part).padStart(2, '0')).join('-');
}

it('no dataset says that it was retrieved before one of its sources was opened', async () => {
  const { project } = await resolvedProject();
  const datasets = [...project.datasets.values()];
  expect(datasets.length).toBeGreaterThan(50);
  const late = datasets.flatMap(({ name, retrieved, sources, rows }) => {
    const ids = [...sources.map(({ id }) => id), ...rows.map(({ source }) => String(source ?? ''))];
    const after = ids.filter((id) => openedOn(project.bibliography.get(id)) > retrieved);
    return [...new Set(after)].map((id) => `${name}, ${retrieved}: ${id}`);
  });
  expect(late).toEqual([]);
});

it('every dataset is to be reviewed before it is older than its kind may be', async () => {
  const { project } = await resolvedProject();
  const ages = agesAt(project.edition.date, project.datasets.values(), project.kinds);
  const late = ages.filter(
    ({ dataset, date, kind }) => kind?.days !== undefined && daysBetween(date, dataset.reviewBy) > kind.days,
  );
  expect(ages.length).toBeGreaterThan(50);
  expect(late.map(({ dataset, date }) => `${dataset.name}: ${date}, ${dataset.reviewBy}`)).toEqual([]);
});
