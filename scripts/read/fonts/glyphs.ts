// Writes the outlines of a woff2 font as TrueType has them: the inverse of its transformation (WOFF2 specification, section 5).

/** The tables of outlines: `glyf`, and `loca` with long offsets. */
export interface GlyphTables {
  readonly glyf: Uint8Array;
  readonly loca: Uint8Array;
}

/** Reads numbers of a stream, one after the other. */
interface Stream {
  readonly byte: () => number;
  readonly short: () => number;
  /** A number below 65,536 in one to three bytes. */
  readonly packed: () => number;
  readonly bytes: (length: number) => Uint8Array;
  readonly place: () => number;
}

function streamOf(view: DataView, start: number): Stream {
  let at = start;
  const byte = () => view.getUint8(at++);
  const short = () => {
    at += 2;
    return view.getUint16(at - 2);
  };
  const packed = () => {
    const code = byte();
    if (code === 253) return short();
    if (code === 255) return byte() + 253;
    return code === 254 ? byte() + 506 : code;
  };
  const bytes = (length: number) => {
    at += length;
    return new Uint8Array(view.buffer, view.byteOffset + at - length, length);
  };
  return { byte, short, packed, bytes, place: () => at };
}

interface Streams {
  readonly contours: Stream;
  readonly points: Stream;
  readonly flags: Stream;
  readonly glyphs: Stream;
  readonly composites: Stream;
  readonly boxes: Stream;
  readonly instructions: Stream;
}

/** The tables of outlines from the transformed table `glyf` of a woff2 font. */
export function plainGlyphs(view: DataView): GlyphTables {
  const count = view.getUint16(4);
  const sizes = [0, 1, 2, 3, 4, 5, 6].map((index) => view.getUint32(8 + 4 * index));
  const starts = sizes.map((_, index) => 36 + sizes.slice(0, index).reduce((sum, size) => sum + size, 0));
  const bitmap = starts[5] ?? 0;
  const boxes = bitmap + 4 * ((count + 31) >> 5);
  const [contours, points, flags, glyphs, composites, , instructions] = starts.map((start) =>
    streamOf(view, start),
  ) as [Stream, Stream, Stream, Stream, Stream, Stream, Stream];
  const streams = { contours, points, flags, glyphs, composites, boxes: streamOf(view, boxes), instructions };
  const overlaps = (starts[6] ?? 0) + (sizes[6] ?? 0);
  const isSet = (start: number, index: number) =>
    (view.getUint8(start + (index >> 3)) & (0x80 >> (index & 7))) !== 0;
  const hasOverlaps = (view.getUint16(2) & 1) !== 0;
  const all: number[][] = [];
  for (let index = 0; index < count; index++)
    all.push(glyphBytes(streams, isSet(bitmap, index), hasOverlaps && isSet(overlaps, index)));
  return joined(all);
}

function joined(glyphs: readonly (readonly number[])[]): GlyphTables {
  const ends: number[] = [0];
  for (const { length } of glyphs) ends.push((ends.at(-1) ?? 0) + length + (-length & 3));
  const glyf = new Uint8Array(ends.at(-1) ?? 0);
  const loca = new DataView(new ArrayBuffer(4 * ends.length));
  for (const [index, end] of ends.entries()) loca.setUint32(4 * index, end);
  for (const [index, bytes] of glyphs.entries()) glyf.set(bytes, ends[index]);
  return { glyf, loca: new Uint8Array(loca.buffer) };
}

const two = (value: number): readonly number[] => [(value >> 8) & 255, value & 255];

function glyphBytes(streams: Streams, hasBox: boolean, isOverlapping: boolean): number[] {
  const contours = streams.contours.short();
  if (contours === 0) return [];
  if (contours === 0xffff) return compositeBytes(streams);
  const counts = Array.from({ length: contours }, () => streams.points.packed());
  const total = counts.reduce((sum, one) => sum + one, 0);
  const moves = Array.from({ length: total }, () => moveOf(streams.flags.byte(), streams.glyphs));
  const instructions = streams.instructions.bytes(streams.glyphs.packed());
  let end = -1;
  const ends = counts.flatMap((one) => {
    end += one;
    return two(end);
  });
  const box = hasBox ? [...streams.boxes.bytes(8)] : boxOf(moves);
  return [
    ...two(contours),
    ...box,
    ...ends,
    ...two(instructions.length),
    ...instructions,
    ...movesBytes(moves, isOverlapping),
  ];
}

/** A glyph made of others: its parts as they are, and instructions where a part says that there are some. */
function compositeBytes({ composites, glyphs, boxes, instructions }: Streams): number[] {
  const parts: number[] = [];
  let all = 0;
  for (let flags: number = partFlags.more; (flags & partFlags.more) !== 0; all |= flags) {
    flags = composites.short();
    parts.push(...two(flags), ...composites.bytes(partLength(flags)));
  }
  const outline = [...two(0xffff), ...boxes.bytes(8), ...parts];
  if ((all & partFlags.instructions) === 0) return outline;
  const own = instructions.bytes(glyphs.packed());
  return [...outline, ...two(own.length), ...own];
}

/** What the flags of a part say of what follows them. */
const partFlags = {
  words: 0x01,
  scale: 0x08,
  more: 0x20,
  twoScales: 0x40,
  matrix: 0x80,
  instructions: 0x100,
} as const;

/** Bytes of a part: the number of its glyph, its place, and how it is scaled. */
function partLength(flags: number): number {
  const { words, scale, twoScales, matrix } = partFlags;
  const scales = [
    [scale, 2],
    [twoScales, 4],
    [matrix, 8],
  ] as const;
  const scaled = scales.find(([flag]) => (flags & flag) !== 0)?.[1] ?? 0;
  return 2 + ((flags & words) === 0 ? 2 : 4) + scaled;
}

// ---------------------------------------------------------------- points

/** A point, from the one before it. */
interface Move {
  readonly x: number;
  readonly y: number;
  readonly isOnCurve: boolean;
}

function moveOf(code: number, stream: Stream): Move {
  const isOnCurve = code < 128;
  const flag = code & 127;
  const signed = (bits: number, value: number) => ((bits & 1) === 1 ? value : -value);
  const [first, second, third, fourth] = bytesOf(flag, stream) as [number, number, number, number];
  const both = (x: number, y: number): Move => ({ x: signed(flag, x), y: signed(flag >> 1, y), isOnCurve });
  if (flag < 10) return { x: 0, y: signed(flag, ((flag & 14) << 7) + first), isOnCurve };
  if (flag < 20) return { x: signed(flag, (((flag - 10) & 14) << 7) + first), y: 0, isOnCurve };
  if (flag < 84) {
    const base = flag - 20;
    return both(1 + (base & 0x30) + (first >> 4), 1 + ((base & 0x0c) << 2) + (first & 15));
  }
  if (flag < 120) {
    const base = flag - 84;
    return both(1 + (Math.floor(base / 12) << 8) + first, 1 + (((base % 12) >> 2) << 8) + second);
  }
  if (flag < 124) return both((first << 4) + (second >> 4), ((second & 15) << 8) + third);
  return both((first << 8) + second, (third << 8) + fourth);
}

function bytesOf(flag: number, stream: Stream): readonly number[] {
  const count = flag < 84 ? 1 : flag < 120 ? 2 : flag < 124 ? 3 : 4;
  return Array.from({ length: count }, () => stream.byte());
}

function boxOf(moves: readonly Move[]): readonly number[] {
  let [x, y] = [0, 0];
  const places = moves.map((move) => {
    x += move.x;
    y += move.y;
    return { x, y };
  });
  const xs = places.map((place) => place.x);
  const ys = places.map((place) => place.y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].flatMap(two);
}

/** Flags, then distances across, then distances up, each in as few bytes as TrueType has for it. */
function movesBytes(moves: readonly Move[], isOverlapping: boolean): readonly number[] {
  const isShort = (distance: number) => distance !== 0 && Math.abs(distance) < 256;
  const flagOf = (distance: number, short: number, same: number) => {
    if (distance === 0) return same;
    return isShort(distance) ? short | (distance > 0 ? same : 0) : 0;
  };
  const distance = (value: number) => {
    if (value === 0) return [];
    return isShort(value) ? [Math.abs(value)] : two(value);
  };
  const flags = moves.map(
    ({ x, y, isOnCurve }, index) =>
      (isOnCurve ? 1 : 0) |
      flagOf(x, 0x02, 0x10) |
      flagOf(y, 0x04, 0x20) |
      (isOverlapping && index === 0 ? 0x40 : 0),
  );
  return [...flags, ...moves.flatMap(({ x }) => distance(x)), ...moves.flatMap(({ y }) => distance(y))];
}
