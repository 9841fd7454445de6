// Scales the sizes of marks, axes and legends that a spec gives in CSS pixels, which are meant for the A4 column, to a surface.
import { isObject, type Json, type JsonObject } from '../charts/patch.ts';

/** Keys of a mark that hold a length. */
const lengths = new Set([
  'dx',
  'dy',
  'xOffset',
  'yOffset',
  'x2Offset',
  'y2Offset',
  'strokeWidth',
  'strokeDash',
  'thickness',
  'radius',
  'innerRadius',
  'outerRadius',
  'cornerRadius',
  'cornerRadiusEnd',
  'binSpacing',
  'width',
  'height',
]);

/** Keys of an axis, a legend or a header that hold a length. */
const guideLengths = new Set([
  'offset',
  'padding',
  'labelPadding',
  'labelOffset',
  'labelLimit',
  'titlePadding',
  'titleLimit',
  'minExtent',
  'maxExtent',
  'tickSize',
  'tickOffset',
  'tickWidth',
  'domainWidth',
  'gridWidth',
  'rowPadding',
  'columnPadding',
  'gradientLength',
  'gradientThickness',
  'spacing',
]);
const guides = new Set(['axis', 'legend', 'header']);

/** Marks whose `size` is an area; that of all others is a length. */
const areas = new Set(['point', 'circle', 'square', 'geoshape']);

/** A view whose mark, and the constant sizes of its encoding, are `factor` times as large. */
export function withScaledMark(view: JsonObject, factor: number): JsonObject {
  const { mark, encoding } = view;
  const type = String(isObject(mark) ? mark.type : mark);
  return {
    ...view,
    ...(isObject(mark) && { mark: scaledMark(mark, type, factor) }),
    ...(isObject(encoding) && {
      encoding: mapEntries(encoding, (name, channel) => scaledChannel(name, channel, type, factor)),
    }),
  };
}

/** A mark, and the parts of one that is made of others. */
function scaledMark(mark: JsonObject, type: string, factor: number): JsonObject {
  return mapEntries(mark, (key, value) =>
    isObject(value) && !('expr' in value)
      ? scaledMark(value, type, factor)
      : scaled(key, value, type, factor),
  );
}

function scaledChannel(name: string, channel: Json, type: string, factor: number): Json {
  if (!isObject(channel)) return channel;
  const sized = mapEntries(channel, (key, value) =>
    guides.has(key) && isObject(value) ? withScaledGuide(value, factor) : value,
  );
  return channel.value === undefined ? sized : { ...sized, value: scaled(name, channel.value, type, factor) };
}

/** An axis, a legend or a header whose lengths are `factor` times as large. */
const withScaledGuide = (guide: JsonObject, factor: number): JsonObject =>
  mapEntries(withoutPlace(guide), (key, value) =>
    guideLengths.has(key) && typeof value === 'number' ? value * factor : value,
  );

/** A legend at a place in pixels stands where the others stand, since marks have other places on every surface. */
function withoutPlace(guide: JsonObject): JsonObject {
  const { orient, legendX, legendY, ...rest } = guide;
  return orient === 'none' && typeof (legendX ?? legendY) === 'number' ? rest : guide;
}

/** A configuration whose axes, legends, headers and gaps between panels have lengths that are `factor` times as large. */
export const withScaledGuides = (config: JsonObject, factor: number): JsonObject =>
  mapEntries(config, (key, value) =>
    /^(?:axis|legend|header|facet|concat)/.test(key) && isObject(value)
      ? withScaledGuide(value, factor)
      : value,
  );

/** Channels whose constants are places, with the size of the view that they belong to. */
const places: ReadonlyMap<string, 'width' | 'height'> = new Map([
  ['x', 'width'],
  ['x2', 'width'],
  ['y', 'height'],
  ['y2', 'height'],
]);

/** The sizes in CSS pixels that a spec gives its view. */
export interface GivenSize {
  readonly width?: Json | undefined;
  readonly height?: Json | undefined;
}

/**
 * A view whose places in CSS pixels (`"x": {"value": 40}`, or `x` of a mark) keep their share of the view, which has another
 * size on every surface, or their distance from its edge if they lie outside of it.
 */
export function withScaledPlaces(view: JsonObject, size: GivenSize, factor: number): JsonObject {
  const { encoding, mark } = view;
  const placed = (name: string, at: Json): Json => {
    const side = places.get(name);
    const whole = side && size[side];
    return typeof at === 'number' && typeof whole === 'number'
      ? placeIn(String(side), at, whole, factor)
      : at;
  };
  const inChannel = (name: string, channel: Json): Json =>
    isObject(channel) && channel.value !== undefined
      ? { ...channel, value: placed(name, channel.value) }
      : channel;
  return {
    ...view,
    ...(isObject(encoding) && { encoding: mapEntries(encoding, inChannel) }),
    ...(isObject(mark) && { mark: mapEntries(mark, placed) }),
  };
}

function placeIn(side: string, at: number, whole: number, factor: number): Json {
  if (at <= 0) return at * factor;
  return { expr: at <= whole ? `${at / whole} * ${side}` : `${side} + ${(at - whole) * factor}` };
}

function scaled(key: string, value: Json, type: string, factor: number): Json {
  const by = key === 'size' && areas.has(type) ? factor ** 2 : factor;
  if (key !== 'size' && !lengths.has(key)) return value;
  if (typeof value === 'number') return value * by;
  return Array.isArray(value) ? value.map((one) => (typeof one === 'number' ? one * by : one)) : value;
}

const mapEntries = (object: JsonObject, change: (key: string, value: Json) => Json): JsonObject =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(key, value)]));
