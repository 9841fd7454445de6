import { expressionInterpreter } from 'vega-interpreter';

/** How often a field was read from rows that have it and from rows that have not, and what those had instead. */
export interface Reads {
  present: number;
  absent: number;
  readonly others: Set<string>;
}

/** An expression interpreter for `View` that records every field read on every row, source and derived alike. */
export function recorder(): { readonly interpreter: object; readonly reads: ReadonlyMap<string, Reads> } {
  const reads = new Map<string, Reads>();
  const wrap = recording(reads);
  const base = expressionInterpreter as unknown as Interpreter;
  const interpreter = {
    ...base,
    parameter: (context: unknown, expression: unknown) => {
      const evaluate = base.parameter(context, expression);
      return (datum: unknown, parameters: unknown) => evaluate(wrap(datum), parameters);
    },
    encode: (context: unknown, encoding: unknown) => {
      const evaluate = base.encode(context, encoding);
      return (item: object, parameters: unknown) => {
        const get = (target: object, key: string | symbol) => {
          const value: unknown = Reflect.get(target, key);
          return key === 'datum' ? wrap(value) : value;
        };
        return evaluate(new Proxy(item, { get }), parameters);
      };
    },
    codegen: { get: accessor(reads) },
  };
  return { interpreter, reads };
}

interface Interpreter {
  parameter(context: unknown, expression: unknown): (datum: unknown, parameters: unknown) => unknown;
  encode(context: unknown, encoding: unknown): (item: object, parameters: unknown) => unknown;
}

const remembered = 40;

function note(reads: Map<string, Reads>, row: object, field: string): void {
  const seen = reads.get(field) ?? { present: 0, absent: 0, others: new Set<string>() };
  reads.set(field, seen);
  if (Reflect.get(row, field) !== undefined) seen.present++;
  // Present and undefined, as after an aggregate over a missing group, is neither.
  else if (!(field in row)) {
    seen.absent++;
    if (seen.others.size < remembered) for (const other of Object.keys(row)) seen.others.add(other);
  }
}

const ownKeys = new Set(['toString', 'valueOf', 'toJSON']);

function recording(reads: Map<string, Reads>): (datum: unknown) => unknown {
  const proxies = new WeakMap<object, object>();
  const get = (row: object, key: string | symbol): unknown => {
    if (typeof key === 'string' && !ownKeys.has(key)) note(reads, row, key);
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
    if (typeof row === 'object' && row !== null && field !== undefined) note(reads, row, field);
    return path.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], row);
  };
}
