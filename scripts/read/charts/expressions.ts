// Which strings of a Vega-Lite spec are expressions, and which functions they call.
import type { JsonEntry } from '../text/json-entries.ts';

const expressionKeys: ReadonlySet<string | number> = new Set([
  'calculate',
  'filter',
  'test',
  'expr',
  'labelExpr',
]);

/** The expression that an entry of a spec is; `undefined` for any other entry. */
export function expressionOf({ key, value }: JsonEntry): string | undefined {
  return expressionKeys.has(key) && typeof value === 'string' ? value : undefined;
}

/** A call of a function in an expression. `isBare` where it has no arguments. */
export interface Call {
  readonly name: string;
  readonly isBare: boolean;
}

/** The calls in an expression, outside of its strings, in order. */
export function callsIn(expression: string): readonly Call[] {
  const code = expression.replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/gs, "''");
  return [...code.matchAll(/(?<![\w.$])([A-Za-z_$][\w$]*)\s*\(\s*(\))?/g)].map(([, name = '', end]) => ({
    name,
    isBare: end !== undefined,
  }));
}
