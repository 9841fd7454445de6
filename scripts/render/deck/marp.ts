// Sets up Marp: its options, the theme, and the drawings in the place of images.
import { createRequire } from 'node:module';
import type { Marp, MarpOptions } from '@marp-team/marp-core';
import type { PresentedPicture, PresentPage } from '../../model/page.ts';
import { withWholeIdentifiers } from '../html/identifiers.ts';

type MarpCore = typeof import('@marp-team/marp-core');

/**
 * The options of every Marp instance. HTML stays on Marp's default allowlist. Off are: emoji, which are fetched; links from bare
 * host names; formulas between dollar signs; ids of headings, which could collide with others; scripts.
 */
export const marpOptions = {
  emoji: { shortcode: false, unicode: false },
  markdown: { breaks: false, linkify: false },
  math: false,
  script: false,
  slug: false,
} as const satisfies MarpOptions;

interface Token {
  /** What Marp read in the description of an image. */
  readonly meta?: { readonly marpitImage?: { readonly width?: string; readonly height?: string } } | null;
  attrGet(name: string): string | null;
  attrSet(name: string, value: string): void;
  attrJoin(name: string, value: string): void;
}
type Rule = (tokens: Token[], index: number, ...rest: unknown[]) => string;
interface Markdown {
  readonly renderer: { readonly rules: { image?: Rule | undefined; text?: Rule | undefined } };
}

/** What stands in the place of the images of a deck. */
export type Shown = Pick<PresentPage, 'drawings' | 'pictures'>;

/**
 * Replaces images by the trusted SVG of their address, or puts the picture of their address into the document. Ids stay
 * unique when a chart is shown on several slides. Identifiers in texts stay on one line.
 */
export function withDrawings(marp: Marp, { drawings, pictures }: Shown): Marp {
  return marp.use((markdown: Markdown) => {
    const { rules } = markdown.renderer;
    const image = rules.image;
    const taken = new Set<string>();
    const written = rules.text;
    rules.text = (...token) => withWholeIdentifiers(written?.(...token) ?? '');
    rules.image = (tokens, index, ...rest) => {
      const token = tokens[index];
      const address = token?.attrGet('src') ?? '';
      const svg = drawings.get(address);
      if (svg !== undefined) return withFreshIds(svg, taken);
      const picture = pictures.get(address);
      if (token !== undefined && picture !== undefined) showPicture(token, picture);
      return image?.(tokens, index, ...rest) ?? '';
    };
  });
}

/** Sets the address of a picture, and sizes in percent, which Marp leaves out. */
function showPicture(token: Token, { address, isTurned }: PresentedPicture): void {
  token.attrSet('src', address);
  if (isTurned) token.attrSet('data-turned', '');
  const { width = '', height = '' } = token.meta?.marpitImage ?? {};
  if (width.endsWith('%')) token.attrJoin('style', `width:${width};`);
  if (height.endsWith('%')) token.attrJoin('style', `height:${height};`);
}

/** The drawing with a suffix on its ids if one of them is taken already. Adds its ids to `taken`. */
function withFreshIds(svg: string, taken: Set<string>): string {
  const ids = [...svg.matchAll(/ id="([^"]*)"/g)].map(([, id = '']) => id);
  let suffix = '';
  for (let count = 2; ids.some((id) => taken.has(id + suffix)); count++) suffix = `-${count}`;
  for (const id of ids) taken.add(id + suffix);
  return suffix === '' ? svg : renameIds(svg, suffix);
}

function renameIds(svg: string, suffix: string): string {
  return svg
    .replace(/ id="([^"]*)"/g, ` id="$1${suffix}"`)
    .replace(/url\((["']?)#([^)"']*)\1\)/g, `url(#$2${suffix})`)
    .replace(/href="#([^"]*)"/g, `href="#$1${suffix}"`);
}

/** A Marp instance with the theme registered under the name in its `@theme` comment. `options` override `marpOptions`. */
export function makeMarp(
  { theme, ...shown }: Shown & { readonly theme: string },
  options: MarpOptions = {},
): Marp {
  // Loaded at the first use: a check renders no talk and should not wait for the import.
  const { Marp } = createRequire(import.meta.url)('@marp-team/marp-core') as MarpCore;
  const marp = withDrawings(new Marp({ ...marpOptions, ...options }), shown);
  marp.themeSet.add(theme);
  return marp;
}
