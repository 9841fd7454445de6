// Shapes of points: whose kernel a workload runs on, and which figures an interested party tells.
import { beforeAll, expect, it } from 'vitest';
import type { Painted } from '../../../scripts/draw/charts/scene.ts';
import { readFonts } from '../../../scripts/host/fonts.ts';
import { palette } from '../../support/figures.ts';
import { resolvedProject } from '../../support/resolved.ts';
import { shownSurfaces } from '../../support/shown-surfaces.ts';
import { laidOut } from './laid-out.ts';

/** The shape of a point by the colour that says whose kernel it is about. */
const shapes: ReadonlyMap<string, string> = new Map([
  ['blue', 'circle'],
  ['teal', 'triangle-up'],
  ['orange', 'square'],
]);

/** The name of a painted colour, where it says something here. */
function nameOf(colour: unknown): string | undefined {
  return [...shapes.keys(), 'paper'].find((name) => colour !== undefined && colour === palette.get(name));
}

const isHollow = ({ item }: Painted): boolean =>
  nameOf(item.fill) === 'paper' && item.stroke !== undefined && nameOf(item.stroke) !== 'paper';

/** What points of a chart say with their shape or their fill against the conventions. */
function faults(points: readonly Painted[], words: string): readonly string[] {
  return points.flatMap((point) => {
    const colour = nameOf(isHollow(point) ? point.item.stroke : (point.item.fill ?? point.item.stroke));
    const wanted = shapes.get(colour ?? '');
    const { shape = 'circle' } = point.item;
    return [
      ...(wanted === undefined || shape === wanted ? [] : [`${shape} in ${colour}`]),
      ...(isHollow(point) && !words.includes('hollow') ? ['hollow, which no word explains'] : []),
    ];
  });
}

const found = new Set<string>();
let points = 0;

beforeAll(async () => {
  const fonts = await readFonts();
  const { project, edition } = await resolvedProject();
  for (const { chart, surface } of shownSurfaces(project)) {
    const figure = edition.figures.get(chart);
    if (figure?.kind !== 'chart') continue;
    const symbols = (await laidOut(figure, surface, fonts)).filter(({ mark }) => mark.marktype === 'symbol');
    points += symbols.length;
    const words = JSON.stringify([figure.subtitle, figure.note]);
    for (const fault of faults(symbols, words)) found.add(`${chart}, on ${surface}: ${fault}`);
  }
}, 180_000);

it('points are round for the kernel of the host, triangles for one in user space, squares for one of their own', () => {
  expect(points).toBeGreaterThan(100);
  expect([...found]).toEqual([]);
});
