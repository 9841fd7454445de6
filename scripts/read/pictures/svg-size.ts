// Works out how large an SVG is and what part of its plane it shows.

interface SvgSize {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly viewBox: string;
}

/** Longest side in CSS pixels: an SVG has no pixels of its own, so that a larger one is only written smaller. */
const longest = 4096;

/** CSS pixels in each unit of length. */
const units: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 96 / 72,
  pc: 16,
  mm: 96 / 25.4,
  cm: 96 / 2.54,
  in: 96,
  em: 16,
  ex: 8,
};

/** The size that the attributes of an `svg` element give it; undefined where neither they nor its `viewBox` say. */
export function svgSize(root: Readonly<Record<string, string>>): SvgSize | undefined {
  const box = boxOf(root.viewBox);
  const { width, height } = sizeIn(box, pixels(root.width), pixels(root.height));
  if (width === undefined || height === undefined) return undefined;
  const scale = Math.min(1, longest / Math.max(width, height));
  const viewBox = box?.join(' ') ?? `0 0 ${width} ${height}`;
  return { width: rounded(width * scale), height: rounded(height * scale), viewBox };
}

type ViewBox = readonly [x: number, y: number, width: number, height: number];

function boxOf(written: string | undefined): ViewBox | undefined {
  const numbers = (written ?? '')
    .trim()
    .split(/[\s,]+/u)
    .map(Number);
  const [x = 0, y = 0, width = 0, height = 0] = numbers;
  const isBox = numbers.length === 4 && numbers.every(Number.isFinite) && width > 0 && height > 0;
  return isBox ? [x, y, width, height] : undefined;
}

type Sides = { readonly width?: number | undefined; readonly height?: number | undefined };

/** What one side leaves open follows from the shape of the view box. */
function sizeIn(box: ViewBox | undefined, width: number | undefined, height: number | undefined): Sides {
  if (box === undefined || (width !== undefined && height !== undefined)) return { width, height };
  const [, , boxWidth, boxHeight] = box;
  if (width !== undefined) return { width, height: (width * boxHeight) / boxWidth };
  if (height !== undefined) return { width: (height * boxWidth) / boxHeight, height };
  return { width: boxWidth, height: boxHeight };
}

/** At least a pixel, so that it can be seen. */
function rounded(length: number): number {
  return Math.max(1, Math.round(length * 100) / 100);
}

function pixels(length: string | undefined): number | undefined {
  const { value, unit = '' } =
    /^\s*(?<value>[\d.]+(?:e[+-]?\d+)?)(?<unit>[a-z]*)\s*$/iu.exec(length ?? '')?.groups ?? {};
  const factor = units[unit.toLowerCase()];
  const found = Number(value) * (factor ?? Number.NaN);
  return Number.isFinite(found) && found > 0 ? found : undefined;
}
