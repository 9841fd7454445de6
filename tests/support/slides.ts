// Renders decks for tests: kits, editions with one slide, and Markdown in any Marp editor.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Marp } from '@marp-team/marp-core';
import type { Fonts } from '../../scripts/draw/type/fonts.ts';
import { builtInUnits } from '../../scripts/facts/units.ts';
import type { Drawing, Surface } from '../../scripts/model/drawing.ts';
import type { Edition, Slide } from '../../scripts/model/edition.ts';
import type { Kit } from '../../scripts/model/page.ts';
import type { Project } from '../../scripts/model/project.ts';
import { readPalette, tokensPath } from '../../scripts/read/templates/tokens.ts';
import { deck } from '../../scripts/render/deck/deck.ts';
import { makeKit } from '../../scripts/render/kit.ts';
import { sampleEdition } from './edition.ts';
import { plainLook } from './look.ts';
import { anyPicture } from './pictures.ts';

const templates = join(import.meta.dirname, '../../templates');
const sizes: Readonly<Record<Surface, readonly [number, number]>> = {
  a4: [604, 400],
  web: [720, 400],
  narrow: [320, 400],
  slide: [1160, 470],
  'slide-half': [560, 430],
};

function texts(folder: string, ending: string): ReadonlyMap<string, string> {
  const names = readdirSync(join(templates, folder)).filter((name) => name.endsWith(ending));
  return new Map(names.map((name) => [name, readFileSync(join(templates, folder, name), 'utf8')]));
}

function templatesIn(folder: string): ReadonlyMap<string, string> {
  return new Map([...texts(folder, '.hbs')].map(([name, text]) => [name.replace('.hbs', ''), text]));
}

/** A drawing with an id and a reference to it, as real ones have. */
export function sampleDrawing(chart: string, surface: Surface): Drawing {
  const [width, height] = sizes[surface];
  const clip = `<clipPath id="${chart}-${surface}-clip"><path d="M0 0h${width}v${height}H0z"/></clipPath><g clip-path="url(#${chart}-${surface}-clip)">`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="What ${chart} shows" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${clip}<text font-weight="600" font-size="28" y="40">QEMU &amp; co</text></g></svg>`;
  return { chart, surface, svg, width, height };
}

const noFonts = [400, 600, 700].map((weight) => ({
  family: 'Inter',
  weight,
  style: 'normal' as const,
  subset: 'latin',
  unicodeRange: 'U+0000-00FF',
  bytes: Uint8Array.of(weight % 256),
  path: `inter-${weight}.woff2`,
}));

/** The real templates and styles with drawings made up for that edition, and real fonts where it matters. */
export function deckKit(edition: Edition, fonts: Fonts = noFonts): Kit {
  const styles = [...texts('styles', '.css')].map(
    ([name, text]) => [`templates/styles/${name}`, text] as const,
  );
  const all = new Map(styles);
  const project = {
    sources: { texts: all, assets: new Map() },
    palette: readPalette(all.get(tokensPath) ?? ''),
    units: { units: builtInUnits },
    look: plainLook(all.get(tokensPath) ?? ''),
    pictures: new Map([['rack.png', anyPicture('rack.png')?.file]]),
    layouts: templatesIn('layouts'),
    partials: templatesIn('partials'),
  } as unknown as Project;
  const drawings = deck.drawings(edition).map(({ chart, surface }) => sampleDrawing(chart, surface));
  return makeKit(project, drawings, { fonts, version: '0.1.0', pageScript: async () => '' });
}

/** The sample edition with one slide more than a title: that one. */
export function editionWith(slide: Partial<Slide>): Edition {
  const [title, , statement] = sampleEdition.slides;
  if (title === undefined || statement === undefined)
    throw new Error('The sample edition has lost its slides');
  return { ...sampleEdition, slides: [title, { ...statement, id: 'own', number: 2, ...slide }] };
}

/** What a reader sees of HTML: no tags, no references, no invisible characters, single spaces. */
export function visible(html: string): string {
  const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&' };
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&#x([0-9a-f]+);/gi, (_, digits: string) => String.fromCodePoint(Number.parseInt(digits, 16)))
    .replace(/&#(\d+);/g, (_, digits: string) => String.fromCodePoint(Number(digits)))
    .replace(/&(lt|gt|quot|amp);/g, (_, name: string) => named[name] ?? '')
    .replace(/\u2060/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

const editor = new Marp({ script: false });

/** Markdown through Marp as any editor has it: no theme registered, every default on. Slides and the notes of each. */
export function openInAnyEditor(markdown: string): { slides: readonly string[]; notes: readonly string[][] } {
  const { html, comments } = editor.render(markdown, { htmlAsArray: true });
  return { slides: html, notes: comments };
}
