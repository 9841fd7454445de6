// Reads the marks of a compiled chart: their channels, their items and the values that place them.
import type { CategoryAxis, ValueAxis } from '../../model/plot.ts';
import type { Scale } from '../charts/run.ts';
import type { SceneItem, SceneMark } from '../charts/scene.ts';

/** Thrown where a chart shows something that spreadsheet charts cannot show; its message completes "it has …". */
export class Unplottable extends Error {}

/** A channel as Vega-Lite compiles it. */
interface Channel {
  readonly scale?: string;
  readonly field?: unknown;
  readonly value?: unknown;
  readonly band?: number;
  readonly offset?: unknown;
  readonly signal?: string;
}

/** A mark of the compiled chart with the items it drew; of lines and areas, one for each path. */
export interface DrawnMark {
  readonly type: string;
  readonly name: string;
  readonly channels: Readonly<Record<string, unknown>>;
  readonly items: readonly SceneItem[];
  /** Name of the path, from the fields that tell paths apart. */
  readonly path?: string;
}

/** The axes of a panel, and its size in CSS pixels. */
export interface PlotFrame {
  readonly x: PlotAxis;
  readonly y: PlotAxis;
  readonly width: number;
  readonly height: number;
}

/** An axis with the scale that places values on it. */
export interface PlotAxis {
  readonly axis: CategoryAxis | ValueAxis;
  readonly scale: Scale;
}

/** A mark as Vega-Lite compiles it. */
interface Definition {
  readonly type: string;
  readonly name?: string;
  readonly encode?: { readonly update?: Readonly<Record<string, unknown>> };
  readonly from?: { readonly facet?: { readonly groupby?: string | readonly string[] } };
  readonly marks?: readonly Definition[];
}

/** Every mark of a chart of one panel, in the order of painting. Throws `Unplottable` for several panels. */
export function drawnMarks(definitions: readonly unknown[], panel: SceneItem): readonly DrawnMark[] {
  return (definitions as readonly Definition[]).flatMap((definition) => {
    const drawn = (panel.items ?? []).find((mark) => mark.name === definition.name);
    if (drawn === undefined) throw new Unplottable(`no mark \`${definition.name ?? definition.type}\``);
    return definition.type === 'group' ? pathsOf(definition, drawn) : [markOf(definition, drawn.items)];
  });
}

function markOf(definition: Definition, items: readonly SceneItem[]): DrawnMark {
  return {
    type: definition.type,
    name: definition.name ?? '',
    channels: definition.encode?.update ?? {},
    items,
  };
}

/** The paths of a group that Vega-Lite makes for the lines or areas of different values of a field. */
function pathsOf(definition: Definition, drawn: SceneMark): readonly DrawnMark[] {
  const [inner] = definition.marks ?? [];
  const isPaths = definition.name?.endsWith('pathgroup') === true && definition.marks?.length === 1;
  if (inner === undefined || !isPaths) throw new Unplottable('several panels');
  const fields = [definition.from?.facet?.groupby ?? []].flat();
  return drawn.items.map((group) => {
    const datum = group.datum as Readonly<Record<string, unknown>>;
    const [items = []] = (group.items ?? []).map((mark) => mark.items);
    return { ...markOf(inner, items), path: fields.map((field) => String(datum[field])).join(', ') };
  });
}

/** The value of a channel for an item; `undefined` when the channel does not use that scale. */
export function readChannel(mark: DrawnMark, item: SceneItem, name: string, scale: string): unknown {
  const channel = channelOf(mark, name);
  if (channel?.scale !== scale) return undefined;
  if (typeof channel.field === 'string') return (item.datum as Record<string, unknown>)[channel.field];
  return channel.value;
}

/** A channel of a mark; `undefined` where it depends on conditions. */
export function channelOf(mark: DrawnMark, name: string): Channel | undefined {
  const channel = mark.channels[name];
  return typeof channel === 'object' && channel !== null && !Array.isArray(channel) ? channel : undefined;
}

/** CSS pixels by which an item may be drawn away from its value. */
const tolerance = 0.75;

/**
 * The position of an item on an axis: the number of the category, or the value. Throws `Unplottable` when the item is drawn
 * elsewhere, for then the value does not say what the chart shows.
 */
export function readPlace(mark: DrawnMark, item: SceneItem, name: 'x' | 'y', frame: PlotFrame): number {
  const { axis, scale } = frame[name];
  const value = readChannel(mark, item, name, name);
  if (value === undefined || value === null)
    throw new Unplottable(`${article(mark.type)} placed by no value`);
  const drawn = item[name] ?? 0;
  if (axis.kind === 'category') {
    const place = scale.domain().findIndex((entry) => same(entry, value));
    const start = scale(value);
    if (place === -1 || drawn < start - tolerance || drawn > start + scale.bandwidth() + tolerance)
      throw misplaced(mark);
    return place;
  }
  if (typeof value !== 'number' || Math.abs(scale(value) - drawn) > tolerance) throw misplaced(mark);
  return value;
}

function misplaced(mark: DrawnMark): Unplottable {
  return new Unplottable(`${article(mark.type)} drawn elsewhere than at its value`);
}

function same(a: unknown, b: unknown): boolean {
  return a === b || String(a) === String(b);
}

/** The name of a type of mark with its article, for messages: "a rule", "an area". */
export function article(type: string): string {
  const words: Readonly<Record<string, string>> = { rect: 'bar', symbol: 'point', text: 'label' };
  const word = words[type] ?? type;
  return `${/^[aeio]/.test(word) ? 'an' : 'a'} ${word}`;
}
