// Caches drawings, and the findings about them, by everything that they depend on.
import type { Cache } from '../model/artifact.ts';
import { cacheKey } from '../model/cache.ts';
import { sha256 } from '../model/digest.ts';
import type { Drawing, Surface } from '../model/drawing.ts';
import type { Figure } from '../model/edition.ts';
import type { FontFile } from '../model/manner/look.ts';
import type { Standards } from './checks/checks.ts';
import type { SpecFinding } from './finding.ts';
import { altOn, frameOf } from './surfaces.ts';

/** A drawing, absent when it could not be made, and what is wrong with it. */
export interface Drawn {
  readonly drawing?: Drawing;
  readonly findings: readonly SpecFinding[];
}

/**
 * The cached drawing for the same inputs, surface, alternative text, colours and fonts, or else what `make` draws, which is
 * then cached. Everything else that a drawing depends on has to be in `inputs`.
 */
export async function cachedDrawing(
  inputs: readonly unknown[],
  { figure, surface, standards, cache }: DrawingFor,
  make: () => Drawn | Promise<Drawn>,
): Promise<Drawn> {
  const fonts = standards.fonts.map(fontKey);
  const frame = [
    surface,
    frameOf(surface, standards.slide),
    figure.id,
    altOn(figure, surface),
    [...standards.palette],
    fonts,
    standards.meanings,
  ];
  return cached([...inputs, ...frame], cache, make);
}

/** A file of the program is named by its path; one of the project may be another tomorrow. */
function fontKey({ path, bytes, family, weight, style, subset }: FontFile): readonly unknown[] {
  return subset === 'all' ? [family, weight, style, sha256(bytes)] : [path, bytes.length];
}

/** The cached result for the same inputs, or else what `make` gives, which is then cached. A damaged entry is replaced. */
export async function cached(
  inputs: readonly unknown[],
  cache: Cache,
  make: () => Drawn | Promise<Drawn>,
): Promise<Drawn> {
  const key = cacheKey('drawing', inputs);
  const known = parse(await cache.get(key));
  if (known !== undefined) return known;
  const drawn = await make();
  // Whether a chart is ended depends on the machine too.
  if (drawn.findings.some(({ rule }) => rule === 'chart-too-costly')) return drawn;
  await cache.put(key, new TextEncoder().encode(JSON.stringify(drawn)));
  return drawn;
}

/** The figure that is drawn, the surface that it is drawn for, and what the drawing is checked against. */
export interface DrawingFor<F extends Figure = Figure> {
  readonly figure: F;
  readonly surface: Surface;
  readonly standards: Standards;
  readonly cache: Cache;
}

function parse(bytes: Uint8Array | undefined): Drawn | undefined {
  if (bytes === undefined) return undefined;
  try {
    const value = JSON.parse(new TextDecoder().decode(bytes)) as Partial<Drawn> | null;
    return Array.isArray(value?.findings) ? (value as Drawn) : undefined;
  } catch {
    return undefined;
  }
}
