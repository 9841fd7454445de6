/** How a reader sees colour. The three deficiencies are complete ones, simulated after Machado and others (2009). */
export const visions = ['normal', 'protan', 'deutan', 'tritan', 'greyscale'] as const;
export type Vision = (typeof visions)[number];

type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

/** WCAG contrast of two `#rrggbb` colours: 1 to 21. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(linear(a)), luminance(linear(b))].sort((x, y) => y - x) as [
    number,
    number,
  ];
  return (light + 0.05) / (dark + 0.05);
}

/** CIEDE2000 difference of two `#rrggbb` colours as a reader with this vision sees them; below 10 they are easily confused. */
export function difference(a: string, b: string, vision: Vision): number {
  return ciede2000(toLab(seen(linear(a), vision)), toLab(seen(linear(b), vision)));
}

/** A translucent colour over an opaque one. */
export function blend(colour: string, opacity: number, below: string): string {
  const mixed = channels(colour).map((value, index) => {
    const under = channels(below)[index] ?? 0;
    return Math.round(value * opacity + under * (1 - opacity));
  });
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** Whether a colour is written as `#rrggbb`. */
export const isHex = (colour: unknown): colour is string =>
  typeof colour === 'string' && /^#[0-9a-f]{6}$/i.test(colour);

const simulations: Readonly<Record<'protan' | 'deutan' | 'tritan', Matrix>> = {
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const channels = (hex: string): Triple =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Triple;

/** Linear light, 0 to 1. */
const linear = (hex: string): Triple =>
  channels(hex).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Triple;

const dot = (a: Triple, b: Triple): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const times = (matrix: Matrix, colour: Triple): Triple => [
  dot(matrix[0], colour),
  dot(matrix[1], colour),
  dot(matrix[2], colour),
];

const luminance = (colour: Triple): number => dot([0.2126, 0.7152, 0.0722], colour);

function seen(colour: Triple, vision: Vision): Triple {
  if (vision === 'normal') return colour;
  if (vision === 'greyscale') {
    const grey = luminance(colour);
    return [grey, grey, grey];
  }
  return times(simulations[vision], colour).map((value) =>
    Math.min(1, Math.max(0, value)),
  ) as unknown as Triple;
}

const toXyz: Matrix = [
  [0.4124564, 0.3575761, 0.1804375],
  [0.2126729, 0.7151522, 0.072175],
  [0.0193339, 0.119192, 0.9503041],
];

/** CIELAB under D65. */
function toLab(colour: Triple): Triple {
  const [x, y, z] = times(toXyz, colour);
  const root = (value: number) => (value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116);
  const [fx, fy, fz] = [root(x / 0.95047), root(y), root(z / 1.08883)];
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180;
const hue = (a: number, b: number): number => ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360;

/** Sharma, Wu and Dalal (2005), whose test pairs the tests hold it against. */
export function ciede2000([l1, a1, b1]: Triple, [l2, a2, b2]: Triple): number {
  const mean = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const stretch = 1 + 0.5 * (1 - Math.sqrt(mean ** 7 / (mean ** 7 + 25 ** 7)));
  const [c1, c2] = [Math.hypot(a1 * stretch, b1), Math.hypot(a2 * stretch, b2)];
  const [h1, h2] = [hue(a1 * stretch, b1), hue(a2 * stretch, b2)];
  const isGrey = c1 * c2 === 0;
  const turn = isGrey ? 0 : ((h2 - h1 + 540) % 360) - 180;
  const middle = isGrey ? h1 + h2 : meanHue(h1, h2);
  const lightness = (l1 + l2) / 2 - 50;
  const chroma = (c1 + c2) / 2;
  const sl = 1 + (0.015 * lightness ** 2) / Math.sqrt(20 + lightness ** 2);
  const sc = 1 + 0.045 * chroma;
  const sh = 1 + 0.015 * chroma * hueWeight(middle);
  const dl = (l2 - l1) / sl;
  const dc = (c2 - c1) / sc;
  const dh = (2 * Math.sqrt(c1 * c2) * Math.sin(radians(turn / 2))) / sh;
  return Math.sqrt(dl ** 2 + dc ** 2 + dh ** 2 + rotation(middle, chroma) * dc * dh);
}

function meanHue(h1: number, h2: number): number {
  const sum = h1 + h2;
  if (Math.abs(h1 - h2) <= 180) return sum / 2;
  return sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
}

const hueWeight = (h: number): number =>
  1 -
  0.17 * Math.cos(radians(h - 30)) +
  0.24 * Math.cos(radians(2 * h)) +
  0.32 * Math.cos(radians(3 * h + 6)) -
  0.2 * Math.cos(radians(4 * h - 63));

function rotation(h: number, chroma: number): number {
  const angle = 30 * Math.exp(-(((h - 275) / 25) ** 2));
  return -2 * Math.sqrt(chroma ** 7 / (chroma ** 7 + 25 ** 7)) * Math.sin(radians(2 * angle));
}
