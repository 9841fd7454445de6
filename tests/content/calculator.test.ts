// The calculator of the cost model opens with the numbers of the printed report, and its scenarios are printed as further cases.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compute } from '../../data/calculators/cost.ts';
import { viewWith } from '../../scripts/facts/calculator/view.ts';
import { isRefusal } from '../../scripts/facts/refusal.ts';
import { calculatorLoader } from '../../scripts/host/calculators/calculators.ts';
import { diskWorld } from '../../scripts/host/disk/world.ts';
import { noCache } from '../../scripts/model/cache.ts';
import type { DataTable, Edition } from '../../scripts/model/edition.ts';
import type { World } from '../../scripts/model/sources.ts';
import { scenarioText } from '../../scripts/render/report/page/calculator/scenario.ts';
import { root } from '../support/project.ts';
import { realRun } from '../support/run.ts';

const path = 'data/cost/scenarios/our-estate.json';
const scenario = scenarioText('Our estate', {
  from: 'midsize',
  values: { services: 200, busy: 30, 'rank-functions': 1 },
});

/** The real project with a scenario as the page exports it. */
async function withScenario(text: string): Promise<World> {
  const disk = await diskWorld(root);
  return {
    ...disk,
    read: async (file) => (file === path ? text : disk.read(file)),
    list: async (folder) => [...(await disk.list(folder)), ...(folder === 'data' ? [path] : [])],
  };
}

const { edition, messages, project } = await (await realRun({}, await withScenario(scenario))).resolved();
const { edition: plain } = await (await realRun()).resolved();
const placed = edition.calculators.get('cost');
if (placed === undefined) throw new Error('no calculator');
const modules = await calculatorLoader(noCache)(project.sources.texts);
const module = modules.get('cost');
if (module === undefined || isRefusal(module)) throw new Error('no module');

const viewOf = (preset: string) => {
  const found = placed.form.presets.find(({ id }) => id === preset);
  return module.view({
    form: placed.form,
    numbers: edition.units.language.numbers,
    values: found?.values ?? {},
  });
};
const table = (id: string, of: Edition = edition): DataTable => {
  const found = of.tables.get(id);
  if (found === undefined) throw new Error(`no table ${id}`);
  return found;
};
const columnOf = ({ columns }: DataTable, title: string) =>
  columns.findIndex((column) => column.title === title);
const ways = ['none', 'equal', 'own'];

describe('the calculator of the cost model', () => {
  it('opens with the bill that is printed, to the last digit', () => {
    const split = table('cost-split');
    const printed = ['Rented', 'Compute', 'Disk, network', 'Control', 'Licences', 'Hours', 'Labour', 'Total'];
    const lines = ['rented', 'compute', 'other', 'control', 'licences', 'hours', 'labour', 'total'];
    const rows = placed.form.tables.find(({ id }) => id === 'bill')?.rows.map(({ id }) => id) ?? [];
    for (const [option, row] of split.rows.entries())
      for (const [index, title] of printed.entries())
        expect(
          placed.view.tables.bill?.[rows.indexOf(lines[index]!)]?.[option]?.text,
          `${row.id} ${title}`,
        ).toBe(row.cells[columnOf(split, title)]?.text);
    expect(split.rows).toHaveLength(6);
  });

  it.each(['midsize', 'startup', 'tools', 'gpu', 'windows', 'our-estate'])(
    'gives the totals that are printed for the case %s',
    (id) => {
      const cases = table('cost-worked-cases');
      const view = viewOf(id);
      const names = ['VMs', 'Own', 'Managed', 'Fargate', '', 'Metal'];
      for (const [way, name] of ways.entries()) {
        const row = cases.rows.find((one) => one.id === `${id}-${name}`);
        expect(row, `${id}-${name}`).toBeDefined();
        for (const [option, title] of names.entries()) {
          const text = row?.cells[columnOf(cases, title)]?.text;
          if (title !== '' && text !== '–')
            expect(view.tables.totals?.[option]?.[way]?.text, title).toBe(text);
        }
        const cheapest = row?.cells[columnOf(cases, 'Cheapest')]?.text;
        const margin = row?.cells[columnOf(cases, 'Margin')]?.text;
        expect(view.tables.totals?.[6]?.[way]?.text).toBe(`${cheapest}, ${margin}%`);
      }
    },
  );

  it('draws the maps that are printed', () => {
    const rows = edition.series.get('cost-map-copies')?.rows ?? [];
    for (const [map, way] of [
      ['machines', 'machines only'],
      ['hours', 'our hours'],
    ] as const) {
      const printed = rows.filter((row) => row.way === way);
      expect(placed.view.maps[map]?.map(({ text, isPale }) => [text, isPale])).toEqual(
        printed.map(({ margin, clear }) => [
          Number(margin) < 1 ? '<1%' : `${Math.floor(Number(margin))}%`,
          clear === 'no',
        ]),
      );
      expect(placed.view.maps[map]?.map(({ title }) => title)).toEqual(
        printed.map(({ cheapest }) => cheapest),
      );
    }
  });

  it('has every input of the model, with a reason', () => {
    const inputs = edition.datasets.get('cost-model')?.rows.map(({ id }) => id) ?? [];
    const form = placed.form.inputs.map(({ id }) => id);
    expect(form.filter((id) => !id.startsWith('rank-') && id !== 'burstable').toSorted()).toEqual(
      inputs.toSorted(),
    );
    expect(placed.form.inputs.filter(({ reason }) => reason === '')).toEqual([]);
  });

  it('gives finite results at either end of every input, and with all at one end, in every case', () => {
    const { form } = placed;
    const { numbers } = edition.units.language;
    const ends = (which: 'low' | 'high') =>
      Object.fromEntries(form.inputs.map((input) => [input.id, input[which]]));
    const each = form.inputs.flatMap(({ id, low, high }) => [{ [id]: low }, { [id]: high }]);
    const all = form.presets.flatMap(({ values }) =>
      [{}, ends('low'), ends('high')].map((end) => ({ ...values, ...end })),
    );
    for (const values of [...each, ...all])
      expect(() => viewWith(compute, { form, numbers, values }), JSON.stringify(values)).not.toThrow();
  });
});

describe('a scenario that the page exported', () => {
  it('builds without a message, and is printed as one more case', async () => {
    const own = messages.filter(({ file }) => file === path || file?.startsWith('data/facts'));
    expect(own.map(String)).toEqual([]);
    expect(table('cost-verdicts').rows.length).toBe(table('cost-verdicts', plain).rows.length + 1);
    expect(table('cost-verdicts').rows.at(-1)?.cells[0]?.text).toMatch(
      /^Our estate: \d+\sservices, \d+\scopies each of [\d.]+\sGiB, \d+% busy$/u,
    );
  });

  it('is told what its calculator does not have', async () => {
    const text = scenario
      .replace('"services": 200', '"services": 5000,\n    "servces": 2')
      .replace('midsize', 'midsiz');
    const run = await realRun({}, await withScenario(text));
    const found = (await run.resolved()).messages.filter(
      ({ file }) => file === path || file?.startsWith('data/facts'),
    );
    expect(found.map(({ line, ruleId, note }) => `${line} ${ruleId} ${note}`).toSorted()).toEqual([
      expect.stringMatching(/^4 not-in-enum did you mean `midsize`/),
      expect.stringMatching(/^6 out-of-range/),
      expect.stringMatching(/^7 unknown-input did you mean `services`/),
    ]);
  });

  it.each([
    ['another scenario as its case', 'other', { from: 'our-estate' }, /not-in-enum/],
    ['the name of a worked case', 'startup', {}, /duplicate-id give the file another name/],
    ['half a switch', 'other', { values: { burstable: 0.5 } }, /out-of-range/],
  ])('is told at its file that it has %s', async (_, name, own, expected) => {
    const world = await withScenario(scenario);
    const file = `data/cost/scenarios/${name}.json`;
    const text = JSON.stringify({ title: 'Other', values: { services: 7 }, ...own });
    const both: World = {
      ...world,
      read: async (asked) => (asked === file ? text : world.read(asked)),
      list: async (folder) => [...(await world.list(folder)), ...(folder === 'data' ? [file] : [])],
    };
    const { messages: all } = await (await realRun({}, both)).resolved();
    const errors = all.filter(({ fatal }) => fatal === true);
    expect(errors.map((one) => [one.file, `${one.ruleId} ${one.note}`])).toEqual([
      [file, expect.stringMatching(expected)],
    ]);
  });

  it('follows the schema that it names', async () => {
    const { $schema } = JSON.parse(scenario);
    await expect(readFile(join(root, 'data/cost/scenarios', $schema), 'utf8')).resolves.toContain('Scenario');
  });
});
