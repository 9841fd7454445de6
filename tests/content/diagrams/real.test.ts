import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { draw } from '../../../scripts/draw/draw.ts';
import { builtInUnits } from '../../../scripts/facts/units.ts';
import { diskWorld } from '../../../scripts/host/disk/world.ts';
import type { Drawing, Surface } from '../../../scripts/model/drawing.ts';
import type { Edition, Figure } from '../../../scripts/model/edition.ts';
import { load } from '../../../scripts/read/load.ts';
import { validate } from '../../../scripts/read/validate.ts';
import { slideLayouts } from '../../../scripts/render/deck/layouts/index.ts';
import { briefly } from '../../support/check.ts';
import { drawTools } from '../../support/figures.ts';
import { shownSurfaces } from '../../support/shown-surfaces.ts';

const root = join(import.meta.dirname, '../../..');
const golden = join(import.meta.dirname, 'golden');
const diagrams = readdirSync(join(root, 'templates/diagrams')).map((name) => name.replace(/\.json$/, ''));
const update = process.env.UPDATE === '1';
if (update && process.env.CI)
  throw new Error('UPDATE=1 rewrites expectations and is refused where CI is set');

const drawings = new Map<string, Drawing>();
let messages: readonly string[] = [];

const { texts } = await load(await diskWorld(root));
const project = validate({ texts, assets: new Map() }, slideLayouts).value;
const shown = shownSurfaces(project).filter(({ chart }) => diagrams.includes(chart));
const shownOf = (diagram: string): readonly Surface[] =>
  shown.filter(({ chart }) => chart === diagram).map(({ surface }) => surface);
const names = shown
  .map(({ chart, surface }) => `${chart}.${surface}`)
  .filter((name) => !/\.(?:web|narrow)$/.test(name));

beforeAll(async () => {
  const figures = [...project.diagrams.values()].map((spec): [string, Figure] => {
    const { id, title, subtitle, picture } = spec;
    const rest = { data: [], rows: new Map(), sources: [] };
    return [id, { kind: 'diagram', id, spec, picture, title, subtitle, alt: `Diagram ${id}`, ...rest }];
  });
  const meta = { meanings: project.edition.meanings };
  const edition = { meta, figures: new Map(figures), units: builtInUnits } as unknown as Edition;
  const drawn = await draw(edition, shown, await drawTools(texts));
  for (const drawing of drawn.value) drawings.set(`${drawing.chart}.${drawing.surface}`, drawing);
  messages = briefly(drawn.messages);
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

describe('the diagrams', () => {
  it('raise no message where they are shown', () => {
    expect(diagrams.length).toBeGreaterThan(0);
    expect(messages).toEqual([]);
  });

  it.each(diagrams)(
    '%s is shown somewhere, as wide as its surface, and no higher than a slide',
    (diagram) => {
      const widths = { a4: 604.7, web: 720, narrow: 320, slide: 1160, 'slide-half': 560 };
      const heights = { a4: 10_000, web: 10_000, narrow: 10_000, slide: 471, 'slide-half': 431 };
      expect(shownOf(diagram)).not.toEqual([]);
      for (const surface of shownOf(diagram)) {
        expect(Math.abs(drawing(diagram, surface).width - widths[surface])).toBeLessThan(1);
        expect(drawing(diagram, surface).height).toBeLessThanOrEqual(heights[surface]);
      }
    },
  );

  it.each(diagrams)('%s is one labelled image on one line, in one font', (diagram) => {
    for (const surface of shownOf(diagram)) {
      const { svg } = drawing(diagram, surface);
      expect(svg).toMatch(new RegExp(`^<svg [^>]*role="img" aria-label="Diagram ${diagram}"`));
      expect(svg).not.toContain('\n');
      expect(svg.match(/font-family/g)).toHaveLength(1);
      expect(svg).not.toMatch(/<(?:script|image|foreignObject|title)|href=|NaN|undefined| id="/);
    }
  });

  it.each(names)('%s looks as accepted', (name) => {
    const path = join(golden, `${name}.svg`);
    const made = `${readable(drawings.get(name)?.svg ?? '')}\n`;
    if (update) writeFileSync(path, made);
    expect(existsSync(path), 'no golden yet: look at the diagram, then accept it with UPDATE=1').toBe(true);
    expect(made).toBe(readFileSync(path, 'utf8'));
  });

  it('leave no golden behind when they go', () => {
    const wanted = new Set(names.map((name) => `${name}.svg`));
    expect(readdirSync(golden).filter((name) => !wanted.has(name))).toEqual([]);
  });
});

it.each([...project.diagrams.keys()])('%s names its sources, or says that the drawing is our own', (id) => {
  const { sources = [], note } = project.diagrams.get(id) ?? {};
  const isOwn = /\bour own drawing\b/iu.test(JSON.stringify(note ?? ''));
  expect(sources.length > 0 || isOwn).toBe(true);
});
