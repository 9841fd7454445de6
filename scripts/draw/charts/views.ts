// The views of a Vega-Lite spec, which hold each other.
import { isObject, type Json, type JsonObject } from './patch.ts';

/** Keys of a view that hold other views. */
export const viewKeys = ['spec', 'layer', 'concat', 'hconcat', 'vconcat'] as const;

/** Applies a change to a view and to every view inside it. */
export function mapViews(view: JsonObject, change: (view: JsonObject) => JsonObject): JsonObject {
  return mapInner(change(view), (inner) => mapViews(inner, change));
}

/** Applies a change to the views right inside a view. */
export function mapInner(view: JsonObject, change: (view: JsonObject) => JsonObject): JsonObject {
  const changed: Record<string, Json> = { ...view };
  const mapped = (child: Json) => (isObject(child) ? change(child) : child);
  for (const key of viewKeys) {
    const inner = changed[key];
    if (Array.isArray(inner)) changed[key] = inner.map(mapped);
    else if (isObject(inner)) changed[key] = mapped(inner);
  }
  return changed;
}
