// Finds mistakes in a chart by running it: unknown fields and tokens, warnings of Vega, empty marks, bad labels.
import { suggest } from '../../messages/message.ts';
import type { Surface } from '../../model/drawing.ts';
import type { Palette } from '../../model/project.ts';
import type { ChartSpec } from '../../model/specs.ts';
import { entriesOf } from '../../read/text/json-entries.ts';
import { type SpecFinding, uniqueFindings } from '../finding.ts';
import { frameOf } from '../surfaces.ts';
import { unknownTokens } from '../tokens.ts';
import { withMetrics } from '../type/vega-metrics.ts';
import { compose, isComposite, variantOf, viewKeys } from './compose.ts';
import { fitted } from './fit.ts';
import { emptyMarks, markPlace } from './marks.ts';
import type { JsonObject } from './patch.ts';
import { recorder } from './recorder.ts';
import { type FieldUse, fieldUse } from './references.ts';
import { ChartFailure, type RowsByName, run, type Scene } from './run.ts';
import { painted, textOf, texts } from './scene.ts';

/**
 * The findings about a chart, except about how it looks. Runs it as it is, and again for every surface whose variant draws
 * something else. Needed because Vega draws nothing for a misspelt field and gives no warning.
 */
export async function inspectChart(
  chart: ChartSpec,
  rows: RowsByName,
  palette: Palette,
): Promise<readonly SpecFinding[]> {
  const unresolved = [...tokenFindings(chart.spec, palette), ...fieldFindings(chart.spec, rows)];
  if (unresolved.length > 0) return unresolved;
  const surfaces = (['web', 'slide', 'slide-half'] as const).filter((name) =>
    changesContent(variantOf(chart, name)),
  );
  const found: SpecFinding[] = [];
  for (const surface of ['a4', ...surfaces] as const) {
    found.push(...(await inspectSurface(chart, surface, rows, palette)));
  }
  return uniqueFindings(found);
}

/** Whether a patch changes what is drawn. One that only changes places and sizes needs no second run. */
function changesContent(patch: JsonObject | undefined): boolean {
  return entriesOf(patch).some(({ key }) => contentKeys.has(String(key)));
}

const contentKeys = new Set([
  'data',
  'transform',
  'mark',
  'field',
  'datum',
  'aggregate',
  ...viewKeys,
  'facet',
  'repeat',
]);

async function inspectSurface(
  chart: ChartSpec,
  surface: Surface,
  rows: RowsByName,
  palette: Palette,
): Promise<readonly SpecFinding[]> {
  const composed = compose(chart, surface, palette);
  const spec = isComposite(composed) ? composed : fitted(composed, frameOf(surface));
  const { interpreter, reads } = recorder();
  try {
    // None of the findings depends on widths of text, and measuring with the fonts takes a while.
    const scene = await withMetrics(undefined, () => run(spec, rows, interpreter));
    const use = fieldUse(chart.spec);
    const absent = [...reads]
      .filter(([, { present, absent: count }]) => present === 0 && count > 0)
      .flatMap(([name, { others }]) => unknownField(name, [...others], use));
    return absent.length > 0 ? absent : sceneFindings(scene, composed);
  } catch (error) {
    if (!(error instanceof ChartFailure)) throw error;
    return [{ rule: 'vega-warning', pointer: [], reason: `Unexpected failure of Vega: ${error.message}` }];
  }
}

/** The findings about a chart that has been laid out. */
function sceneFindings(scene: Scene, spec: JsonObject): readonly SpecFinding[] {
  const warnings = scene.warnings.map(
    (text): SpecFinding => ({
      rule: 'vega-warning',
      pointer: [],
      reason: `Unexpected warning of Vega: ${text}`,
    }),
  );
  const empty = emptyMarks(scene.root).map(
    (name): SpecFinding => ({
      rule: 'empty-mark',
      pointer: markPlace(spec, name),
      reason: 'Unexpected mark without items, expected it to draw something',
      help: 'no row passes its filters, or its values are all missing',
    }),
  );
  const bad = texts(painted(scene.root))
    .filter(({ item }) => /\b(?:undefined|NaN|Infinity|Invalid Date)\b|^null$/.test(textOf(item)))
    .map(
      ({ item, mark }): SpecFinding => ({
        rule: 'bad-label',
        pointer: markPlace(spec, mark.name ?? ''),
        reason: `Unexpected label \`${textOf(item)}\`, expected words or a number`,
        actual: textOf(item),
        help: 'the field is missing in some row, or an expression divides by nothing',
      }),
    );
  return [...warnings, ...empty, ...bad];
}

/** Fields that the spec reads, also in branches that never run, but that no row has and no transform makes. */
function fieldFindings(spec: object, rows: RowsByName): readonly SpecFinding[] {
  const use = fieldUse(spec);
  if (use.isOpen) return [];
  const columns = new Set([...rows.values()].flatMap((table) => table.flatMap((row) => Object.keys(row))));
  const known = [...columns, ...use.made];
  const names = new Set(use.read.map(({ name }) => name).filter((name) => !known.includes(name)));
  return [...names].flatMap((name) => unknownField(name, known, use));
}

function unknownField(name: string, known: readonly string[], use: FieldUse): readonly SpecFinding[] {
  const places = use.read.filter((reference) => reference.name === name);
  return places.map(({ pointer }) => ({
    rule: 'unknown-field',
    pointer,
    reason: `Unexpected field \`${name}\`, expected one that the rows have`,
    ...suggest(name, known),
  }));
}

function tokenFindings(spec: object, palette: Palette): readonly SpecFinding[] {
  return entriesOf(spec).flatMap(({ value, pointer }) =>
    typeof value === 'string'
      ? unknownTokens(value, palette).map((name) => unknownToken(name, pointer, palette))
      : [],
  );
}

function unknownToken(name: string, pointer: SpecFinding['pointer'], palette: Palette): SpecFinding {
  const colours = [...palette].flatMap(([token, value]) => (value.startsWith('#') ? [token] : []));
  return {
    rule: 'unknown-token',
    pointer,
    reason: `Unexpected token \`--${name}\`, expected one of the ${colours.length} colours in \`tokens.css\``,
    ...suggest(name, colours),
  };
}
