import { createRequire } from 'node:module';
import type { Marp, MarpOptions } from '@marp-team/marp-core';

type MarpCore = typeof import('@marp-team/marp-core');

/**
 * How this project asks Marp to render: HTML stays on Marp's default allowlist; nothing is fetched (emoji), guessed
 * (bare host names as links), read from a dollar sign (formulas) or given a name that could meet another (headings).
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

/** Puts trusted SVG in the place of images by address; ids stay unique when a chart stands on several slides. */
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

/** The drawing with an ending on its ids where one is taken; adds them to those that are. */
function withFreshIds(svg: string, taken: Set<string>): string {
  const ids = [...svg.matchAll(/ id="([^"]*)"/g)].map(([, id = '']) => id);
  let ending = '';
  for (let time = 2; ids.some((id) => taken.has(id + ending)); time++) ending = `-${time}`;
  for (const id of ids) taken.add(id + ending);
  return ending === '' ? svg : renameIds(svg, ending);
}

function renameIds(svg: string, ending: string): string {
  return svg
    .replace(/ id="([^"]*)"/g, ` id="$1${ending}"`)
    .replace(/url\((["']?)#([^)"']*)\1\)/g, `url(#$2${ending})`)
    .replace(/href="#([^"]*)"/g, `href="#$1${ending}"`);
}

/** A Marp with the theme registered. The theme's name comes from its `@theme` comment. */
export function makeMarp(
  theme: string,
  drawings: ReadonlyMap<string, string>,
  options: MarpOptions = {},
): Marp {
  // Loaded when a talk is rendered: a check, which renders none, need not wait for it.
  const { Marp } = createRequire(import.meta.url)('@marp-team/marp-core') as MarpCore;
  const marp = withDrawings(new Marp({ ...marpOptions, ...options }), drawings);
  marp.themeSet.add(theme);
  return marp;
}
