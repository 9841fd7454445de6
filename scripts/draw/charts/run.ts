import * as vega from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { harmlessWarning } from '../../messages/wordings.ts';
import type { Row } from '../../model/data.ts';
import type { JsonObject } from './patch.ts';
import type { SceneMark } from './scene.ts';

/** Rows by the name under which a spec reads them. */
export type RowsByName = ReadonlyMap<string, readonly Row[]>;

/** A chart that Vega has laid out, ready to be looked at, touched up and turned into SVG. */
export interface Scene {
  /** SizeSignal of the whole drawing in CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Where the scenegraph's origin lies on the drawing. */
  readonly origin: readonly [number, number];
  readonly root: SceneMark;
  /** What Vega-Lite and Vega complained about, each once. */
  readonly warnings: readonly string[];
  readonly compiled: vega.Spec;
  /** The scales that all of the chart shares, by name. */
  readonly scales: ReadonlyMap<string, Scale>;
}

/** A scale that maps values to pixels; `invert` is there for scales of numbers, and `bandwidth` is 0 for them. */
export interface Scale {
  (value: unknown): number;
  readonly type: string;
  readonly invert?: (pixel: number) => unknown;
  readonly base?: () => number;
  domain(): readonly unknown[];
  bandwidth(): number;
}

/** Thrown when Vega-Lite or Vega gives up on a spec. */
export class ChartFailure extends Error {}

/** How expressions are evaluated; the compiled functions of Vega if absent. */
export type Interpreter = object;

/** A chart that is compiled, and can be laid out any number of times in different sizes. */
export interface Plan {
  /** Runs the chart with the sizes that its views have in the spec, times these factors. Throws `ChartFailure`. */
  layOut(across: number, down: number): Promise<Scene>;
}

/** Compiles and runs a composed spec. Throws `ChartFailure`. */
export function run(spec: JsonObject, rows: RowsByName, interpreter?: Interpreter): Promise<Scene> {
  return plan(spec, rows, interpreter).layOut(1, 1);
}

/** Compiles a composed spec. Nothing is loaded from anywhere; rows are copied, since Vega writes to them. Throws `ChartFailure`. */
export function plan(spec: JsonObject, rows: RowsByName, interpreter?: Interpreter): Plan {
  const warnings = new Set<string>();
  const logger = collector(warnings);
  const isTree = interpreter !== undefined;
  const expr = isTree ? { expr: interpreter } : {};
  const { compiled, runtime } = attempt(() => {
    const { spec: compiled } = compile(spec as unknown as TopLevelSpec, { logger });
    return { compiled, runtime: vega.parse(compiled, undefined, isTree ? { ast: true } : {}) };
  });
  const sizes = sizesOf(compiled, spec.params);
  return {
    layOut: (across, down) =>
      attempt(async () => {
        const view = new vega.View(runtime, { renderer: 'none', logger, loader: refusing, ...expr });
        bind(view, compiled, rows);
        for (const { name, value, isAcross } of sizes) view.signal(name, value * (isAcross ? across : down));
        await view.runAsync();
        const scene = sceneOf(view, warnings, compiled);
        view.finalize();
        return scene;
      }),
  };
}

function attempt<T>(work: () => T): T {
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

/** A number that Vega-Lite made of the width, the height or the step of some view. */
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

/** The drawing as SVG text. Synchronous, so that the counter behind clip and gradient ids is ours from reset to end. */
export function toSvg({ root, width, height, origin }: Scene): string {
  vega.resetSVGDefIds();
  return new SVGStringRenderer().initialize(null, width, height, origin).render(root).svg();
}

interface StringRenderer {
  initialize(element: null, width: number, height: number, origin: readonly [number, number]): StringRenderer;
  render(root: SceneMark): StringRenderer;
  svg(): string;
}

// Exported by `vega`, absent from its types.
const { SVGStringRenderer } = vega as unknown as { SVGStringRenderer: new () => StringRenderer };

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

/** Gives the data sources that are only named their rows. */
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

function collector(warnings: Set<string>): vega.LoggerInterface {
  const note = (...words: readonly unknown[]) => {
    const text = words.map(String).join(' ');
    if (!harmlessWarning.pattern.test(text)) warnings.add(text);
    return logger;
  };
  const level = ((wanted?: number) =>
    wanted === undefined ? vega.Warn : logger) as vega.LoggerInterface['level'];
  const logger: vega.LoggerInterface = {
    level,
    error: note,
    warn: note,
    info: () => logger,
    debug: () => logger,
  };
  return logger;
}

const refuse = (address: string): Promise<never> =>
  Promise.reject(new ChartFailure(`Unexpected address \`${address}\`, expected data by name`));
const refusing: vega.Loader = { load: refuse, sanitize: refuse, http: refuse, file: refuse };

const firstLine = (cause: unknown): string =>
  (cause instanceof Error ? cause.message : String(cause)).split('\n')[0] ?? '';
