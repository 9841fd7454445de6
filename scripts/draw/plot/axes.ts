// Reads the axes of a chart as they were drawn.
import type { Axis } from '../../model/plot.ts';
import type { Scale, Scene } from '../charts/run.ts';
import { type SceneItem, type SceneMark, textOf } from '../charts/scene.ts';
import { type PlotAxis, Unplottable } from './marks.ts';

const sides = { x: ['bottom', 'top'], y: ['left', 'right'] } as const;
const kinds: Readonly<Record<string, Axis['kind']>> = {
  linear: 'linear',
  log: 'log',
  band: 'category',
  point: 'category',
};

/** The axis along x or y as it was drawn. Throws `Unplottable` for scales that spreadsheet charts do not have. */
export function readAxis(name: 'x' | 'y', scene: Scene, panel: SceneItem): PlotAxis {
  const scale = scene.scales.get(name);
  if (scale === undefined) throw new Unplottable(`no scale along ${name}`);
  const kind = kinds[scale.type];
  if (kind === undefined) throw new Unplottable(`a ${scale.type} scale`);
  const [marks, side] = axisMarks(name, panel);
  const labels = (marks.find(({ role }) => role === 'axis-label')?.items ?? []).filter(
    (label) => textOf(label) !== '',
  );
  const title = marks.find(({ role }) => role === 'axis-title')?.items[0];
  if (kind !== 'category') checkLabels(kind, labels);
  const base = {
    grid: marks.some(({ role }) => role === 'axis-grid'),
    ticks: marks.some(({ role }) => role === 'axis-tick'),
    colour: labels[0]?.fill ?? '#000000',
    ...(title === undefined || textOf(title) === '' ? {} : { title: textOf(title) }),
    ...(labels.length === 0 || side === undefined ? {} : { side }),
  };
  const axis: Axis =
    kind === 'category'
      ? { ...base, kind, names: categoryNames(scale, labels) }
      : { ...base, ...valueRange(name, kind, scale), labels: labels.map(valueLabel) };
  return { axis, scale };
}

/** Whether most labels contain a number; a scale of values with words as labels cannot be written. */
function areNumbers(labels: readonly SceneItem[]): boolean {
  return labels.length > 0 && 2 * labels.filter((label) => /\d/.test(textOf(label))).length >= labels.length;
}

/** Throws `Unplottable` for labels that spreadsheet charts cannot write. */
function checkLabels(kind: 'linear' | 'log', labels: readonly SceneItem[]): void {
  if (!areNumbers(labels)) throw new Unplottable('a scale without numbers');
  if (kind === 'log' && !areEven(labels)) throw new Unplottable('uneven steps on a log scale');
}

/** Whether each label of a log scale is the same multiple of the one before: spreadsheet charts label no other values. */
function areEven(labels: readonly SceneItem[]): boolean {
  const values = labels.map((label) => Number(valueAt(label))).toSorted((a, b) => a - b);
  const ratios = values.slice(1).map((value, index) => value / (values[index] ?? 1));
  return ratios.every((ratio) => Math.abs(ratio - (ratios[0] ?? 0)) < 1e-9 * ratio);
}

/** The marks of the axes on either side, and the side on which their labels are. */
function axisMarks(name: 'x' | 'y', panel: SceneItem): readonly [readonly SceneMark[], Side | undefined] {
  const groups = (panel.items ?? [])
    .filter(({ role }) => role === 'axis')
    .flatMap(({ items }) => items)
    .filter(({ orient }) => sides[name].some((side) => side === orient));
  const labelled = groups.find(({ items }) => items?.some(({ role }) => role === 'axis-label'));
  return [groups.flatMap(({ items = [] }) => items), labelled?.orient as Side | undefined];
}

type Side = 'left' | 'right' | 'top' | 'bottom';

/** The label of each category on the axis, or its value where it has no label. */
function categoryNames(scale: Scale, labels: readonly SceneItem[]): readonly string[] {
  const texts = new Map(labels.map((label) => [String(valueAt(label)), textOf(label)]));
  return scale.domain().map((value) => texts.get(String(value)) ?? String(value));
}

function valueLabel(label: SceneItem): { value: number; text: string } {
  return { value: Number(valueAt(label)), text: textOf(label) };
}

function valueAt(label: SceneItem): unknown {
  return (label.datum as { readonly value?: unknown } | undefined)?.value;
}

function valueRange(name: 'x' | 'y', kind: 'linear' | 'log', scale: Scale) {
  const [low = 0, high = 1] = scale.domain().map(Number);
  const isForward = scale(low) <= scale(high) === (name === 'x');
  if (low >= high || !isForward) throw new Unplottable('a scale that runs backwards');
  return { kind, base: kind === 'log' ? (scale.base?.() ?? 10) : 10, low, high };
}
