// Measures how different two colours look to readers with each kind of colour vision.
import {
  differenceCiede2000,
  type Lrgb,
  modeLab65,
  modeLrgb,
  modeRgb,
  useMode,
  wcagLuminance,
} from 'culori/fn';

/** How a reader sees colour. The three deficiencies are complete ones, simulated after Machado and others (2009). */
export const visions = ['normal', 'protan', 'deutan', 'tritan', 'greyscale'] as const;
export type Vision = (typeof visions)[number];

// The library only converts between colour spaces that are registered.
useMode(modeRgb);
useMode(modeLab65);
const linear = useMode(modeLrgb);
const ciede2000 = differenceCiede2000();

/**
 * CIEDE2000 difference of two `#rrggbb` colours as a reader with this vision sees them; below 10 they are easily
 * confused. Throws when either is not a colour.
 */
export function difference(a: string, b: string, vision: Vision): number {
  return ciede2000(simulate(parse(a), vision), simulate(parse(b), vision));
}

function parse(colour: string): Lrgb {
  const parsed = linear(colour);
  if (parsed === undefined) throw new Error(`Unexpected colour \`${colour}\`, expected \`#rrggbb\``);
  return parsed;
}

type Triple = readonly [number, number, number];

/** Machado and others (2009), severity 1, for linear light; the filters of the library take encoded values. */
const simulations: Readonly<Record<'protan' | 'deutan' | 'tritan', readonly [Triple, Triple, Triple]>> = {
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

/** Linear light as a reader with this vision sees it. */
function simulate(colour: Lrgb, vision: Vision): Lrgb {
  if (vision === 'normal') return colour;
  if (vision === 'greyscale') {
    const grey = wcagLuminance(colour);
    return { mode: 'lrgb', r: grey, g: grey, b: grey };
  }
  const { r, g, b } = colour;
  const [red, green, blue] = simulations[vision];
  const channel = ([x, y, z]: Triple) => Math.min(1, Math.max(0, x * r + y * g + z * b));
  return { mode: 'lrgb', r: channel(red), g: channel(green), b: channel(blue) };
}
