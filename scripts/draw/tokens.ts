// Resolves colour tokens in specs and drawings: `var(--blue)` is the colour `blue` of the palette.
import { builtInFamilies } from '../model/manner/look.ts';
import type { Palette } from '../model/project.ts';

const reference = /var\(--([\w-]+)\)/g;

/** Replaces `var(--token)` in every string of a value by the token's colour; unknown tokens stay as they are. */
export function resolveTokens<T>(value: T, palette: Palette): T {
  const resolve = (text: string) => text.replace(reference, (whole, name) => palette.get(name) ?? whole);
  return mapStrings(value, resolve) as T;
}

/** The family of every text in a drawing. */
export function fontIn(palette: Palette): string {
  return palette.get('sans') ?? builtInFamilies.sans;
}

/** Names of tokens in a text that the palette lacks. */
export function unknownTokens(text: string, palette: Palette): readonly string[] {
  return [...text.matchAll(reference)].map(([, name = '']) => name).filter((name) => !palette.has(name));
}

/** Name of the token that has this colour, the first where several have. */
export function tokenOf(colour: string, palette: Palette): string | undefined {
  const wanted = colour.toLowerCase();
  for (const [name, value] of palette) if (value === wanted) return name;
  return undefined;
}

/** Rewrites a drawing's colours to `var(--token, #hex)`, so that a dark theme changes the colours of the chart instead of inverting it. */
export function asVariables(svg: string, palette: Palette): string {
  return svg.replace(/(fill|stroke|stop-color)="(#[0-9a-fA-F]{6})"/g, (whole, property, colour) => {
    const token = tokenOf(colour, palette);
    return token === undefined ? whole : `${property}="var(--${token}, ${colour.toLowerCase()})"`;
  });
}

function mapStrings(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((entry) => mapStrings(entry, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, mapStrings(entry, change)]));
}
