// Records which fields of its rows a chart reads while Vega runs it.
import { interpreter as evaluator } from '../../read/charts/interpreter.ts';
import type { SceneItem } from '../charts/scene.ts';
import { type DroppedRow, validatedFields } from './undrawn.ts';

/** How often a field was read from rows that have it and from rows that do not, and the names of the fields that those have. */
export interface Reads {
  present: number;
  absent: number;
  readonly others: Set<string>;
}

/** What a chart did with its rows while it ran. */
export interface Recorder {
  readonly interpreter: object;
  readonly reads: ReadonlyMap<string, Reads>;
  /** The rows that filters of Vega-Lite's own left out. */
  readonly dropped: readonly DroppedRow[];
}

/**
 * An expression interpreter for `vega.View` that records every field that is read from any row, of datasets and of transforms,
 * and the rows that are left out because their values are no numbers.
 */
export function recorder(): Recorder {
  const reads = new Map<string, Reads>();
  const dropped: DroppedRow[] = [];
  const drop = (row: unknown, fields: readonly string[]) => {
    if (typeof row === 'object' && row !== null) dropped.push({ row, fields });
  };
  const wrap = rowProxies(reads);
  const base = evaluator as Interpreter;
  const interpreter = {
    ...base,
    parameter: (context: unknown, expression: Expression) => {
      const evaluate = base.parameter(context, expression);
      const fields = validatedFields(expression.ast);
      return (datum: unknown, parameters: unknown) => {
        const value = evaluate(wrap(datum), parameters);
        if (fields !== undefined && !value) drop(datum, fields);
        return value;
      };
    },
    encode: (context: unknown, encoding: Encoding) => {
      const evaluate = base.encode(context, encoding);
      const fields = validatedFields(encoding.channels.defined?.ast);
      return (item: SceneItem, parameters: unknown) => {
        const get = (target: object, key: string | symbol) => {
          const value: unknown = Reflect.get(target, key);
          return key === 'datum' ? wrap(value) : value;
        };
        const changed = evaluate(new Proxy(item, { get }), parameters);
        // A gap in a line or an area.
        if (fields !== undefined && item.defined === false) drop(item.datum, fields);
        return changed;
      };
    },
    codegen: { get: accessor(reads) },
  };
  return { interpreter, reads, dropped };
}

interface Expression {
  readonly ast: unknown;
}

interface Encoding {
  readonly channels: Readonly<Record<string, Expression | undefined>>;
}

interface Interpreter {
  parameter(context: unknown, expression: Expression): (datum: unknown, parameters: unknown) => unknown;
  encode(context: unknown, encoding: Encoding): (item: object, parameters: unknown) => unknown;
}

/** Names of other fields are collected until there are so many. */
const mostOthers = 40;

function record(reads: Map<string, Reads>, row: object, field: string): void {
  const counts = reads.get(field) ?? { present: 0, absent: 0, others: new Set<string>() };
  reads.set(field, counts);
  // A field that the row has with the value `undefined`, as after an aggregate over a missing group, counts as neither.
  if (Object.hasOwn(row, field)) counts.present += Reflect.get(row, field) === undefined ? 0 : 1;
  else {
    counts.absent++;
    if (counts.others.size < mostOthers) for (const other of Object.keys(row)) counts.others.add(other);
  }
}

/** Keys that JavaScript itself reads. */
const languageKeys = new Set(['toString', 'valueOf', 'toJSON']);

/** Wraps rows in proxies that record what is read from them; other values stay as they are. */
function rowProxies(reads: Map<string, Reads>): (datum: unknown) => unknown {
  const proxies = new WeakMap<object, object>();
  const get = (row: object, key: string | symbol): unknown => {
    if (typeof key === 'string' && !languageKeys.has(key)) record(reads, row, key);
    return Reflect.get(row, key);
  };
  return (datum) => {
    const isRow =
      typeof datum === 'object' && datum !== null && !Array.isArray(datum) && !(datum instanceof Date);
    if (!isRow) return datum;
    const proxy = proxies.get(datum) ?? new Proxy(datum, { get });
    proxies.set(datum, proxy);
    return proxy;
  };
}

/** Reads a path of keys, as Vega's field accessors do. */
function accessor(reads: Map<string, Reads>): (path: readonly string[]) => (row: unknown) => unknown {
  return (path) => (row) => {
    const [field] = path;
    if (typeof row === 'object' && row !== null && field !== undefined) record(reads, row, field);
    return path.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], row);
  };
}
