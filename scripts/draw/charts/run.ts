// Compiles a Vega-Lite spec and runs it with Vega.
import * as vega from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { harmlessWarning } from '../../messages/wordings.ts';
import type { Row } from '../../model/data.ts';
import { type RowOf, rowAttribute } from '../finish/row-marks.ts';
import { withBrokenTitles } from '../fit/broken-titles.ts';
import { withOuterTitles } from '../fit/matrix.ts';
import { withNearTitles } from '../fit/panel-titles.ts';
import { withRepeatedTitles } from './field-titles.ts';
import { withTextLabels } from './label-text.ts';
import {
  type LeftOut,
  withoutLegends,
  withoutParameters,
  withoutTooltipChannels,
  withoutTooltips,
} from './left-out.ts';
import { isObject, type JsonObject } from './patch.ts';
import type { SceneItem, SceneMark } from './scene.ts';

/** Rows by the name of the dataset or series that a spec reads. */
export type RowsByName = ReadonlyMap<string, readonly Row[]>;

/** A chart that Vega has laid out. It can be checked, changed and rendered as SVG. */
export interface Scene {
  /** Size of the whole drawing in CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Where the origin of the scenegraph lies on the drawing. */
  readonly origin: readonly [number, number];
  readonly root: SceneMark;
  /** Warnings and errors that Vega-Lite and Vega logged, each once. */
  readonly warnings: readonly string[];
  readonly compiled: vega.Spec;
  /** The scales of the whole chart, by name; those of single views are not among them. */
  readonly scales: ReadonlyMap<string, Scale>;
}

/** A scale that maps values to pixels. Scales of numbers have `invert`, and their `bandwidth` is 0. */
export interface Scale {
  (value: unknown): number;
  readonly type: string;
  readonly invert?: (pixel: number) => unknown;
  readonly base?: () => number;
  domain(): readonly unknown[];
  bandwidth(): number;
}

/** Thrown when Vega-Lite or Vega fails on a spec. The message is the first line of theirs. */
export class ChartFailure extends Error {}

/** Evaluates expressions instead of the functions that Vega compiles. */
export type Interpreter = object;

/** A compiled chart, which can be laid out any number of times in different sizes. */
export interface CompiledChart {
  /** Runs the chart with the sizes of its views in the spec multiplied by these factors. Rejects with `ChartFailure`. */
  layOut(across: number, down: number): Promise<Scene>;
}

/** Compiles and runs a composed spec. Throws `ChartFailure`, or rejects with it. */
export function run(spec: JsonObject, rows: RowsByName, interpreter?: Interpreter): Promise<Scene> {
  return compileChart(spec, rows, interpreter).layOut(1, 1);
}

/** Compiles a composed spec. Loading data or images is refused; rows are copied, since Vega changes them. Throws `ChartFailure`. */
export function compileChart(
  spec: JsonObject,
  rows: RowsByName,
  interpreter?: Interpreter,
  leftOut: LeftOut = new Set(),
): CompiledChart {
  const warnings = new Set<string>();
  const logger = warningLogger(warnings);
  const isInterpreted = interpreter !== undefined;
  const expr = isInterpreted ? { expr: interpreter } : {};
  const { compiled, runtime } = orChartFailure(() => {
    const { plain, signals } = withoutParameters(spec);
    const { spec: plainSpec } = compile(withoutTooltipChannels(plain) as unknown as TopLevelSpec, { logger });
    const whole = { ...plainSpec, signals: [...signals, ...(plainSpec.signals ?? [])] };
    const titled = withOuterTitles(withRepeatedTitles(withoutTooltips(whole), titlesIn(spec)), spec);
    const still = withBrokenTitles(withNearTitles(titled), spec);
    const compiled = withoutLegends(withTextLabels(still, hasEmptyCells(rows)), leftOut);
    return { compiled, runtime: vega.parse(compiled, undefined, isInterpreted ? { ast: true } : {}) };
  });
  const sizes = sizesOf(compiled, spec.params);
  return {
    layOut: (across, down) =>
      orChartFailure(async () => {
        const view = new vega.View(runtime, { renderer: 'none', logger, loader: refusingLoader, ...expr });
        bind(view, compiled, rows);
        // Bootstrapped intervals draw from this generator.
        setRandom(randomLCG(seed));
        for (const { name, value, isAcross } of sizes) view.signal(name, value * (isAcross ? across : down));
        await view.runAsync();
        const scene = sceneOf(view, warnings, compiled);
        view.finalize();
        return scene;
      }),
  };
}

function titlesIn({ usermeta }: JsonObject): ReadonlyMap<string, string> {
  const titles = isObject(usermeta) && isObject(usermeta.titles) ? usermeta.titles : {};
  return new Map(Object.entries(titles).map(([field, title]) => [field, String(title)]));
}

const hasEmptyCells = (rows: RowsByName): boolean =>
  [...rows.values()].some((table) => table.some((row) => Object.values(row).includes(null)));

/** Does some work, and turns whatever it throws or rejects with into a `ChartFailure`. */
function orChartFailure<T>(work: () => T): T {
  const fail = (cause: unknown): never => {
    throw new ChartFailure(firstLine(cause), { cause });
  };
  try {
    const made = work();
    return made instanceof Promise ? (made.catch(fail) as T) : made;
  } catch (cause) {
    return fail(cause);
  }
}

/** Any number will do, as long as it stays. */
const seed = 1;

/** A signal that Vega-Lite made for the width, the height or the step of a view. */
interface SizeSignal {
  readonly name: string;
  readonly value: number;
  readonly isAcross: boolean;
}

const across = /(?:[wW]idth|x(?:Offset)?_step)$/;
const down = /(?:[hH]eight|y(?:Offset)?_step)$/;

function sizesOf({ signals = [], width, height }: vega.Spec, params: unknown): readonly SizeSignal[] {
  const own = new Set((Array.isArray(params) ? params : []).map(({ name }) => name));
  const given = signals.map((signal) => ({ name: signal.name, value: 'value' in signal && signal.value }));
  return [{ name: 'width', value: width }, { name: 'height', value: height }, ...given].flatMap(
    ({ name, value }) => {
      const isSize = !own.has(name) && (across.test(name) || down.test(name));
      return isSize && typeof value === 'number' ? [{ name, value, isAcross: across.test(name) }] : [];
    },
  );
}

/** The drawing as SVG text. It runs in one go, since the ids of clips and gradients come from a counter of the whole process, which is reset first. */
export function toSvg({ root, width, height, origin }: Scene, rowOf?: RowOf): string {
  vega.resetSVGDefIds();
  const renderer = rowOf === undefined ? new SVGStringRenderer() : new RowRenderer(rowOf);
  return renderer.initialize(null, width, height, origin).render(root).svg();
}

interface StringRenderer {
  initialize(element: null, width: number, height: number, origin: readonly [number, number]): StringRenderer;
  render(root: SceneMark): StringRenderer;
  svg(): string;
  /** The attributes of an item; `tag` is absent for groups. */
  attr(mark: SceneMark, item: SceneItem, attributes: unknown, tag: string | null): Record<string, unknown>;
}

// Exported by `vega`, absent from its types.
const { SVGStringRenderer, setRandom, randomLCG } = vega as unknown as {
  SVGStringRenderer: new () => StringRenderer;
  setRandom(generator: () => number): void;
  randomLCG(seed: number): () => number;
};

/** Writes the row of each mark beside what Vega writes. */
class RowRenderer extends SVGStringRenderer {
  private readonly rowOf: RowOf;
  constructor(rowOf: RowOf) {
    super();
    this.rowOf = rowOf;
  }
  override attr(mark: SceneMark, item: SceneItem, attributes: unknown, tag: string | null) {
    const given = super.attr(mark, item, attributes, tag);
    const row = tag === null ? undefined : this.rowOf(mark, item);
    return row === undefined ? given : { ...given, [rowAttribute]: row };
  }
}

function sceneOf(view: vega.View, warnings: ReadonlySet<string>, compiled: vega.Spec): Scene {
  const sized = view as unknown as { _viewWidth: number; _viewHeight: number };
  const { root } = view.scenegraph() as unknown as { root: SceneMark };
  const [x = 0, y = 0] = view.origin();
  return {
    width: sized._viewWidth,
    height: sized._viewHeight,
    origin: [x, y],
    root,
    warnings: [...warnings],
    compiled,
    scales: new Map(sharedScales(compiled).map(({ name, type }) => [name, scaleOf(view.scale(name), type)])),
  };
}

function sharedScales({ scales }: vega.Spec): readonly { readonly name: string; readonly type: string }[] {
  return (scales ?? []).map(({ name, type }) => ({ name, type: type ?? 'linear' }));
}

function scaleOf(scale: Partial<Scale>, type: string): Scale {
  return Object.assign(scale, { type, bandwidth: scale.bandwidth ?? (() => 0) }) as Scale;
}

/** Gives every data source that the spec only names its rows. */
function bind(view: vega.View, { data = [] }: vega.Spec, rows: RowsByName): void {
  for (const source of data) {
    const named = rows.get(source.name);
    if (named === undefined || 'values' in source || 'source' in source) continue;
    view.data(
      source.name,
      named.map((row) => ({ ...row })),
    );
  }
}

/** A logger that adds warnings and errors to a set, except for those that are known to be harmless. */
function warningLogger(warnings: Set<string>): vega.LoggerInterface {
  const collect = (...words: readonly unknown[]) => {
    const text = words.map(String).join(' ');
    if (!harmlessWarning.pattern.test(text)) warnings.add(text);
    return logger;
  };
  const level = ((wanted?: number) =>
    wanted === undefined ? vega.Warn : logger) as vega.LoggerInterface['level'];
  const logger: vega.LoggerInterface = {
    level,
    error: collect,
    warn: collect,
    info: () => logger,
    debug: () => logger,
  };
  return logger;
}

const refuse = (address: string): Promise<never> =>
  Promise.reject(new ChartFailure(`Unexpected address \`${address}\`, expected data by name`));
const refusingLoader: vega.Loader = { load: refuse, sanitize: refuse, http: refuse, file: refuse };

const firstLine = (cause: unknown): string =>
  (cause instanceof Error ? cause.message : String(cause)).split('\n')[0] ?? '';
