import type { Edition, Row } from '../model.ts';

/** A distribution known by a few of its quantiles: `[share, value]`, ascending. */
export interface Ridge {
  readonly name: string;
  readonly isAccent: boolean;
  readonly quantiles: readonly (readonly [number, number])[];
}

/** Art for the cover, drawn from data, and what it shows. */
export interface CoverArt {
  readonly svg: string;
  readonly caption: string;
}

const dataset = 'boot-percentiles';
const shares: readonly (readonly [string, number])[] = [
  ['min', 0],
  ['p50', 0.5],
  ['p95', 0.95],
  ['p99', 0.99],
  ['max', 1],
];

/** Boot-time distributions as ridges, or nothing when the edition has no such dataset. */
export function coverArt(edition: Edition): CoverArt | undefined {
  const found = edition.datasets.get(dataset);
  const ridges = (found?.rows ?? []).flatMap(ridgeOf);
  if (found === undefined || ridges.length < 2) return undefined;
  const sorted = ridges.toSorted((a, b) => median(b) - median(a));
  const caption = `Cover: ${found.title.toLowerCase()}, one line each, on a logarithmic scale of time; the latest to boot at the top.`;
  return { svg: drawRidges(sorted, { width: 640, height: 420 }), caption };
}

function ridgeOf(row: Row): readonly Ridge[] {
  const quantiles = shares.flatMap(([name, share]): (readonly [number, number])[] => {
    const value = row[name];
    return typeof value === 'number' && value > 0 ? [[share, value]] : [];
  });
  const name = String(row['vmm'] ?? row['id']);
  return quantiles.length === shares.length
    ? [{ name, isAccent: /^firecracker/i.test(name), quantiles }]
    : [];
}

function median(ridge: Ridge): number {
  return ridge.quantiles.find(([share]) => share === 0.5)?.[1] ?? 0;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Lines on a logarithmic scale, the first at the top; decoration, so hidden from readers that cannot see it. */
export function drawRidges(ridges: readonly Ridge[], { width, height }: Size): string {
  const values = ridges.flatMap((ridge) => ridge.quantiles.map(([, value]) => Math.log(value)));
  const low = Math.min(...values) - 0.25;
  const high = Math.max(...values) + 0.25;
  const steps = 200;
  const at = (step: number): number => low + ((high - low) * step) / steps;
  const densities = ridges.map((ridge) =>
    Array.from({ length: steps + 1 }, (_, step) => density(ridge, at(step))),
  );
  const highest = Math.max(...densities.flat());
  const top = height * 0.3;
  const gap = (height - top - 2) / Math.max(1, ridges.length - 1);
  const paths = densities.map((values, index) => {
    const base = top + index * gap;
    const points = values.map(
      (value, step) =>
        `${fixed((width * step) / steps)} ${fixed(base - top * 0.96 * Math.sqrt(value / highest))}`,
    );
    const className = ridges[index]?.isAccent === true ? 'ridge accent' : 'ridge';
    return `<path class="${className}" d="M${points.join('L')}"/>`;
  });
  return `<svg class="ridges" viewBox="0 0 ${width} ${height}" aria-hidden="true" focusable="false">${paths.join('')}</svg>`;
}

/** Gaussian kernels over the logarithms of 41 equally likely values. */
function density(ridge: Ridge, x: number): number {
  const width = 0.028;
  const kernels = Array.from({ length: 41 }, (_, index) => {
    const distance = (x - Math.log(valueAt(ridge, (index + 0.5) / 41))) / width;
    return Math.exp(-(distance ** 2) / 2);
  });
  return kernels.reduce((sum, value) => sum + value, 0) / kernels.length;
}

/** Value at a share, linear between the known quantiles. */
function valueAt(ridge: Ridge, share: number): number {
  const after = ridge.quantiles.findIndex(([known]) => known >= share);
  const [highShare, highValue] = ridge.quantiles[Math.max(1, after)] ?? [1, 1];
  const [lowShare, lowValue] = ridge.quantiles[Math.max(1, after) - 1] ?? [0, 1];
  return lowValue + ((highValue - lowValue) * (share - lowShare)) / (highShare - lowShare);
}

function fixed(value: number): string {
  return String(Math.round(value * 10) / 10);
}
