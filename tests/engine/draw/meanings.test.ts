// Colours in drawings whose meaning nothing says.
import { describe, expect, it } from 'vitest';
import { draw } from '../../../scripts/draw/draw.ts';
import type { Dataset, Field } from '../../../scripts/model/data.ts';
import { hueOf, type Meanings } from '../../../scripts/model/manner/hues.ts';
import { parseChart } from '../../../scripts/read/charts/chart.ts';
import { drawTools, figuresOf, palette } from '../../support/figures.ts';

const path = 'templates/charts/times.vl.json';
const rows = [
  { id: 'a', name: 'Alpha', time: 10 },
  { id: 'b', name: 'Beta', time: 20 },
];
const fields = ['id', 'name', 'time'].map((name) => ({ name }) as Field);
const datasets = new Map([['times', { name: 'times', rows, fields } as unknown as Dataset]]);

async function drawn(
  mark: object,
  meanings: Meanings | undefined,
  reserved: Meanings | undefined,
  more = {},
) {
  const spec = {
    description: 'Times.',
    usermeta: { title: 'Times', subtitle: 'In ms', ...(meanings && { meanings }) },
    data: { name: 'times' },
    mark: { type: 'bar', ...mark },
    encoding: {
      y: { field: 'name', type: 'nominal', title: null },
      x: { field: 'time', type: 'quantitative', title: null },
      ...more,
    },
  };
  const text = JSON.stringify(spec, null, 1);
  const chart = parseChart(path, text).value;
  if (chart === undefined) throw new Error('Unexpected fault in the chart of a test');
  const edition = figuresOf([chart], { datasets, series: new Map() }, reserved);
  const wanted = [{ chart: 'times', surface: 'a4' as const }];
  const { value, messages } = await draw(edition, wanted, await drawTools(new Map([[path, text]])));
  return { svg: value[0]?.svg ?? '', messages: messages.map(({ ruleId, reason }) => `${ruleId}: ${reason}`) };
}

const said = (hue: string) => [
  `undeclared-colour: Unexpected colour \`${hue}\` without a meaning on a4, expected ink, a grey or a colour that \`meanings\` explains`,
];
const reserved = { blue: 'small' };

describe('a colour in a chart', () => {
  it('needs no meaning where the edition says nothing about colours', async () => {
    expect((await drawn({ color: 'var(--orange)' }, undefined, undefined)).messages).toEqual([]);
  });

  it('needs one where it does, whether the edition or only the chart knows the colour', async () => {
    expect((await drawn({ color: 'var(--orange)' }, undefined, reserved)).messages).toEqual(said('orange'));
    expect((await drawn({ color: 'var(--blue)' }, undefined, reserved)).messages).toEqual(said('blue'));
    expect((await drawn({ stroke: 'var(--teal)' }, reserved, reserved)).messages).toEqual(said('teal'));
    expect((await drawn({ color: 'var(--blue)' }, reserved, reserved)).messages).toEqual([]);
    expect((await drawn({ color: 'var(--muted)' }, undefined, reserved)).messages).toEqual([]);
  });

  it('is found also where a scale brings it', async () => {
    const { messages } = await drawn({}, undefined, reserved, { color: { field: 'name', type: 'nominal' } });
    expect(messages.join()).toContain('Unexpected colour `blue` without a meaning');
  });

  it('is ink where a mark has none of its own, and blue where colours are no names', async () => {
    const named = await drawn({}, undefined, reserved);
    expect(named.messages).toEqual([]);
    expect(named.svg).toContain(palette.get('ink'));
    expect(named.svg).not.toContain(palette.get('blue'));
    expect((await drawn({}, undefined, undefined)).svg).toContain(palette.get('blue'));
  });
});

describe('a token', () => {
  it('is the hue that readers see', () => {
    expect(['teal-text', 'category-1', 'category-2', 'category-3', 'category-7-text'].map(hueOf)).toEqual([
      'teal',
      'blue',
      'orange',
      'teal',
      'category-7',
    ]);
    expect(['ink', 'muted', 'seq-3', 'accent', 'paper'].map(hueOf)).toEqual(Array(5).fill(undefined));
  });
});
