// Scales the sizes of marks that a spec gives in CSS pixels, which are meant for the A4 column, to a surface.
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
  if (!isObject(channel) || channel.value === undefined) return channel;
  return { ...channel, value: scaled(name, channel.value, type, factor) };
}

function scaled(key: string, value: Json, type: string, factor: number): Json {
  const by = key === 'size' && areas.has(type) ? factor ** 2 : factor;
  if (key !== 'size' && !lengths.has(key)) return value;
  if (typeof value === 'number') return value * by;
  return Array.isArray(value) ? value.map((one) => (typeof one === 'number' ? one * by : one)) : value;
}

const mapEntries = (object: JsonObject, change: (key: string, value: Json) => Json): JsonObject =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(key, value)]));
