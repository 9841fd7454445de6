// Composes the Vega-Lite spec of a chart for a surface: sizes, variant, theme and colours.
import type { Surface } from '../../model/drawing.ts';
import type { FieldTitles } from '../../model/edition.ts';
import type { Language } from '../../model/manner/language.ts';
import type { SlideSize } from '../../model/manner/look.ts';
import type { Palette } from '../../model/project.ts';
import type { ChartSpec } from '../../model/specs.ts';
import { frameOf, frames, isOnScreen, specEm } from '../surfaces.ts';
import { withDashes } from '../theme/dashes.ts';
import { withLeastType } from '../theme/least-type.ts';
import { type GivenSize, withScaledGuides, withScaledMark, withScaledPlaces } from '../theme/pixels.ts';
import { withOwnColours } from '../theme/schemes.ts';
import { theme } from '../theme.ts';
import { resolveTokens } from '../tokens.ts';
import { repeatedTitles, withFieldTitles } from './field-titles.ts';
import { isObject, type Json, type JsonObject, mergePatch } from './patch.ts';
import { mapInner, mapViews } from './views.ts';

/** The patch for a surface in `usermeta.variants`; `undefined` when it has none. */
export function variantOf(chart: ChartSpec, surface: Surface): JsonObject | undefined {
  const { usermeta } = chart.spec;
  const variants = isObject(usermeta) ? usermeta.variants : undefined;
  const variant = isObject(variants) ? variants[surface] : undefined;
  return isObject(variant) ? variant : undefined;
}

/** The narrow column has about as many ems as half a slide: what a spec leaves out there is left out here. */
const halfSlide = 'slide-half';

/** A spec that leaves out no row for want of height, as a slide does: the filters of the whole chart are those of the wide column. */
function withAllRows({ transform, ...spec }: JsonObject): JsonObject {
  if (!Array.isArray(transform)) return transform === undefined ? spec : { ...spec, transform };
  const steps = transform.map(
    (step): Json =>
      isObject(step) && typeof step.filter === 'string'
        ? { ...step, filter: step.filter.replace(/\bsurface\b/g, "'web'") }
        : step,
  );
  return { ...spec, transform: steps };
}

/** The patch for a surface; for the narrow column that of half a slide in its own size, and then its own. */
function patchFor(chart: ChartSpec, surface: Surface): JsonObject {
  const own = variantOf(chart, surface) ?? {};
  const half = surface === 'narrow' ? variantOf(chart, halfSlide) : undefined;
  if (half === undefined) return own;
  const factor = frames.narrow.em / frames[halfSlide].em;
  return mergePatch(scaleSizes(half, factor), own) as JsonObject;
}

/** The shape of the slides, 16:9 if absent; the language of numbers and dates, English if absent; the titles of fields by dataset. */
export interface DrawnFor {
  readonly slide?: SlideSize | undefined;
  readonly language?: Language | undefined;
  readonly titles?: FieldTitles | undefined;
  /** Whether colours are names, so that a mark without a colour is drawn in ink; blue if absent. */
  readonly namesColours?: boolean | undefined;
}

/**
 * The spec as it is drawn on a surface. Sizes are scaled to the surface's `em`; then the surface's variant is applied as a
 * merge patch, with sizes in the surface's own pixels; the theme is laid under the spec's own `config`, and colours are filled in. Expressions can use the parameters
 * `em`, `lw` and `surface`. Axes and legends without a title have that of their field.
 */
export function compose(
  chart: ChartSpec,
  surface: Surface,
  palette: Palette,
  { slide, language, titles = new Map(), namesColours = false }: DrawnFor = {},
): JsonObject {
  const whole = withoutTexts(chart.spec as JsonObject);
  const plain = surface === 'narrow' ? withAllRows(whole) : whole;
  const frame = frameOf(surface, slide);
  const { em, lw, height } = frame;
  const sized = scaleSizes(plain, em / specEm);
  const filled = height === undefined || isComposite(plain) ? sized : { ...sized, height };
  const varied = mergePatch(filled, patchFor(chart, surface)) as JsonObject;
  const { params, config } = varied;
  const titled = mapViews(varied, (view) => withFieldTitles(view, titles));
  const repeated = repeatedTitles(varied, titles);
  const own = [
    { name: 'em', value: em },
    { name: 'lw', value: lw },
    { name: 'surface', value: surface === 'narrow' ? halfSlide : surface },
    { name: 'narrow', value: surface === 'narrow' },
  ];
  const legible = isOnScreen(surface) ? withLeastType(titled, frame.smallest) : titled;
  const spec = {
    ...mapViews(withOwnColours(pinTicks(legible)), (view) => withDashes(view, lw)),
    params: [...own, ...(Array.isArray(params) ? params : [])],
    // Toned words of the subtitle are a key to the colours; axes of repeated fields are titled after they are compiled.
    usermeta: {
      subtitle: subtitleOf(chart.spec.usermeta as Json | undefined),
      ...(repeated.length > 0 && { titles: Object.fromEntries(repeated) }),
    },
    config: overlay(
      {
        ...(theme(frame, palette, { language, plain: namesColours ? 'ink' : 'blue' }) as JsonObject),
        lineBreak: '\n',
      },
      isObject(config) ? withOwnColours(config) : config,
    ) as JsonObject,
  };
  return resolveTokens(spec, palette);
}

/** The spec without what is no part of the drawing. The title of a plain spec is that of the figure, which has it in words. */
function withoutTexts({ $schema: _, description: __, usermeta, ...given }: JsonObject): JsonObject {
  // Every surface fits the chart to its frame itself.
  const { padding: ____, autosize: _____, ...plain } = given;
  const { title: ___, ...untitled } = plain;
  return isObject(usermeta) && usermeta.title !== undefined ? plain : untitled;
}

/** A value with another laid over it: objects merge key by key, everything else replaces, `null` too. */
function overlay(base: Json | undefined, over: Json | undefined): Json {
  if (over === undefined) return base ?? {};
  if (!isObject(over) || !isObject(base)) return over;
  const merged = Object.entries(over).map(([key, value]) => [key, overlay(base[key], value)]);
  return { ...base, ...Object.fromEntries(merged) };
}

function subtitleOf(usermeta: Json | undefined): string {
  const subtitle = isObject(usermeta) ? usermeta.subtitle : undefined;
  return typeof subtitle === 'string' ? subtitle : '';
}

/** Whether a spec is a facet, repeat or concatenation, which Vega-Lite cannot fit to a size. A repeat of layers is one view. */
export function isComposite(spec: JsonObject): boolean {
  const inner = repeatedLayer(spec);
  if (inner !== undefined) return isComposite(inner);
  const { encoding } = spec;
  const keys = [...Object.keys(spec), ...(isObject(encoding) ? Object.keys(encoding) : [])];
  return keys.some((key) => compositeKeys.has(key));
}

/** The view of a spec that repeats it as layers over each other, and not as panels; `undefined` for any other spec. */
export function repeatedLayer({ repeat, spec }: JsonObject): JsonObject | undefined {
  const isLayered = isObject(repeat) && 'layer' in repeat && !('row' in repeat || 'column' in repeat);
  return isLayered && isObject(spec) ? spec : undefined;
}

const compositeKeys = new Set(['facet', 'repeat', 'concat', 'hconcat', 'vconcat', 'row', 'column']);

/** The spec with width, height, step and spacing of all views, and the sizes of their marks, multiplied by a factor. */
function scaleSizes(spec: JsonObject, factor: number): JsonObject {
  const placed = scalePlaces(spec, {}, factor);
  const { config } = placed;
  const sized = mapViews(placed, (view) => ({
    ...withScaledMark(view, factor),
    ...scaled(view, 'width', factor),
    ...scaled(view, 'height', factor),
    ...scaled(view, 'spacing', factor),
  }));
  return isObject(config) ? { ...sized, config: withScaledGuides(config, factor) } : sized;
}

/** The spec with the places in pixels of all views in proportion to their sizes; layers have the size of the view around them. */
function scalePlaces(view: JsonObject, around: GivenSize, factor: number): JsonObject {
  const { width = around.width, height = around.height, layer } = view;
  const own = withScaledPlaces(view, { width, height }, factor);
  if (Array.isArray(layer)) {
    const inner = layer.map((one) => (isObject(one) ? scalePlaces(one, { width, height }, factor) : one));
    return { ...own, layer: inner };
  }
  return mapInner(own, (inner) => scalePlaces(inner, {}, factor));
}

/** One size of a view, with every number in it multiplied by a factor. */
function scaled(view: JsonObject, key: string, factor: number): JsonObject {
  const size = view[key];
  if (typeof size === 'number') return { [key]: size * factor };
  if (!isObject(size)) return {};
  const parts = Object.entries(size).map(([part, value]) => [
    part,
    typeof value === 'number' ? value * factor : value,
  ]);
  return { [key]: Object.fromEntries(parts) };
}

/** Vega reduces explicit axis `values` to `tickCount`, so that is set to the number of values. */
function pinTicks<T extends Json>(value: T): T {
  if (Array.isArray(value)) return value.map(pinTicks) as Json as T;
  if (!isObject(value)) return value;
  const pinned = Object.entries(value).map(([key, entry]) => [
    key,
    key === 'axis' && isObject(entry) && Array.isArray(entry.values)
      ? { tickCount: entry.values.length, ...entry }
      : key === 'data'
        ? entry
        : pinTicks(entry),
  ]);
  return Object.fromEntries(pinned) as T;
}
