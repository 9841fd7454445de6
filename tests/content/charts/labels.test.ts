// The numbers that charts print beside their marks, against the tables of data behind them.
import { beforeAll, expect, it } from 'vitest';
import { type Painted, textOf, texts } from '../../../scripts/draw/charts/scene.ts';
import { roundAt } from '../../../scripts/facts/digits.ts';
import { readFonts } from '../../../scripts/host/fonts.ts';
import type { WantedDrawing } from '../../../scripts/model/drawing.ts';
import type { ChartFigure, DataTable, Edition } from '../../../scripts/model/edition.ts';
import { resolvedProject } from '../../support/resolved.ts';
import { shownSurfaces } from '../../support/shown-surfaces.ts';
import { laidOut } from './laid-out.ts';

let edition: Edition;
let shown: readonly WantedDrawing[];

beforeAll(async () => {
  const { project, edition: resolved } = await resolvedProject();
  edition = resolved;
  shown = shownSurfaces(project);
}, 60_000);

/** A number in words, and the power of ten of its last digit. */
interface Numeral {
  readonly value: number;
  readonly place: number;
}

const numeralsIn = (words: string): readonly Numeral[] =>
  (words.match(/\d[\d,]*(?:\.\d+)?/g) ?? []).map((text) => ({
    value: Number(text.replaceAll(',', '')),
    place: -(text.split('.')[1]?.length ?? 0),
  }));

/** Units of a label by one of the table: the same, seconds by milliseconds, minutes by milliseconds, GiB by MiB. */
const scales = [1, 1e-3, 1 / 60_000, 1 / 1024];

/**
 * Cells that a numeral rounds, none of which, as it is printed in the table, rounds to that numeral: "16.4" beside a cell that
 * prints 16, or "14" beside one that prints 14.5.
 */
function contradicted(
  { value, place }: Numeral,
  cells: DataTable['rows'][number]['cells'],
): readonly string[] {
  const half = 0.501 * 10 ** place;
  const meant = cells.flatMap((cell) =>
    typeof cell.value !== 'number'
      ? []
      : scales
          .filter((scale) => Math.abs(Math.abs(Number(cell.value)) * scale - value) <= half)
          .map((scale) => ({ scale, text: cell.text })),
  );
  const agrees = meant.some(({ scale, text }) =>
    numeralsIn(text).some((printed) => Math.abs(roundAt(printed.value * scale, place) - value) < half / 1e3),
  );
  return agrees ? [] : meant.map(({ text }) => text);
}

function contradictions({ id: chart, data }: ChartFigure, words: readonly Painted[]): readonly string[] {
  const rows = new Map(data.flatMap((table) => table.rows.map((row) => [row.id, row.cells] as const)));
  return words
    .filter(({ mark }) => mark.role === 'mark')
    .flatMap(({ item }) => {
      const { id } = (item.datum ?? {}) as { readonly id?: string };
      const cells = rows.get(id ?? '') ?? [];
      return numeralsIn(textOf(item)).flatMap((numeral) =>
        contradicted(numeral, cells).map((cell) => `${chart}, ${id}: ${textOf(item)}, table: ${cell}`),
      );
    });
}

/** Numbers under ticks with words that push them off their tick. */
function pushedNumbers({ id }: ChartFigure, words: readonly Painted[]): readonly string[] {
  const centred = words.filter(
    ({ mark, item }) => mark.role === 'axis-label' && (item as { align?: string }).align === 'center',
  );
  const pushed = centred.filter(({ item }) => /^[\d,.]+[^\d,.].{4,}/.test(textOf(item)));
  return pushed
    .filter(({ item }) => typeof (item.datum as { value?: unknown }).value === 'number')
    .map(({ item }) => `${id}: ${textOf(item)}`);
}

const found = { contradictions: new Set<string>(), pushed: new Set<string>() };

beforeAll(async () => {
  const fonts = await readFonts();
  for (const { chart, surface } of shown) {
    const figure = edition.figures.get(chart);
    if (figure?.kind !== 'chart') continue;
    const words = texts(await laidOut(figure, surface, fonts));
    for (const one of contradictions(figure, words)) found.contradictions.add(`${one}, on ${surface}`);
    for (const one of pushedNumbers(figure, words)) found.pushed.add(`${one}, on ${surface}`);
  }
}, 120_000);

it('labels of all charts say what the tables behind them say, or round it', () => {
  expect([...found.contradictions]).toEqual([]);
});

it('numbers under ticks stand in the middle of their tick, without words beside them', () => {
  expect([...found.pushed]).toEqual([]);
});
