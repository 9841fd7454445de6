// Draws the charts and diagrams of an edition, and runs its charts without drawing them to find mistakes.
import type { VFileMessage } from 'vfile-message';
import { message } from '../messages/message.ts';
import type { Cache } from '../model/artifact.ts';
import { noCache } from '../model/cache.ts';
import type { Dataset, Row } from '../model/data.ts';
import type { Drawing, Surface, WantedDrawing } from '../model/drawing.ts';
import type { Edition, Figure } from '../model/edition.ts';
import type { SlideSize } from '../model/manner/look.ts';
import { type Memo, noMemo } from '../model/memo.ts';
import type { Palette } from '../model/project.ts';
import type { Checked } from '../model/sources.ts';
import { fewAtOnce } from '../model/tasks/few-at-once.ts';
import { firstIfLong } from '../read/text/lines.ts';
import { type Locator, locator } from '../read/text/locate.ts';
import { drawChart, inspectFigure } from './charts/drawing.ts';
import type { RowsByName } from './charts/run.ts';
import type { ChartRunner } from './charts/runner.ts';
import { missingGlyphs, type Written } from './checks/glyphs.ts';
import { drawDiagram } from './diagrams/diagram.ts';
import type { SpecFinding } from './finding.ts';
import { coverage, type Fonts } from './type/fonts.ts';
import { measureWith } from './type/metrics.ts';

type Texts = ReadonlyMap<string, string>;

/** What running charts needs beside the edition. */
export interface InspectTools {
  readonly palette: Palette;
  readonly texts: Texts;
  readonly charts: ChartRunner;
  /** The shape of the slides; 16:9 if absent. */
  readonly slide?: SlideSize | undefined;
  /** Results of earlier runs, of other processes too; nothing is cached if absent. */
  readonly cache?: Cache;
  /** Results of earlier steps of this process; only the cache is used if absent. */
  readonly memo?: Memo;
  /** The embedded fonts, and what words were written in; no word is looked at if absent. */
  readonly words?: Omit<Written, 'texts'> & { readonly fonts: Fonts };
}

/** What drawing needs beside the edition. */
export interface DrawTools extends InspectTools {
  readonly cache: Cache;
  readonly fonts: Fonts;
}

/**
 * Runs every chart without drawing it and reports fields that no row has, warnings of Vega and marks that draw nothing, and
 * characters in words that no font has. Findings about charts are cached. The value is always `undefined`.
 */
export async function inspect(
  edition: Edition,
  { palette, texts, charts, cache = noCache, memo = noMemo, words }: InspectTools,
): Promise<Checked<undefined>> {
  const glyphs = words === undefined ? [] : missingGlyphs(edition, { ...words, texts }, words.fonts);
  const few = fewAtOnce(mostAtOnce);
  const inspected = [...edition.figures.values()].map(async (figure): Promise<readonly VFileMessage[]> => {
    if (figure.kind !== 'chart') return [];
    // Rows that are missing were reported with the dataset or with the chart that names it.
    if (figure.spec.reads.some((name) => !figure.rows.has(name))) return [];
    const findings = await few(() =>
      memo.get(`findings ${figure.id}`, inputsOf(figure, edition, palette), () =>
        inspectFigure(figure, completeRows(figure, edition), palette, { charts, cache }),
      ),
    );
    if (findings.length === 0) return [];
    const locate = locatorOf(figure, texts);
    return findings.map((finding) => toMessage(finding, locate));
  });
  const messages = [...glyphs, ...(await Promise.all(inspected)).flat()];
  return { value: undefined, messages };
}

/**
 * Draws every wanted chart or diagram on its surface, once and in the order of `wanted`; one that cannot be drawn is left
 * out and reported. Throws when `wanted` names something that is no figure of the edition, which is a bug of ours.
 */
export async function draw(
  edition: Edition,
  wanted: readonly WantedDrawing[],
  { cache, charts, fonts, palette, slide, texts, memo = noMemo }: DrawTools,
): Promise<Checked<readonly Drawing[]>> {
  const { language } = edition.units;
  const standards = { fonts, missing: coverage(fonts), palette, slide, language };
  const measure = measureWith(fonts);
  const few = fewAtOnce(mostAtOnce);
  const drawOne = async ({ chart, surface, size }: WantedDrawing): Promise<Checked<readonly Drawing[]>> => {
    const figure = edition.figures.get(chart);
    if (figure === undefined)
      throw new Error(`Unexpected drawing of \`${chart}\` for an output, expected a figure of the edition`);
    const { meanings: reserved } = edition.meta;
    const own = { ...standards, ...(reserved && { meanings: figure.spec.meanings ?? {} }) };
    const make = () =>
      figure.kind === 'chart'
        ? drawChart(
            figure,
            completeRows(figure, edition),
            { surface, size },
            { standards: own, charts, cache },
          )
        : drawDiagram({ figure, surface, standards: own, cache }, measure);
    const inputs = [
      reserved === undefined,
      fonts,
      slide,
      size?.width,
      size?.height,
      ...inputsOf(figure, edition, palette),
    ];
    const { drawing, findings } = await memo.get(`drawing ${chart} ${surface}`, inputs, make);
    await nextTurn();
    const value = drawing === undefined ? [] : [drawing];
    if (findings.length === 0) return { value, messages: [] };
    const locate = locatorOf(figure, texts);
    return { value, messages: findings.map((finding) => toMessage(finding, locate)) };
  };
  const drawn = await Promise.all(distinct(wanted).map((one) => few(() => drawOne(one))));
  return {
    value: drawn.flatMap(({ value }) => value),
    messages: drawn.flatMap(({ messages }) => messages),
  };
}

/** Drawings under way at the same time: more than there are processes for charts, so that none of these waits. */
const mostAtOnce = 8;

/** Gives the event loop a turn, so that answers of a browser are handled before the last drawing is made. */
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function distinct<T extends { chart: string; surface: Surface }>(wanted: readonly T[]): readonly T[] {
  return [...new Map(wanted.map((one) => [`${one.chart} ${one.surface}`, one])).values()];
}

const locatorOf = ({ spec }: Figure, texts: Texts): Locator => locator(spec.path, texts.get(spec.path) ?? '');

function toMessage({ rule, pointer, reason, ...detail }: SpecFinding, locate: Locator): VFileMessage {
  return message(rule, firstIfLong(locate(pointer)), reason, detail);
}

/** Everything that running a figure depends on. */
function inputsOf(figure: Figure, edition: Edition, palette: Palette): readonly unknown[] {
  return [figure, palette, ...[...figure.rows.keys()].map((name) => declaredFields(name, edition))];
}

function declaredFields(name: string, edition: Edition): Dataset['fields'] | undefined {
  return (edition.datasets.get(name) ?? edition.series.get(name))?.fields;
}

/** The rows that a chart reads, each with every field of its table: an empty cell is `null`, not a missing field. */
function completeRows({ rows }: Figure, edition: Edition): RowsByName {
  const complete = [...rows].map(([name, table]): [string, readonly Row[]] => {
    const declared = declaredFields(name, edition) ?? [];
    const names = new Set([
      ...declared.map((field) => field.name),
      ...table.flatMap((row) => Object.keys(row)),
    ]);
    const empty = Object.fromEntries([...names].map((field) => [field, null]));
    return [name, table.map((row) => ({ ...empty, ...row }))];
  });
  return new Map(complete);
}
