// Reads the colours that an edition and the style sheet of the tokens set, and checks them.
import type { VFileMessage } from 'vfile-message';
import { message } from '../../messages/message.ts';
import type { BrandSpec } from '../../model/project.ts';
import type { Checked, Place } from '../../model/sources.ts';
import { colourRoles } from '../data/edition-schema.ts';
import { darkTheme, lightTheme, readPalette } from '../templates/tokens.ts';
import type { Locator } from '../text/locate.ts';
import { lowTokenContrasts, type Theme } from './contrast.ts';
import { contrastOf, hexOfColour, shadeFor } from './shades.ts';
import { type Token, tokenPlace, tokensOf, withTokens } from './token-text.ts';

/** Colours by role, `#rrggbb` each. */
export type Colours = Readonly<Record<string, string>>;

/** The colours of a brand with an error for each that cannot be read. */
export function readColours(brand: BrandSpec, key: 'colours' | 'dark', locate: Locator): Checked<Colours> {
  const read = Object.entries(brand[key] ?? {}).map(([role, written]) => ({
    role,
    written,
    hex: hexOfColour(written),
  }));
  return {
    value: Object.fromEntries(read.flatMap(({ role, hex }) => (hex === undefined ? [] : [[role, hex]]))),
    messages: read
      .filter(({ hex }) => hex === undefined)
      .map(({ role, written }) => notAColour(written, role, locate(['brand', key, role]))),
  };
}

function notAColour(written: string, role: string, place: Place): VFileMessage {
  const reason = `Unexpected \`${written}\` for \`${role}\`, expected an opaque colour`;
  return message('wrong-format', place, reason, {
    help: 'write it as `"#0f5fa6"`, with quotes in YAML, since `#` begins a comment there',
  });
}

/** The style sheet with its colours as `#rrggbb`, whatever notation they are written in; an error for each that is none. */
export function plainColours(css: string): Checked<string> {
  const read = [lightTheme, darkTheme].map((theme) => ({ theme, ...readTokens(css, theme) }));
  return {
    value: read.reduce((plain, { theme, value }) => withTokens(plain, theme, value), css),
    messages: read.flatMap(({ messages }) => messages),
  };
}

/** The colours of a theme that are not written as `#rrggbb`. */
function readTokens(css: string, theme: string): Checked<Colours> {
  const colours = [...tokensOf(css, theme)].filter(
    ([name, { value }]) =>
      Object.hasOwn(colourRoles, name) && !/^(?:#[\da-f]{6}|var\(\s*--[\w-]+\s*\))$/i.test(value),
  );
  const read = colours.map(([name, token]) => ({ name, token, hex: hexOfColour(token.value) }));
  return {
    value: Object.fromEntries(read.flatMap(({ name, hex }) => (hex === undefined ? [] : [[name, hex]]))),
    messages: read.flatMap(({ name, token, hex }) =>
      hex === undefined ? [notAToken(css, name, token)] : [],
    ),
  };
}

function notAToken(css: string, name: string, token: Token): VFileMessage {
  const reason = `Unexpected \`${token.value}\` for \`--${name}\`, expected an opaque colour`;
  return message('wrong-format', tokenPlace(css, token), reason, { help: 'write it as `#0f5fa6`' });
}

/** The hues of a brand, of which a dark screen needs paler shades. The greys and grounds of the dark theme fit each other. */
const hues = ['accent', 'blue', 'orange', 'teal', 'teal-text', 'purple'];
const leastOnDark = 4.5;

/** What an edition sets of the dark theme: what it says, and for its other hues the shades that stand out there. */
export function darkColours(own: Colours, dark: Colours, css: string): Colours {
  const palette = readPalette(css, darkTheme);
  const grounds = ['paper', 'tint'].flatMap((name) => dark[name] ?? palette.get(name) ?? []);
  const derived = Object.entries(own).flatMap(([role, hex]) => {
    if (!hues.includes(role) || grounds.length === 0) return [];
    const demands = grounds.map((ground) => ({ ground, least: leastOnDark }));
    const isFine = demands.every(({ ground, least }) => contrastOf(hex, ground) >= least);
    return [[role, isFine ? hex : (shadeFor(hex, demands) ?? hex)]];
  });
  return { ...Object.fromEntries(derived), ...dark };
}

/** The style sheet as a dark screen reads it: a token that refers to another has the dark colour of that. */
function inTheDark(css: string): string {
  const dark = [...tokensOf(css, darkTheme)].map(([name, { value }]) => [name, value] as const);
  return withTokens(css, lightTheme, Object.fromEntries(dark));
}

/** A theme as an edition and the style sheet write it. */
export interface Written {
  readonly name: Theme['name'];
  /** The style sheet as it is written, and with what the edition sets. */
  readonly css: string;
  readonly tokens: string;
  readonly own: Colours;
  /** Colours that the project does not use. */
  readonly unused: readonly string[];
  readonly locate: Locator;
}

/** An error for each colour of a theme that stands out too little. */
export function lowContrasts({ name, css, tokens, own, unused, locate }: Written): readonly VFileMessage[] {
  const isDark = name === 'dark';
  const written = tokensOf(css, isDark ? darkTheme : lightTheme);
  const palette = readPalette(isDark ? inTheDark(tokens) : tokens);
  const isOwn = (token: string) => Object.hasOwn(own, token);
  const placeOf = (token: string) => {
    if (isOwn(token)) return locate(['brand', isDark ? 'dark' : 'colours', token]);
    const found = written.get(token) ?? tokensOf(css, lightTheme).get(token);
    return tokenPlace(css, found ?? { start: 0, end: 1 });
  };
  const named = (token: string) => {
    const value = isOwn(token) ? '' : (written.get(token) ?? tokensOf(css, lightTheme).get(token))?.value;
    return /^var\(\s*--([\w-]+)\s*\)$/.exec(value ?? '')?.[1] ?? token;
  };
  return lowTokenContrasts({ name, palette, isOwn, unused, named, placeOf });
}
