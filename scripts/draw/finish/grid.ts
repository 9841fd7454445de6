// Interrupts the lines of grids behind words, and leaves out those that stand under another line.
import { type Box, type Painted, painted, type SceneItem, type SceneMark, texts } from '../charts/scene.ts';

/** Room between a word and the end of a line beside it, as a share of the font size. */
const room = { along: 0.3, across: 0.12 };

/**
 * Cuts the lines of all grids, in place, where a word stands on them or touches them, and leaves out those that lie under a line
 * of the chart. Where names stand above their rows, the
 * upright lines of the data are cut behind names, too.
 */
export function interruptGrids(root: SceneMark, isNarrow = false): void {
  const items = painted(root);
  const words = texts(items).map(({ item, box }) => ({ box, size: item.fontSize ?? 11 }));
  if (words.length === 0) return;
  const lines = items.filter(({ mark }) => mark.role === 'axis-grid' && mark.marktype === 'rule');
  const over = items.filter(isUnbroken);
  for (const [mark, own] of Map.groupBy(lines, (line) => line.mark))
    mark.items = own.flatMap((line) => (isUnder(line, over) ? [] : piecesOf(line, words)));
  if (!isNarrow) return;
  const names = texts(items)
    .filter(({ mark }) => mark.role === 'axis-label')
    .map(({ item, box }) => ({ box, size: item.fontSize ?? 11 }));
  const upright = items.filter(({ mark, item }) => isUprightRule(mark, item));
  for (const [mark, own] of Map.groupBy(upright, (line) => line.mark)) {
    const cut = new Map(own.map((line) => [line.item, piecesOf(line, names)]));
    mark.items = mark.items.flatMap((item) => cut.get(item) ?? [item]);
  }
}

/** CSS pixels by which a line of the grid and one over it may lie apart, since both are moved to whole pixels. */
const besides = 1;

/** Whether a line of the grid would show as an edge beside an unbroken line at its place. */
function isUnder({ item, box }: Painted, over: readonly Painted[]): boolean {
  const { x = 0, x2 = x } = item;
  return over.some(({ box: own }) => {
    const [from, to, away] =
      x === x2 ? [spanY(own), spanY(box), own.x1 - box.x1] : [spanX(own), spanX(box), own.y1 - box.y1];
    return Math.abs(away) <= besides && from[0] <= to[0] + besides && from[1] >= to[1] - besides;
  });
}

const isUnbroken = ({ mark, item }: Painted): boolean =>
  mark.marktype === 'rule' && mark.role === 'mark' && !item.strokeDash && (item.opacity ?? 1) === 1;

const isUprightRule = ({ marktype, role }: SceneMark, { x = 0, x2 = x }: SceneItem): boolean =>
  marktype === 'rule' && role === 'mark' && x === x2;

interface Word {
  readonly box: Box;
  /** Font size in CSS pixels. */
  readonly size: number;
}

type Span = readonly [from: number, to: number];

function piecesOf({ item, origin: [dx, dy] }: Painted, words: readonly Word[]): readonly SceneItem[] {
  const { x = 0, y = 0 } = item;
  const { x2 = x, y2 = y } = item;
  const isLevel = y === y2;
  if (!isLevel && x !== x2) return [item];
  const [from, to] = isLevel ? sorted(x + dx, x2 + dx) : sorted(y + dy, y2 + dy);
  const place = isLevel ? y + dy : x + dx;
  const gaps = words.flatMap((word) => gapFor(word, place, isLevel));
  const kept = gaps.reduce<readonly Span[]>(
    (spans, gap) => spans.flatMap((span) => without(span, gap)),
    [[from, to]],
  );
  if (kept.length === 1 && kept[0]?.[0] === from && kept[0][1] === to) return [item];
  return kept.map(([start, end]) =>
    piece(item, isLevel ? [start - dx, end - dx] : [start - dy, end - dy], isLevel),
  );
}

const sorted = (a: number, b: number): Span => [Math.min(a, b), Math.max(a, b)];

/** What a word takes out of a line at a place; nothing where the line passes by it. */
function gapFor({ box, size }: Word, place: number, isLevel: boolean): readonly Span[] {
  const [along, beside] = isLevel ? [spanX(box), spanY(box)] : [spanY(box), spanX(box)];
  const near = room.across * size;
  // Above and below its letters the box of a word is empty.
  if (place < beside[0] - (isLevel ? -near : near) || place > beside[1] + (isLevel ? -near : near)) return [];
  const end = (isLevel ? room.along : room.across) * size;
  return [[along[0] - end, along[1] + end]];
}

const spanX = ({ x1, x2 }: Box): Span => [x1, x2];
const spanY = ({ y1, y2 }: Box): Span => [y1, y2];

/** What is left of a span; pieces of less than a pixel are dots, and left out. */
function without([from, to]: Span, [start, end]: Span): readonly Span[] {
  if (end <= from || start >= to) return [[from, to]];
  const pieces: readonly Span[] = [
    [from, start],
    [end, to],
  ];
  return pieces.filter(([low, high]) => high - low >= 1);
}

function piece(item: SceneItem, [from, to]: Span, isLevel: boolean): SceneItem {
  const { x = 0, y = 0, bounds } = item;
  const ends = isLevel ? { x: from, x2: to, y, y2: y } : { x, x2: x, y: from, y2: to };
  const { x1, x2, y1, y2 } = bounds;
  const own = isLevel ? { x1: from, x2: to, y1, y2 } : { x1, x2, y1: from, y2: to };
  return { ...item, ...ends, bounds: Object.assign(Object.create(Object.getPrototypeOf(bounds)), own) };
}
