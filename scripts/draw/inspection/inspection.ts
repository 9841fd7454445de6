// Finds mistakes in a chart by running it: unknown fields and tokens, warnings of Vega, empty marks, bad labels.
import { suggest } from '../../messages/message.ts';
import type { Surface } from '../../model/drawing.ts';
import type { Palette } from '../../model/project.ts';
import type { ChartSpec } from '../../model/specs.ts';
import { entriesOf } from '../../read/text/json-entries.ts';
import { compose, isComposite, variantOf } from '../charts/compose.ts';
import { fitted } from '../charts/fit.ts';
import { emptyPlaces, markPlace } from '../charts/marks.ts';
import type { JsonObject } from '../charts/patch.ts';
import { ChartFailure, type RowsByName, run, type Scene } from '../charts/run.ts';
import { painted, textOf, texts } from '../charts/scene.ts';
import { viewKeys } from '../charts/views.ts';
import { type SpecFinding, uniqueFindings } from '../finding.ts';
import { frameOf } from '../surfaces.ts';
import { unknownTokens } from '../tokens.ts';
import { withMetrics } from '../type/vega-metrics.ts';
import { recorder } from './recorder.ts';
import { type FieldUse, fieldUse, isDerived } from './references.ts';
import { undrawnRows } from './undrawn.ts';

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
  const { interpreter, reads, dropped } = recorder();
  try {
    // None of the findings depends on widths of text, and measuring with the fonts takes a while.
    const scene = await withMetrics(undefined, () => run(spec, rows, interpreter));
    const use = fieldUse(chart.spec);
    const absent = [...reads]
      .filter(([, { present, absent: count }]) => present === 0 && count > 0)
      .flatMap(([name, { others }]) => unknownField(name, [...others], use));
    if (absent.length > 0) return absent;
    // A pivot leaves cells empty where a group has no such row.
    const undrawn =
      use.handlesInvalid || use.isOpen ? [] : undrawnRows(scene.root, dropped, use, columnsOf(rows));
    return [...sceneFindings(scene, composed), ...undrawn];
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
  const empty = emptyPlaces(scene.root, spec).map(
    (pointer): SpecFinding => ({
      rule: 'empty-mark',
      pointer,
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
  const reserved = use.read.filter(({ name }) => name in {});
  if (reserved.length > 0) return reserved.map(reservedField);
  if (use.isOpen) return [];
  const known = new Set([...columnsOf(rows), ...use.made]);
  const names = new Set(use.read.map(({ name }) => name));
  const unknown = [...names].filter((name) => !known.has(name) && !isDerived(name, known));
  return unknown.flatMap((name) => unknownField(name, [...known], use));
}

const columnsOf = (rows: RowsByName): ReadonlySet<string> =>
  new Set([...rows.values()].flatMap((table) => table.flatMap((row) => Object.keys(row))));

/** Vega keeps fields in objects of JavaScript, where names such as `constructor` are taken. */
const reservedField = ({ name, pointer }: FieldUse['read'][number]): SpecFinding => ({
  rule: 'vega-warning',
  pointer,
  reason: `Unexpected field \`${name}\`, expected a name that Vega can tell from one of its own`,
  help: 'call the field something else in its dataset; tables and facts can read it as it is',
});

function unknownField(name: string, known: readonly string[], use: FieldUse): readonly SpecFinding[] {
  const places = use.read.filter((reference) => reference.name === name);
  return places.map(({ pointer }) => ({
    rule: 'unknown-field',
    pointer,
    reason: `Unexpected field \`${name}\`, expected one that the rows have`,
    ...(dotted(name, known) ?? suggest(name, known)),
  }));
}

/** Help where a column has a dot or a bracket in its name, which Vega-Lite reads as a path unless it is escaped. */
function dotted(name: string, known: readonly string[]): Pick<SpecFinding, 'actual' | 'help'> | undefined {
  const whole = known.find((column) => column.startsWith(`${name}.`) || column.startsWith(`${name}[`));
  if (whole === undefined) return undefined;
  const escaped = whole.replace(/[.[\]]/g, '\\\\$&');
  return { actual: name, help: `a dot leads into a value: write \`${escaped}\` for the field \`${whole}\`` };
}

function tokenFindings(spec: object, palette: Palette): readonly SpecFinding[] {
  // A sheet of tokens that cannot be read has an error of its own.
  if (palette.size === 0) return [];
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
