import type { Cache } from '../model/artifact.ts';
import { cacheKey } from '../model/cache.ts';
import type { Drawing, Surface } from '../model/drawing.ts';
import type { Figure } from '../model/edition.ts';
import type { Standards } from './checks/checks.ts';
import type { SpecFinding } from './finding.ts';
import { frames } from './surfaces.ts';

/** A drawing, if there could be one, and what is wrong with it. */
export interface Drawn {
  readonly drawing?: Drawing;
  readonly findings: readonly SpecFinding[];
}

/**
 * What was drawn before from the same inputs for the same surface, alternative text, colours and fonts, or else what
 * `make` draws, which is then kept. Whatever else a drawing depends on belongs into `inputs`.
 */
export async function remembered(
  inputs: readonly unknown[],
  { figure, surface, standards, cache }: DrawingFor,
  make: () => Drawn | Promise<Drawn>,
): Promise<Drawn> {
  const fonts = standards.fonts.map((font) => [font.path, font.bytes.length]);
  const frame = [surface, frames[surface], figure.id, figure.alt, [...standards.palette], fonts];
  return recalled([...inputs, ...frame], cache, make);
}

/** What `make` made before of the same inputs, or makes now and is then kept. */
export async function recalled(
  inputs: readonly unknown[],
  cache: Cache,
  make: () => Drawn | Promise<Drawn>,
): Promise<Drawn> {
  const key = cacheKey('drawing', inputs);
  const known = parse(await cache.get(key));
  if (known !== undefined) return known;
  const drawn = await make();
  await cache.put(key, new TextEncoder().encode(JSON.stringify(drawn)));
  return drawn;
}

/** What is drawn where, by which standards. */
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
