// Sets up Marp: its options, the theme, and the drawings in the place of images.
import { createRequire } from 'node:module';
import type { Marp, MarpOptions } from '@marp-team/marp-core';

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
  attrGet(name: string): string | null;
}
type Rule = (tokens: Token[], index: number, ...rest: unknown[]) => string;
interface Markdown {
  readonly renderer: { readonly rules: { image?: Rule | undefined } };
}

/** Replaces images by the trusted SVG of their address. Ids stay unique when a chart is shown on several slides. */
export function withDrawings(marp: Marp, drawings: ReadonlyMap<string, string>): Marp {
  return marp.use((markdown: Markdown) => {
    const { rules } = markdown.renderer;
    const image = rules.image;
    const taken = new Set<string>();
    rules.image = (tokens, index, ...rest) => {
      const svg = drawings.get(tokens[index]?.attrGet('src') ?? '');
      return svg === undefined ? (image?.(tokens, index, ...rest) ?? '') : withFreshIds(svg, taken);
    };
  });
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
  theme: string,
  drawings: ReadonlyMap<string, string>,
  options: MarpOptions = {},
): Marp {
  // Loaded at the first use: a check renders no talk and should not wait for the import.
  const { Marp } = createRequire(import.meta.url)('@marp-team/marp-core') as MarpCore;
  const marp = withDrawings(new Marp({ ...marpOptions, ...options }), drawings);
  marp.themeSet.add(theme);
  return marp;
}
