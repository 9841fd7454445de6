// Draws the art of the cover: the distributions that the edition names, as ridges.
import type { Cover, Edition, Ridge } from '../../model/edition.ts';
import type { Kit } from '../../model/page.ts';

/** The art of the cover, and a caption that says what it shows. */
export interface CoverArt extends Art {
  readonly caption: string;
}

/** A decorative drawing as SVG, with its size in CSS pixels. */
export interface Art extends Size {
  readonly svg: string;
}

const size: Size = { width: 640, height: 420 };

/** The art of an edition's cover; undefined when the edition names no distributions for it. */
export function coverArt({ cover }: Edition, { memo }: Pick<Kit, 'memo'> = {}): CoverArt | undefined {
  if (cover === undefined) return undefined;
  return memo === undefined ? drawArt(cover) : memo.get('cover art', [cover], () => drawArt(cover));
}

function drawArt({ caption, ridges }: Cover): CoverArt {
  return { svg: drawRidges(ridges, size), ...size, caption };
}

/** Characters of a title that fit above the picture in the usual size, and in the next one. */
const fits = { usual: 70, long: 120 };

/** How long the title on the cover is, as a class; empty for the usual length. */
export function titleLength({ length }: string): string {
  if (length <= fits.usual) return '';
  return length <= fits.long ? 'long' : 'longest';
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Ridges on a logarithmic scale: the first at the top, the last in front and accented. Hidden from screen readers, as decoration is. */
export function drawRidges(ridges: readonly Ridge[], { width, height }: Size): string {
  const values = ridges.flatMap((ridge) => ridge.quantiles.map(([, value]) => Math.log(value)));
  const low = Math.min(...values) - 0.25;
  const high = Math.max(...values) + 0.25;
  const steps = 320;
  const at = (step: number): number => low + ((high - low) * step) / steps;
  const densities = ridges.map((ridge) => {
    const density = densityOf(ridge);
    return Array.from({ length: steps + 1 }, (_, step) => density(at(step)));
  });
  const highest = Math.max(...densities.flat());
  const top = height * 0.3;
  const gap = (height - top - 2) / Math.max(1, ridges.length - 1);
  const paths = densities.map((values, index) => {
    const base = top + index * gap;
    const points = values.map(
      (value, step) =>
        `${fixed((width * step) / steps)} ${fixed(base - top * 0.96 * Math.sqrt(value / highest))}`,
    );
    const className = index === ridges.length - 1 ? 'ridge accent' : 'ridge';
    return `<path class="${className}" d="M${points.join('L')}"/>`;
  });
  return `<svg class="ridges" viewBox="0 0 ${width} ${height}" aria-hidden="true" focusable="false">${paths.join('')}</svg>`;
}

/** The density of a distribution over logarithms of its values: a sum of Gaussian kernels at equally likely values. */
function densityOf(ridge: Ridge): (x: number) => number {
  const width = 0.024;
  const count = 61;
  const centres = Array.from({ length: count }, (_, index) =>
    Math.log(valueAt(ridge, (index + 0.5) / count)),
  );
  return (x) => {
    let sum = 0;
    for (const centre of centres) {
      const away = (x - centre) / width;
      // A kernel further away is too small to change the sum.
      if (Math.abs(away) < 9) sum += Math.exp(-(away ** 2) / 2);
    }
    return sum / count;
  };
}

/** The value at a share, interpolated between the known quantiles as in a normal distribution. */
function valueAt(ridge: Ridge, share: number): number {
  const found = ridge.quantiles.findIndex(([known]) => known >= share);
  const after = Math.max(1, found);
  const [lowShare, lowValue] = ridge.quantiles[after - 1] ?? [0, 1];
  const [highShare, highValue] = ridge.quantiles[after] ?? [1, 1];
  const part = (deviation(share) - deviation(lowShare)) / (deviation(highShare) - deviation(lowShare));
  return lowValue + (highValue - lowValue) * part;
}

/** Approximates the quantile of the standard normal distribution at a share (Shore 1982): within about 1 % above a half, and too low below it. */
function deviation(share: number): number {
  const inside = Math.min(0.999, Math.max(0.001, share));
  return 5.5556 * (1 - ((1 - inside) / inside) ** 0.1186);
}

function fixed(value: number): string {
  return String(Math.round(value * 10) / 10);
}
