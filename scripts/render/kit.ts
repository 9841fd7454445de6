// Makes the kit with which outputs render: templates, drawings, styles, fonts and images.

import Handlebars from 'handlebars';
import { type Fonts, parseRanges } from '../draw/type/fonts.ts';
import { rasterizeWith } from '../draw/type/raster.ts';
import type { Argument, HelperOptions } from '../facts/amount-text.ts';
import { type Helper, helpers } from '../facts/helpers.ts';
import type { WordKey } from '../facts/language/english.ts';
import { wordIn } from '../facts/language/language.ts';
import type { Drawing } from '../model/drawing.ts';
import { once } from '../model/lazy.ts';
import type { Language } from '../model/manner/language.ts';
import { type Memo, noMemo } from '../model/memo.ts';
import type { Kit } from '../model/page.ts';
import type { Project } from '../model/project.ts';
import { drawingKey } from './shared/drawing-key.ts';

/** The kit of a project. Templates are compiled in a Handlebars instance of their own; `memo` keeps results from one build to the next. */
export function makeKit(
  project: Project,
  drawings: readonly Drawing[],
  fonts: Fonts,
  version: string,
  memo?: Memo,
): Kit {
  const cache = memo ?? noMemo;
  const texts = [...project.layouts, ...project.partials].flat();
  const template = cache.get('template', [project.units.units.language, ...texts], () => renderer(project));
  const drawn = new Map(drawings.map((drawing) => [drawingKey(drawing.chart, drawing.surface), drawing]));
  // Registering fonts takes a while, and few outputs draw pixels.
  const pixels = once(() => rasterizeWith(fonts));
  return {
    version,
    template,
    drawings,
    drawing: (chart, surface) =>
      required(drawn.get(drawingKey(chart, surface)), `drawing of \`${chart}\` for \`${surface}\``),
    families: project.look.families,
    slide: project.look.slide,
    ...logoOf(project, cache),
    style: (name) => style(project, name),
    colour: (token) => required(project.palette.get(token), `colour \`--${token}\` of \`tokens.css\``),
    fontFaces: (families, text) => fontFaces(fonts, families, text, cache),
    image: (path) => {
      const { type, content } = image(project, path);
      return cache.get(`image ${path}`, [content], () => dataAddress(type, bytesOf(content)));
    },
    picture: (path) => {
      const { content, type } = image(project, path);
      return pixels().picture(bytesOf(content), type);
    },
    raster: (svg, width, height, ground) => pixels().raster(svg, width, height, ground),
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

function compileTemplates(project: Project): ReadonlyMap<string, (context: object) => string> {
  const instance = Handlebars.create();
  const { language } = project.units.units;
  const names = { translate: true, if: true, unless: true, each: true, with: true, lookup: true, log: false };
  const options = {
    strict: true,
    noEscape: false,
    preventIndent: true,
    knownHelpersOnly: true,
    knownHelpers: { ...names, ...Object.fromEntries(Object.keys(helpers).map((name) => [name, true])) },
  };
  for (const [name, helper] of Object.entries(helpers))
    instance.registerHelper(name, asHandlebars(name, helper, language));
  instance.registerHelper('translate', (key: WordKey, { hash }: { hash: Record<string, string | number> }) =>
    wordIn(language, key, hash),
  );
  const texts = new Map([...project.partials, ...project.layouts]);
  const compiled = new Map<string, (context: object) => string>();
  for (const [name, text] of texts) {
    const template = instance.compile(text, options as unknown as CompileOptions);
    compiled.set(name, (context) => template(context));
    if (project.partials.has(name)) instance.registerPartial(name, template);
  }
  return compiled;
}

/** A helper for Handlebars. It throws for a missing argument, which Handlebars' strict mode does not check. */
function asHandlebars(name: string, helper: Helper, language: Language): Handlebars.HelperDelegate {
  return (...args: unknown[]) => {
    const { hash } = args.pop() as { hash: HelperOptions };
    const missing = args.findIndex((arg) => arg === undefined || arg === null);
    if (missing !== -1) throw new Error(`Unexpected missing argument ${missing + 1} of helper \`${name}\``);
    return helper.render(args as Argument[], hash, language);
  };
}

// ---------------------------------------------------------------- styles, fonts, images

function style(project: Project, name: string): string {
  if (name === 'tokens') return project.look.tokens;
  const path = `templates/styles/${name}.css`;
  const css = required(project.sources.texts.get(path), `style \`${path}\``);
  if (/@import\b/.test(css)) throw new Error(`Unexpected \`@import\` in ${path}, expected rules only`);
  return css;
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
  const address = `data:font/${format};base64,${Buffer.from(font.bytes).toString('base64')}`;
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

const imageTypes: Readonly<Record<string, string>> = {
  avif: 'image/avif',
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
  webp: 'image/webp',
};

/** The logo with its pictures as `data:` addresses. */
function logoOf(project: Project, memo: Memo): Pick<Kit, 'logo'> {
  const { logo } = project.look;
  if (logo === undefined) return {};
  const address = (path: string) => {
    const { type, content } = image(project, path);
    return memo.get(`image ${path}`, [content], () => dataAddress(type, bytesOf(content)));
  };
  const { content } = image(project, logo.path);
  const svg = typeof content === 'string' ? { svg: content } : {};
  return { logo: { ...logo, ...svg, address: address(logo.path), darkAddress: address(logo.dark) } };
}

interface ImageFile {
  readonly type: string;
  readonly content: string | Uint8Array;
}

function image(project: Project, path: string): ImageFile {
  const full = path.startsWith('templates/') ? path : `content/${path.replace(/^(?:content\/|\.\/)/, '')}`;
  const content = project.sources.texts.get(full) ?? project.sources.assets.get(full);
  const type = required(imageTypes[full.split('.').at(-1)?.toLowerCase() ?? ''], `kind of image \`${path}\``);
  return { type, content: required(content, `image \`${full}\``) };
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content) : content;
}

function dataAddress(type: string, bytes: Uint8Array): string {
  return `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
}
