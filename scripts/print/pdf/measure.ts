import { body, type PdfFile, pageNumbers, referenceIn } from './objects.ts';
import { readStream } from './streams.ts';

/** Points in a CSS pixel. */
const pointsPerPixel = 0.75;

/** How a printed page came out. */
export interface PageMeasure {
  /** Size of what stands inside the margins: 1 unless the browser shrank the document or it begins with a scaled drawing. */
  readonly scale?: number;
  /** CSS pixels between the left and right margin. */
  readonly width?: number;
  /** Share of the height inside the margins down to the lowest mark of the content: 0 to 1. */
  readonly filled: number;
}

/** How each page came out, in reading order. */
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

/** What is known while a content stream is read. Heights are in points from the foot of the sheet. */
interface Reading {
  readonly stack: Matrix[];
  ctm: Matrix;
  text: Matrix;
  /** Marked-content nesting: content has tags, margin boxes have none. */
  depth: number;
  /** Points of the path under construction. */
  path: Point[];
  area?: { readonly top: number; readonly bottom: number; readonly width: number };
  scale?: number;
  lowest: number;
}

function measure(content: string, forms: ReadonlyMap<string, Box>): PageMeasure {
  const reading: Reading = {
    stack: [],
    ctm: identity,
    text: identity,
    depth: 0,
    path: [],
    lowest: Number.POSITIVE_INFINITY,
  };
  for (const line of content.split('\n')) {
    const operator = line.slice(line.lastIndexOf(' ') + 1);
    if (operator === 'Do') mark(reading, drawForm(reading, forms.get(line.slice(1, -3))));
    else if (operator.endsWith('BDC')) reading.depth += 1;
    else operators[operator]?.(reading, () => line.split(' ').map(Number));
  }
  const { area, lowest, scale } = reading;
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

function mark(reading: Reading, points: readonly Point[]): void {
  reading.lowest = Math.min(reading.lowest, ...points.map(({ y }) => y));
}

function drawForm({ ctm, ...reading }: Reading, box: Box | undefined): readonly Point[] {
  if (box !== undefined) return [at(ctm, box[0], box[1]), at(ctm, box[0], box[3])];
  return reading.depth > 0 ? [at(ctm, 0, 0), at(ctm, 0, 1)] : [];
}

function paint(reading: Reading): void {
  if (reading.depth > 0) mark(reading, reading.path);
  reading.path = [];
}

function transform(reading: Reading, numbers: readonly number[]): void {
  reading.ctm = times(matrixOf(numbers), reading.ctm);
  if (reading.area !== undefined) reading.scale ??= Math.abs(reading.ctm[0]);
}

function rectangle(reading: Reading, [x = 0, y = 0, width = 0, tall = 0]: readonly number[]): void {
  reading.path.push(at(reading.ctm, x, y), at(reading.ctm, x + width, y + tall));
}

function point(reading: Reading, numbers: readonly number[]): void {
  // The operator itself is the last word; a curve ends at the last of its three points.
  const [x = 0, y = 0] = numbers.slice(-3);
  reading.path.push(at(reading.ctm, x, y));
}

/** The first clip of a page is the area inside its margins. */
function endPath(reading: Reading): void {
  const across = reading.path.map(({ x }) => x);
  const heights = reading.path.map(({ y }) => y);
  reading.area ??= {
    top: Math.max(...heights),
    bottom: Math.min(...heights),
    width: Math.max(...across) - Math.min(...across),
  };
  reading.path = [];
}

function showText(reading: Reading): void {
  if (reading.depth > 0) mark(reading, [at(times(reading.text, reading.ctm), 0, 0)]);
}

type Operator = (reading: Reading, numbers: () => readonly number[]) => void;

const operators: Readonly<Record<string, Operator>> = {
  q: (reading) => reading.stack.push(reading.ctm),
  Q: (reading) => {
    reading.ctm = reading.stack.pop() ?? identity;
  },
  cm: (reading, numbers) => transform(reading, numbers()),
  BMC: (reading) => {
    reading.depth += 1;
  },
  EMC: (reading) => {
    reading.depth -= 1;
  },
  Tm: (reading, numbers) => {
    reading.text = matrixOf(numbers());
  },
  // Of a text object only the first line counts; Skia begins another for each line, and moves along the line inside.
  Tj: showText,
  re: (reading, numbers) => rectangle(reading, numbers()),
  m: (reading, numbers) => point(reading, numbers()),
  l: (reading, numbers) => point(reading, numbers()),
  c: (reading, numbers) => point(reading, numbers()),
  n: endPath,
  f: paint,
  'f*': paint,
  S: paint,
  B: paint,
  'B*': paint,
};
