// Reads colours as CSS writes them, measures their contrast and finds shades that stand out enough.
import {
  clampChroma,
  formatHex,
  modeHsl,
  modeHwb,
  modeLab,
  modeLch,
  modeLrgb,
  modeOklab,
  modeOklch,
  modeRgb,
  parse,
  useMode,
  wcagContrast,
} from 'culori/fn';

for (const mode of [modeRgb, modeHsl, modeHwb, modeLab, modeLch, modeLrgb, modeOklab]) useMode(mode);
const oklch = useMode(modeOklch);

/** A colour in any notation of CSS as `#rrggbb`; undefined for what is no colour, or not opaque. */
export function hexOfColour(css: string): string | undefined {
  const colour = parse(css.trim().toLowerCase());
  if (colour === undefined || (colour.alpha ?? 1) < 1) return undefined;
  return formatHex(clampChroma(colour, 'oklch'));
}

/** Contrast ratio of two colours, `#rrggbb` each: 1 to 21 (WCAG 2.2). */
export function contrastOf(a: string, b: string): number {
  return wcagContrast(a, b);
}

/** What a shade has to stand out from, and how much. */
export interface Demand {
  readonly ground: string;
  readonly least: number;
}

/** The shade of a colour nearest to it that stands out enough from every ground; undefined when there is none. */
export function shadeFor(hex: string, demands: readonly Demand[]): string | undefined {
  const from = oklch(hex);
  if (from === undefined) return undefined;
  const steps = Array.from({ length: 100 }, (_, index) => (index + 1) / 100);
  const lightnesses = steps.flatMap((step) => [from.l - step, from.l + step]).filter((l) => l >= 0 && l <= 1);
  const shades = lightnesses.map((l) => formatHex(clampChroma({ ...from, l }, 'oklch')));
  return shades.find((shade) => demands.every(({ ground, least }) => contrastOf(shade, ground) >= least));
}
