// Measures how the pages of a PDF came out: scale, width, how full they are.
import { body, type PdfFile, pageNumbers, referenceIn } from './objects.ts';
import { readStream } from './streams.ts';

/** Points in a CSS pixel. */
const pointsPerPixel = 0.75;

/** The measurements of a printed page. */
export interface PageMeasure {
  /** Scale of the content: 1 unless the browser shrank the document, or the page begins with a scaled drawing. */
  readonly scale?: number;
  /** CSS pixels between the left and right margin. */
  readonly width?: number;
  /** Share of the height inside the margins, from 0 to 1, down to the lowest point of the content. */
  readonly filled: number;
}

/** The measurements of every page, in reading order. */
export function measurePages(file: PdfFile): readonly PageMeasure[] {
  return pageNumbers(file).map((page) => {
    const dictionary = body(file, page);
    const contents = referenceIn(dictionary, 'Contents');
    const stream = contents === undefined ? undefined : readStream(body(file, contents));
    return stream === undefined ? { filled: 0 } : measure(stream.data, formBoxes(file, dictionary));
  });
}

type Box = readonly [left: number, top: number, right: number, bottom: number];

function formBoxes(file: PdfFile, page: string): ReadonlyMap<string, Box> {
  return new Map(
    [...page.matchAll(/\/(X\d+) (\d+) 0 R/gu)].flatMap(([, name = '', number]) => {
      const box = /\/BBox \[([^\]]+)\]/u.exec(body(file, Number(number)))?.[1];
      if (box === undefined) return [];
      const [left = 0, top = 0, right = 0, bottom = 0] = box.split(' ').map(Number);
      return [[name, [left, top, right, bottom]] as const];
    }),
  );
}

type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];
const identity: Matrix = [1, 0, 0, 1, 0, 0];

function times(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[1] * n[2],
    m[0] * n[1] + m[1] * n[3],
    m[2] * n[0] + m[3] * n[2],
    m[2] * n[1] + m[3] * n[3],
    m[4] * n[0] + m[5] * n[2] + n[4],
    m[4] * n[1] + m[5] * n[3] + n[5],
  ];
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The state of reading a content stream. Heights are in points from the foot of the sheet. */
interface ReaderState {
  readonly stack: Matrix[];
  ctm: Matrix;
  text: Matrix;
  /** Nesting of marked content. Only content has tags; margin boxes are at depth 0. */
  depth: number;
  /** Points of the current path. */
  path: Point[];
  area?: { readonly top: number; readonly bottom: number; readonly width: number };
  scale?: number;
  lowest: number;
}

function measure(content: string, forms: ReadonlyMap<string, Box>): PageMeasure {
  const state: ReaderState = {
    stack: [],
    ctm: identity,
    text: identity,
    depth: 0,
    path: [],
    lowest: Number.POSITIVE_INFINITY,
  };
  for (const line of content.split('\n')) {
    const operator = line.slice(line.lastIndexOf(' ') + 1);
    if (operator === 'Do') include(state, drawForm(state, forms.get(line.slice(1, -3))));
    else if (operator.endsWith('BDC')) state.depth += 1;
    else operators[operator]?.(state, () => line.split(' ').map(Number));
  }
  const { area, lowest, scale } = state;
  if (area === undefined) return { filled: 0 };
  const filled = (area.top - Math.max(lowest, area.bottom)) / (area.top - area.bottom);
  return {
    ...(scale === undefined ? {} : { scale: scale / pointsPerPixel }),
    width: area.width / pointsPerPixel,
    filled: Math.max(0, filled),
  };
}

function at(matrix: Matrix, x: number, y: number): Point {
  return { x: matrix[0] * x + matrix[2] * y + matrix[4], y: matrix[1] * x + matrix[3] * y + matrix[5] };
}

function matrixOf([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: readonly number[]): Matrix {
  return [a, b, c, d, e, f];
}

function include(state: ReaderState, points: readonly Point[]): void {
  state.lowest = Math.min(state.lowest, ...points.map(({ y }) => y));
}

function drawForm({ ctm, ...state }: ReaderState, box: Box | undefined): readonly Point[] {
  if (box !== undefined) return [at(ctm, box[0], box[1]), at(ctm, box[0], box[3])];
  return state.depth > 0 ? [at(ctm, 0, 0), at(ctm, 0, 1)] : [];
}

function paint(state: ReaderState): void {
  if (state.depth > 0) include(state, state.path);
  state.path = [];
}

function transform(state: ReaderState, numbers: readonly number[]): void {
  state.ctm = times(matrixOf(numbers), state.ctm);
  if (state.area !== undefined) state.scale ??= Math.abs(state.ctm[0]);
}

function rectangle(state: ReaderState, [x = 0, y = 0, width = 0, tall = 0]: readonly number[]): void {
  state.path.push(at(state.ctm, x, y), at(state.ctm, x + width, y + tall));
}

function point(state: ReaderState, numbers: readonly number[]): void {
  // The operator itself is the last word; a curve ends at the last of its three points.
  const [x = 0, y = 0] = numbers.slice(-3);
  state.path.push(at(state.ctm, x, y));
}

/** Ends a path without painting it. The first such path of a page clips it to the area inside its margins. */
function endPath(state: ReaderState): void {
  const across = state.path.map(({ x }) => x);
  const heights = state.path.map(({ y }) => y);
  state.area ??= {
    top: Math.max(...heights),
    bottom: Math.min(...heights),
    width: Math.max(...across) - Math.min(...across),
  };
  state.path = [];
}

function showText(state: ReaderState): void {
  if (state.depth > 0) include(state, [at(times(state.text, state.ctm), 0, 0)]);
}

type Operator = (state: ReaderState, numbers: () => readonly number[]) => void;

const operators: Readonly<Record<string, Operator>> = {
  q: (state) => state.stack.push(state.ctm),
  Q: (state) => {
    state.ctm = state.stack.pop() ?? identity;
  },
  cm: (state, numbers) => transform(state, numbers()),
  BMC: (state) => {
    state.depth += 1;
  },
  EMC: (state) => {
    state.depth -= 1;
  },
  Tm: (state, numbers) => {
    state.text = matrixOf(numbers());
  },
  // Skia writes a text object for each line, so only the position at its start counts.
  Tj: showText,
  re: (state, numbers) => rectangle(state, numbers()),
  m: (state, numbers) => point(state, numbers()),
  l: (state, numbers) => point(state, numbers()),
  c: (state, numbers) => point(state, numbers()),
  n: endPath,
  f: paint,
  'f*': paint,
  S: paint,
  B: paint,
  'B*': paint,
};
