// Replaces Vega's schemes of colours for names, which readers confuse, by the colours of the project for names.
import { isObject, type Json, type JsonObject } from '../charts/patch.ts';

/** Vega's schemes without an order. Those of amounts and ranks stay: their colours stand in an order that readers see. */
const categorical: ReadonlySet<Json | undefined> = new Set([
  'accent',
  'category10',
  'category20',
  'category20b',
  'category20c',
  'dark2',
  'observable10',
  'paired',
  'pastel1',
  'pastel2',
  'set1',
  'set2',
  'set3',
  'tableau10',
  'tableau20',
]);

/** A spec whose scales take the colours of the project where they name a scheme for names. */
export function withOwnColours(spec: JsonObject): JsonObject {
  return mapped(spec) as JsonObject;
}

function mapped(value: Json, key?: string): Json {
  if (Array.isArray(value)) return value.map((entry) => mapped(entry));
  if (!isObject(value)) return value;
  if (key === 'data') return value;
  const { scheme, ...rest } = value;
  if (isCategorical(scheme)) return { ...rest, range: 'category' };
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, entry]) =>
      key === 'range' && isObject(entry) && isCategorical(entry.scheme) ? [] : [[name, mapped(entry, name)]],
    ),
  );
}

const isCategorical = (scheme: Json | undefined): boolean =>
  categorical.has(isObject(scheme) ? scheme.name : scheme);
