import * as vega from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import type { Row } from '../../model/data.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** Which rows of a view's data reach a mark: filters and calculations of the view and those around it, in their order. */
interface Chain {
  readonly data: string | undefined;
  readonly steps: readonly JsonObject[];
}

const viewKeys = ['spec', 'layer', 'concat', 'hconcat', 'vconcat'] as const;

/**
 * The rows of what a spec reads under a name that at least one of its views draws, as far as filters and calculations of
 * single rows decide it. All of them where nothing is filtered, or where a view does not draw from it but looks it up.
 */
export function drawnRows(spec: JsonObject, name: string, rows: readonly Row[]): readonly Row[] {
  const chains = chainsOf(spec, { data: undefined, steps: [] }).filter(({ data }) => data === name);
  const wanted = chains.map(({ steps }) => decidable(steps));
  if (chains.length === 0 || wanted.some((steps) => !steps.some(({ filter }) => filter !== undefined))) {
    return rows;
  }
  const different = new Map(wanted.map((steps) => [JSON.stringify(steps), steps]));
  const kept = new Set([...different.values()].flatMap((steps) => keptRows(spec, steps, rows)));
  return rows.filter((_, index) => kept.has(index));
}

function chainsOf(view: JsonObject, around: Chain): readonly Chain[] {
  const own = isObject(view.data) && typeof view.data.name === 'string' ? view.data.name : undefined;
  const steps = (Array.isArray(view.transform) ? view.transform : []).filter(isObject);
  const chain: Chain = {
    data: own ?? around.data,
    // Data of its own is not what the filters around it have left.
    steps: own === undefined ? [...around.steps, ...steps] : steps,
  };
  const inside = viewKeys.flatMap((key) => [view[key]].flat()).filter(isObject);
  return inside.length === 0 ? [chain] : inside.flatMap((child) => chainsOf(child, chain));
}

/** The first steps, up to one that looks at several rows at a time. */
function decidable(steps: readonly JsonObject[]): readonly JsonObject[] {
  const end = steps.findIndex(
    ({ filter, calculate }) => typeof filter !== 'string' && typeof calculate !== 'string',
  );
  return end === -1 ? steps : steps.slice(0, end);
}

const place = ' row';

/** Indices of the rows that the steps keep, in print; all of them when a step cannot be computed, which drawing reports. */
function keptRows(spec: JsonObject, steps: readonly JsonObject[], rows: readonly Row[]): readonly number[] {
  const transform = steps.map(({ filter, calculate, as }) =>
    filter === undefined ? { type: 'formula', expr: calculate, as } : { type: 'filter', expr: filter },
  );
  const values = rows.map((row, index) => ({ ...row, [place]: index }));
  try {
    const description = { signals: signalsOf(spec), data: [{ name: 'rows', values, transform }] };
    const runtime = vega.parse(description as unknown as vega.Spec, undefined, { ast: true });
    const logger = vega.logger(vega.None);
    const view = new vega.View(runtime, { expr: expressionInterpreter, logger }).run();
    const kept = view.data('rows').map((row) => Number(row[place]));
    view.finalize();
    return kept;
  } catch {
    return [...rows.keys()];
  }
}

/** What expressions may use: the surface, and the spec's own parameters that no reader can change. */
function signalsOf({ params }: JsonObject): readonly JsonObject[] {
  const own = (Array.isArray(params) ? params : []).filter(isObject);
  const fixed = own.map(
    ({ name, value, expr }): JsonObject => (expr === undefined ? { name, value } : { name, update: expr }),
  );
  return [{ name: 'surface', value: 'a4' }, { name: 'em', value: 1 }, { name: 'lw', value: 1 }, ...fixed];
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
