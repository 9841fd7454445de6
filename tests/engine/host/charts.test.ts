// The process that runs charts: what it gives, and that every chart ends.
import { describe, expect, it } from 'vitest';
import { localRunner } from '../../../scripts/draw/charts/runner.ts';
import { processRunner } from '../../../scripts/host/charts/charts.ts';
import type { Row } from '../../../scripts/model/data.ts';
import { parseChart } from '../../../scripts/read/charts/chart.ts';
import { palette } from '../../support/figures.ts';
import { childrenOf } from '../../support/processes.ts';

const rows = new Map<string, readonly Row[]>([
  ['hosts', [{ name: `${'a'.repeat(60)}!`, count: 3, day: '2026-01-01' }]],
]);
const encoding = { x: { field: 'count', type: 'quantitative', title: null } };

function inspected(spec: object) {
  const whole = {
    description: 'A chart.',
    usermeta: { title: 'A chart', subtitle: 'Of things' },
    data: { name: 'hosts' },
    mark: 'bar',
    encoding,
    ...spec,
  };
  const { value: chart, messages } = parseChart('templates/charts/costly.vl.json', JSON.stringify(whole));
  if (chart === undefined) throw new Error(messages.map(String).join('\n'));
  return { chart, rows, palette };
}
const calculated = (expression: string) =>
  inspected({ transform: [{ calculate: expression, as: 'made' }], encoding });

const costly: readonly (readonly [string, ReturnType<typeof inspected>])[] = [
  ['a pattern that backtracks', calculated("replace(datum.name, regexp('(a+)+$'), '')")],
  ['a sequence without end', calculated('length(sequence(1e9))')],
  ['a density of too many steps', inspected({ transform: [{ density: 'count', steps: 1e9 }] })],
  [
    'rows from a sequence',
    inspected({ data: { sequence: { start: 0, stop: 1e9 } }, encoding: { x: { field: 'data' } } }),
  ],
  ['a long padding', calculated("split(pad('x', 5e8, 'y'), '')")],
  [
    'rows that multiply',
    inspected({
      transform: [
        { calculate: 'sequence(9000)', as: 'a' },
        { flatten: ['a'] },
        { calculate: 'sequence(9000)', as: 'b' },
        { flatten: ['b'] },
      ],
    }),
  ],
];

/** Some millions of rows: within the limits, and enough that the process works on them for a while. */
const rowsThatTakeSeconds = {
  data: { sequence: { start: 0, stop: 1e6 } },
  encoding: { x: { field: 'data', type: 'quantitative', aggregate: 'sum', title: null } },
};

describe('a chart that takes too long or too much memory', () => {
  const runner = processRunner({ seconds: 1, memory: 300 });

  it.each(costly)('is ended: %s', async (_, chart) => {
    const [finding] = await runner.inspect(chart);
    expect(finding?.rule).toBe('chart-too-costly');
    expect(finding?.reason).toMatch(/more than (?:1 seconds of computing|300 MB of memory)/);
  });

  it('leaves the next chart alone', async () => {
    const [bad, good] = await Promise.all([
      runner.inspect(calculated("replace(datum.name, regexp('(a+)+$'), '')")),
      runner.inspect(inspected({})),
    ]);
    expect(bad[0]?.rule).toBe('chart-too-costly');
    expect(good).toEqual([]);
  });
});

it.skipIf(process.platform !== 'linux')(
  'a chart is run again when something else has ended its process, before it was sent or meanwhile',
  async () => {
    const runner = processRunner();
    const endAll = async () => {
      const pids = await childrenOf(process.pid, 'chart-process');
      expect(pids).not.toEqual([]);
      for (const pid of pids) process.kill(pid, 'SIGKILL');
    };
    expect(await runner.inspect(inspected({}))).toEqual([]);
    await endAll();
    expect(await runner.inspect(inspected({}))).toEqual([]);
    let isOver = false;
    const slow = runner.inspect(inspected(rowsThatTakeSeconds)).finally(() => (isOver = true));
    await new Promise((resolve) => setTimeout(resolve, 50));
    await endAll();
    expect(isOver).toBe(false);
    expect(await slow).toEqual([]);
  },
);

it('a second process is started when many charts wait, and not for few', async () => {
  const processes = () => process.getActiveResourcesInfo().filter((kind) => kind === 'ProcessWrap').length;
  const [before, runner] = [processes(), processRunner(undefined, 2)];
  const charts = (count: number) => Array.from({ length: count }, () => runner.inspect(inspected({})));
  const few = charts(3);
  await new Promise((resolve) => setImmediate(resolve));
  expect(processes() - before).toBe(1);
  expect((await Promise.all(few)).flat()).toEqual([]);
  const many = charts(12);
  await new Promise((resolve) => setImmediate(resolve));
  expect(processes() - before).toBe(2);
  expect((await Promise.all(many)).flat()).toEqual([]);
});

it('an error in the process is reported with its stack, as a bug', async () => {
  const broken = { chart: null, rows, palette } as never;
  await expect(processRunner().inspect(broken)).rejects.toThrow(/inspectChart/);
});

it('finds in its own process what it finds in this one', async () => {
  const misspelt = inspected({ encoding: { x: { field: 'cuont', type: 'quantitative' } } });
  const found = await processRunner().inspect(misspelt);
  expect(found).toEqual(await localRunner().inspect(misspelt));
  expect(found.map(({ rule }) => rule)).toEqual(['unknown-field']);
});
