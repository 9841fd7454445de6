// Makes the kit with which outputs render: templates, drawings, styles, fonts and pictures.

import { type Fonts, parseRanges } from '../draw/type/fonts.ts';
import { cachedRasterizer } from '../draw/type/raster-cache.ts';
import type { Cache } from '../model/artifact.ts';
import { noCache } from '../model/cache.ts';
import { sha256 } from '../model/digest.ts';
import type { Drawing } from '../model/drawing.ts';
import { type Memo, noMemo } from '../model/memo.ts';
import type { Kit, KitPicture } from '../model/page.ts';
import type { Project } from '../model/project.ts';
import type { PictureFile, PictureFormat } from '../model/sources.ts';
import { drawingKey } from './shared/drawing-key.ts';
import { compileTemplates } from './shared/templates.ts';

/** What a kit is made with, beside the project and its drawings. */
export interface KitTools extends Pick<Kit, 'fonts' | 'version' | 'pageScript'> {
  readonly memo?: Memo | undefined;
  readonly beside?: readonly string[];
  /** For drawings as pixels. */
  readonly cache?: Cache | undefined;
}

/** The kit of a project. Templates are compiled in a Handlebars instance of their own; `memo` keeps results from one build to the next. */
export function makeKit(
  project: Project,
  drawings: readonly Drawing[],
  { fonts, version, pageScript, beside = [], memo, cache: pixelCache = noCache }: KitTools,
): Kit {
  const cache = memo ?? noMemo;
  const texts = [...project.layouts, ...project.partials].flat();
  const template = cache.get('template', [project.units.units.language, ...texts], () => renderer(project));
  const drawn = new Map(drawings.map((drawing) => [drawingKey(drawing.chart, drawing.surface), drawing]));
  const pixels = cachedRasterizer(fonts, pixelCache);
  return {
    version,
    pageScript,
    beside,
    template,
    drawings,
    drawing: (chart, surface) =>
      required(drawn.get(drawingKey(chart, surface)), `drawing of \`${chart}\` for \`${surface}\``),
    families: project.look.families,
    fonts,
    slide: project.look.slide,
    isDuplex: project.look.isDuplex === true,
    ...logoOf(project, fonts, cache),
    style: (name) => style(project, name),
    colour: (token) => required(project.palette.get(token), `colour \`--${token}\` of \`tokens.css\``),
    fontFaces: (families, text) => fontFaces(fonts, families, text, cache),
    picture: (path) => kitPicture(required(project.pictures.get(path), `picture \`${path}\``), fonts, cache),
    raster: pixels.raster,
    shared: sharing(),
    ...(memo === undefined ? {} : { memo }),
  };
}

/** Caches results by the object that they are made from, and by name. */
function sharing(): Kit['shared'] {
  const results = new WeakMap<object, Map<string, unknown>>();
  return <T>(of: object, name: string, make: () => T): T => {
    const own = results.get(of) ?? new Map<string, unknown>();
    results.set(of, own);
    if (!own.has(name)) own.set(name, make());
    return own.get(name) as T;
  };
}

/** The value, or an error if it is missing: outputs list what they need beforehand, so that this is a bug and no author's mistake. */
function required<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`Unexpected ${what}, expected one that was prepared`);
  return value;
}

// ---------------------------------------------------------------- templates

function renderer(project: Project): Kit['template'] {
  const templates = compileTemplates(project);
  return (name, context) => required(templates.get(name), `template \`${name}\``)(context);
}

// ---------------------------------------------------------------- styles, fonts, pictures

function style(project: Project, name: string): string {
  if (name === 'tokens') return project.look.tokens;
  const path = `templates/styles/${name}.css`;
  const css = required(project.sources.texts.get(path), `style \`${path}\``);
  // An escaped slash is a slash to CSS, and HTML finds no end of the style element.
  return css.replaceAll('</', '<\\/');
}

function fontFaces(fonts: Fonts, families: readonly string[], text: string | undefined, memo: Memo): string {
  const points = text === undefined ? undefined : codePoints(text);
  return fonts
    .filter((font) => families.includes(font.family))
    .filter((font) => points === undefined || covers(font.unicodeRange, points))
    .map((font) => memo.get(`font ${font.path}`, [font], () => fontFace(font)))
    .join('\n');
}

function fontFace(font: Fonts[number]): string {
  const format = fontFormats[font.path.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'woff2';
  const address = `data:font/${format};base64,${Buffer.from(font.embedded ?? font.bytes).toString('base64')}`;
  return (
    `@font-face{font-family:"${font.family}";font-style:${font.style};font-weight:${font.weight};` +
    `font-display:block;src:url(${address}) format("${cssFormat(format)}");unicode-range:${font.unicodeRange}}`
  );
}

/** The media type of a font file by its ending, without `font/`. */
const fontFormats: Readonly<Record<string, string>> = {
  woff2: 'woff2',
  woff: 'woff',
  ttf: 'ttf',
  otf: 'otf',
};

function cssFormat(format: string): string {
  return { ttf: 'truetype', otf: 'opentype' }[format] ?? format;
}

/** Code points of a text: one that stands for all of ASCII, which every document contains, and all others. */
function codePoints(text: string): readonly number[] {
  // The expression is several times faster without the `u` flag; matching runs keeps surrogate pairs together.
  const others = new Set((text.match(/[\u0080-\uffff]+/g) ?? []).join(''));
  return ['a', ...others].flatMap((character) => character.codePointAt(0) ?? []);
}

/** Whether a CSS `unicode-range` contains one of the code points. */
function covers(range: string, points: readonly number[]): boolean {
  const spans = parseRanges(range);
  return points.some((point) => spans.some(([low, high]) => point >= low && point <= high));
}

const mediaTypes: Readonly<Record<PictureFormat, string>> = {
  avif: 'image/avif',
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
  webp: 'image/webp',
};

/** The logo with its pictures ready to be put into documents. */
function logoOf({ look: { logo } }: Project, fonts: Fonts, memo: Memo): Pick<Kit, 'logo'> {
  if (logo === undefined) return {};
  const { light, dark, alt } = logo;
  return { logo: { light: kitPicture(light, fonts, memo), dark: kitPicture(dark, fonts, memo), alt } };
}

function kitPicture(file: PictureFile, fonts: Fonts, memo: Memo): KitPicture {
  return memo.get(`kit picture ${file.path}`, [file, fonts], () => {
    const bytes = file.families.length === 0 ? file.bytes : withFonts(file, fonts, memo);
    const type = mediaTypes[file.format];
    const address = `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
    return { file, bytes, address, name: nameOf(file) };
  });
}

/** An SVG with the fonts that its text needs: a picture in a document cannot use those of the document. */
function withFonts({ bytes, families, text }: PictureFile, fonts: Fonts, memo: Memo): Uint8Array {
  const faces = fontFaces(fonts, families, text, memo);
  const svg = new TextDecoder().decode(bytes);
  return new TextEncoder().encode(svg.replace(/^<svg[^>]*>/, (open) => `${open}<style>${faces}</style>`));
}

/** The same picture has the same name wherever it is used; different ones never do. */
function nameOf({ path, bytes, format }: PictureFile): string {
  const stem = path.replace(/^.*\//, '').replace(/\.[^.]*$/, '');
  const plain = stem
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const ending = format === 'jpeg' ? 'jpg' : format;
  return `${[plain.slice(0, 40), sha256(bytes).slice(0, 8)].filter(Boolean).join('-')}.${ending}`;
}
