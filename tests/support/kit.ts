// Kits for tests of outputs: real templates, with fonts and drawings that are made up.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fonts } from '../../scripts/draw/type/fonts.ts';
import { builtInUnits } from '../../scripts/facts/units.ts';
import type { Edition } from '../../scripts/model/edition.ts';
import type { Kit, Output } from '../../scripts/model/page.ts';
import type { Project } from '../../scripts/model/project.ts';
import { readPalette, tokensPath } from '../../scripts/read/templates/tokens.ts';
import { makeKit } from '../../scripts/render/kit.ts';
import { plainLook } from './look.ts';
import { anyPicture } from './pictures.ts';
import { sampleDrawing } from './slides.ts';

const templates = join(import.meta.dirname, '../../templates');

function texts(folder: string, ending: string): (readonly [string, string])[] {
  const names = readdirSync(join(templates, folder)).filter((name) => name.endsWith(ending));
  return names.map((name) => [name, readFileSync(join(templates, folder, name), 'utf8')]);
}

function named(folder: string): ReadonlyMap<string, string> {
  return new Map(texts(folder, '.hbs').map(([name, text]) => [name.replace('.hbs', ''), text]));
}

const font = (family: string, subset: string, unicodeRange: string) => ({
  family,
  weight: 400,
  style: 'normal' as const,
  subset,
  unicodeRange,
  bytes: new TextEncoder().encode(`${family} ${subset}`),
  path: `${family}-${subset}.woff2`,
});

/** Fonts of no use but for their names and ranges. */
export const sampleFonts = ['Source Serif 4', 'Inter', 'JetBrains Mono'].flatMap((family) => [
  font(family, 'greek', 'U+0370-03FF'),
  font(family, 'latin', 'U+0000-00FF, U+2013-2014'),
]);

/** A project of the real templates and styles and nothing else. */
export function templateProject(extra: Readonly<Record<string, string>> = {}): Project {
  const styles = texts('styles', '.css').map(([name, text]) => [`templates/styles/${name}`, text] as const);
  const all = new Map([...styles, ...Object.entries(extra)]);
  return {
    sources: { texts: all, assets: new Map() },
    palette: readPalette(all.get(tokensPath) ?? ''),
    units: { units: builtInUnits },
    look: plainLook(all.get(tokensPath) ?? ''),
    pictures: new Map([['rack.png', anyPicture('rack.png')?.file]]),
    layouts: named('layouts'),
    partials: named('partials'),
  } as unknown as Project;
}

/** The real templates and styles with drawings made up for what an output shows of an edition. */
export function sampleKit(
  edition: Edition,
  output: Output,
  fonts: Fonts = sampleFonts,
  pageScript = async () => 'void 0;',
): Kit {
  const drawings = output.drawings(edition).map(({ chart, surface }) => sampleDrawing(chart, surface));
  return makeKit(templateProject(), drawings, { fonts, version: '0.1.0', beside: output.paths, pageScript });
}
