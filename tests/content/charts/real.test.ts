import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { draw, inspect } from '../../../scripts/draw/draw.ts';
import type { Drawing, Surface } from '../../../scripts/model/drawing.ts';
import { briefly } from '../../support/check.ts';
import { drawTools, palette, charts as runner } from '../../support/figures.ts';
import { realFigures } from './figures.ts';

const folder = join(import.meta.dirname, '../../../templates/charts');
const golden = join(import.meta.dirname, 'golden');
const charts = readdirSync(folder)
  .filter((name) => name.endsWith('.vl.json'))
  .map((name) => name.replace(/\.vl\.json$/, ''));
const update = process.env.UPDATE === '1';
if (update && process.env.CI)
  throw new Error('UPDATE=1 rewrites expectations and is refused where CI is set');

const real = await realFigures();
const drawings = new Map<string, Drawing>();
/** The drawings that the content shows. */
const shownOf = (chart: string): readonly Surface[] =>
  real.shown.filter((one) => one.chart === chart).map(({ surface }) => surface);
const names = real.shown
  .map(({ chart, surface }) => `${chart}.${surface}`)
  .filter((name) => !/\.(?:web|narrow)$/.test(name));
let messages: readonly string[] = [];

beforeAll(async () => {
  const { edition, texts } = real;
  const looked = await inspect(edition, { charts: runner, palette, texts });
  const drawn = await draw(edition, real.shown, await drawTools(texts));
  for (const drawing of drawn.value) drawings.set(`${drawing.chart}.${drawing.surface}`, drawing);
  messages = briefly([...looked.messages, ...drawn.messages]);
});

const drawing = (chart: string, surface: Surface): Drawing => {
  const found = drawings.get(`${chart}.${surface}`);
  if (found === undefined) throw new Error(`${chart} was not drawn on ${surface}`);
  return found;
};

/** An element a line, and numbers to a tenth: changes show where they are, and not where nobody can see them. */
function readable(svg: string): string {
  return svg.replaceAll('><', '>\n<').replace(/-?\d+\.\d{2,}/g, (digits) => Number(digits).toFixed(1));
}

describe('the charts', () => {
  it('raise no message where they are shown', () => {
    expect(messages).toEqual([]);
  });

  it.each(charts)('%s is shown somewhere, as wide as its surface, and no higher than a slide', (chart) => {
    const widths = { a4: 604.7, web: 720, narrow: 320, slide: 1160, 'slide-half': 560 };
    const heights = { a4: 10_000, web: 10_000, narrow: 10_000, slide: 471, 'slide-half': 431 };
    expect(shownOf(chart)).not.toEqual([]);
    for (const surface of shownOf(chart)) {
      expect(Math.abs(drawing(chart, surface).width - widths[surface])).toBeLessThan(1);
      expect(drawing(chart, surface).height).toBeLessThanOrEqual(heights[surface]);
    }
  });

  it.each(charts)('%s is one labelled image on one line, with ids and fonts of its own', (chart) => {
    for (const surface of shownOf(chart)) {
      const { svg } = drawing(chart, surface);
      expect(svg).toMatch(new RegExp(`^<svg [^>]*role="img" aria-label="Chart ${chart}"`));
      expect(svg).not.toContain('\n');
      expect(svg.match(/ id="/g) ?? []).toHaveLength(
        (svg.match(new RegExp(` id="${chart}-${surface}-`, 'g')) ?? []).length,
      );
      expect(svg.match(/font-family/g)).toHaveLength(1);
      expect(svg).not.toMatch(/<(?:script|image|foreignObject|title)|href=|NaN|undefined/);
    }
  });

  it.each(charts)('%s is drawn in variables for the web and in plain colours for print', (chart) => {
    if (!shownOf(chart).includes('web')) {
      for (const surface of shownOf(chart)) expect(drawing(chart, surface).svg).not.toContain('var(');
      return;
    }
    expect(drawing(chart, 'web').svg).toMatch(/(?:fill|stroke)="var\(--[\w-]+, #[0-9a-f]{6}\)"/);
    expect(drawing(chart, 'web').svg.match(/(?:fill|stroke)="#[0-9a-f]{6}"/g) ?? []).toEqual([]);
    expect(drawing(chart, 'a4').svg).not.toContain('var(');
  });

  it.each(names)('%s looks as accepted', (name) => {
    const path = join(golden, `${name}.svg`);
    const made = `${readable(drawings.get(name)?.svg ?? '')}\n`;
    if (update) writeFileSync(path, made);
    expect(existsSync(path), 'no golden yet: look at the chart, then accept it with UPDATE=1').toBe(true);
    expect(made).toBe(readFileSync(path, 'utf8'));
  });

  it('leave no golden behind when they go', () => {
    const wanted = new Set(names.map((name) => `${name}.svg`));
    expect(readdirSync(golden).filter((name) => !wanted.has(name))).toEqual([]);
  });
});
