// Finds the rows that a chart draws, as far as the filters of its spec decide it.
import { createContext, runInContext } from 'node:vm';
import * as vega from 'vega';
import type { Row } from '../../model/data.ts';
import type { Surface } from '../../model/drawing.ts';
import { interpreter } from '../../read/charts/interpreter.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** The data of a view, and the transforms that its rows pass before they are drawn: those of the views around it, then its own. */
interface Chain {
  readonly data: string | undefined;
  readonly steps: readonly JsonObject[];
}

const viewKeys = ['spec', 'layer', 'concat', 'hconcat', 'vconcat'] as const;

/**
 * Of the rows that a spec reads under a name, those that at least one of its views draws, as far as filters and calculations
 * of single rows decide it. All rows where a view filters nothing, and where no view draws the data but a lookup reads it.
 */
export function drawnRows(
  spec: JsonObject,
  name: string,
  rows: readonly Row[],
  surface: Surface = 'a4',
): readonly Row[] {
  const chains = chainsOf(spec, { data: undefined, steps: [] }).filter(({ data }) => data === name);
  const wanted = chains.map(({ steps }) => rowTransforms(steps));
  if (chains.length === 0 || wanted.some((steps) => !steps.some(({ filter }) => filter !== undefined))) {
    return rows;
  }
  const different = new Map(wanted.map((steps) => [JSON.stringify(steps), steps]));
  const kept = new Set([...different.values()].flatMap((steps) => keptRows(spec, steps, rows, surface)));
  return rows.filter((_, index) => kept.has(index));
}

function chainsOf(view: JsonObject, around: Chain): readonly Chain[] {
  const own = isObject(view.data) && typeof view.data.name === 'string' ? view.data.name : undefined;
  const steps = (Array.isArray(view.transform) ? view.transform : []).filter(isObject);
  const chain: Chain = {
    data: own ?? around.data,
    // A view with data of its own does not pass the transforms of the views around it.
    steps: own === undefined ? [...around.steps, ...steps] : steps,
  };
  const inside = viewKeys.flatMap((key) => [view[key]].flat()).filter(isObject);
  return inside.length === 0 ? [chain] : inside.flatMap((child) => chainsOf(child, chain));
}

/** The first transforms, up to one that reads several rows at a time. */
function rowTransforms(steps: readonly JsonObject[]): readonly JsonObject[] {
  const end = steps.findIndex(
    ({ filter, calculate }) => typeof filter !== 'string' && typeof calculate !== 'string',
  );
  return end === -1 ? steps : steps.slice(0, end);
}

/** Field that holds the index of a row; the blank tells it from the fields of datasets. */
const indexField = ' row';

/**
 * Indices of the rows that the transforms keep on a surface. All rows when a transform fails or takes too long: drawing
 * reports that error.
 */
function keptRows(
  spec: JsonObject,
  steps: readonly JsonObject[],
  rows: readonly Row[],
  surface: Surface,
): readonly number[] {
  const transform = steps.map(({ filter, calculate, as }) =>
    filter === undefined ? { type: 'formula', expr: calculate, as } : { type: 'filter', expr: filter },
  );
  const values = rows.map((row, index) => ({ ...row, [indexField]: index }));
  try {
    const description = { signals: signalsOf(spec, surface), data: [{ name: 'rows', values, transform }] };
    const runtime = vega.parse(description as unknown as vega.Spec, undefined, { ast: true });
    const logger = vega.logger(vega.None);
    return inTime(() => {
      const view = new vega.View(runtime, { expr: interpreter, logger }).run();
      const kept = view.data('rows').map((row) => Number(row[indexField]));
      view.finalize();
      return kept;
    });
  } catch {
    return [...rows.keys()];
  }
}

const limitInMs = 2000;
const context = createContext({});

/** Does some work, which its expressions may let last for ever. Throws when it takes longer than the limit. */
function inTime<T>(work: () => T): T {
  Object.assign(context, { work });
  return runInContext('work()', context, { timeout: limitInMs }) as T;
}

/** The signals that expressions may use: those of a surface, and the parameters of the spec. */
function signalsOf({ params }: JsonObject, surface: Surface): readonly JsonObject[] {
  const own = (Array.isArray(params) ? params : []).filter(isObject);
  const fixed = own.map(
    ({ name, value, expr }): JsonObject => (expr === undefined ? { name, value } : { name, update: expr }),
  );
  const given = { surface, narrow: false, em: 1, lw: 1 };
  return [...Object.entries(given).map(([name, value]) => ({ name, value })), ...fixed];
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
