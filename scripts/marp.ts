import { Marp, type MarpOptions } from '@marp-team/marp-core';

/** Width and height of a slide in CSS pixels. */
export const slideSize = { width: 1280, height: 720 } as const;

/**
 * How this project asks Marp to render: HTML stays on Marp's default allowlist; nothing is fetched (emoji), guessed
 * (bare host names as links), or read from a dollar sign (formulas).
 */
export const marpOptions = {
  emoji: { shortcode: false, unicode: false },
  markdown: { breaks: false, linkify: false },
  math: false,
  script: false,
} as const satisfies MarpOptions;

interface Token {
  attrGet(name: string): string | null;
}
type Rule = (tokens: Token[], index: number, ...rest: unknown[]) => string;
interface Markdown {
  readonly renderer: { readonly rules: Record<string, Rule | undefined> };
}

/** Puts trusted SVG in the place of images by address; ids stay unique when a drawing stands on several slides. */
export function withDrawings(marp: Marp, drawings: ReadonlyMap<string, string>): Marp {
  return marp.use((markdown: Markdown) => {
    const { rules } = markdown.renderer;
    const image = rules['image'];
    const shown = new Map<string, number>();
    rules['image'] = (tokens, index, ...rest) => {
      const address = tokens[index]?.attrGet('src') ?? '';
      const svg = drawings.get(address);
      if (svg === undefined) return image?.(tokens, index, ...rest) ?? '';
      const times = (shown.get(address) ?? 0) + 1;
      shown.set(address, times);
      return times === 1 ? svg : renameIds(svg, `-${times}`);
    };
  });
}

/** The drawing with an ending on every id and on every reference to one. */
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
  const marp = withDrawings(new Marp({ ...marpOptions, ...options }), drawings);
  marp.themeSet.add(theme);
  return marp;
}
