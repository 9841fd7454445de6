// Makes the look of an edition: the tokens of the style sheet with the colours, fonts and sizes that the edition sets.

import type { VFileMessage } from 'vfile-message';
import { wordIn } from '../../facts/language/language.ts';
import { message } from '../../messages/message.ts';
import type { Language } from '../../model/manner/language.ts';
import {
  builtInFamilies,
  type Families,
  type FontRole,
  type Fonts,
  type Look,
  type Paper,
  papers,
  type SlideSize,
  slideSizes,
} from '../../model/manner/look.ts';
import type { BrandSpec, EditionFile, FontSpec, Palette } from '../../model/project.ts';
import type { Checked, Sources } from '../../model/sources.ts';
import { darkTheme, type editionTokens, lightTheme, readPalette, tokensPath } from '../templates/tokens.ts';
import { type Locator, locator } from '../text/locate.ts';
import { printedCharacters } from '../words/words.ts';
import { darkColours, lowContrasts, plainColours, readColours } from './colours.ts';
import { type Given, readFamily } from './fonts.ts';
import { tokenPlace, tokensOf, withTokens } from './token-text.ts';
import { unusedHues } from './used-hues.ts';

const roles = ['sans', 'serif', 'mono'] as const;

/** The look of an edition, and the palette that drawings are made with. */
export interface Looks {
  readonly look: Look;
  readonly palette: Palette;
}

/**
 * The look with a message for each fault: a colour that cannot be read or stands out too little, a font that is missing or
 * lacks something. Each is reported once, where it is written. The fonts need every character of the language's words.
 */
export function makeLook(
  edition: EditionFile,
  { texts, assets }: Sources,
  language: Language,
): Checked<Looks> {
  const css = texts.get(tokensPath) ?? '';
  const locate = locator(edition.path, texts.get(edition.path) ?? '');
  const brand = edition.brand ?? {};
  const fonts = readFonts(css, brand, { assets, printed: printedCharacters(language), locate });
  const colours = readColours(brand, 'colours', locate);
  const dark = readColours(brand, 'dark', locate);
  const plain = plainColours(css);
  const paper = papers[edition.paper ?? 'A4'];
  const slide = slideSizes[edition.slides ?? '16:9'];
  const lit = withTokens(plain.value, lightTheme, {
    ...colours.value,
    ...(css === '' ? {} : { ...fonts.changed, ...editionValues(edition, { paper, slide, language }) }),
  });
  const tokens = withTokens(lit, darkTheme, darkColours(colours.value, dark.value, lit));
  const faults = [plain, colours, dark, fonts].flatMap(({ messages }) => messages);
  const written = { css, tokens, locate, unused: unusedHues({ texts }) };
  const contrasts =
    faults.length > 0
      ? []
      : [
          ...lowContrasts({ name: 'light', own: colours.value, ...written }),
          ...lowContrasts({ name: 'dark', own: dark.value, ...written }),
        ];
  const { families, value: files } = fonts;
  const palette = new Map([...readPalette(tokens), ...roles.map((role) => [role, families[role]] as const)]);
  return {
    value: {
      look: {
        tokens,
        families,
        fonts: files,
        paper,
        slide,
        ...(edition.duplex === true && { isDuplex: true }),
      },
      palette,
    },
    messages: [...faults, ...contrasts],
  };
}

type EditionToken = (typeof editionTokens)[number];

/** What the edition says of sizes and words, for the style sheets. */
function editionValues(
  edition: EditionFile,
  { paper, slide, language }: Pick<Look, 'paper' | 'slide'> & { readonly language: Language },
): Readonly<Record<EditionToken, string>> {
  return { ...sizesOf(paper, slide), ...wordsOf(language), ...footOf(edition) };
}

/** Words that style sheets print, as CSS strings. */
function wordsOf(language: Language): Readonly<Record<'slide-of' | 'scroll-hint', string>> {
  const hint = wordIn(language, 'scroll-hint').replace(/["\\<>{};]/g, '');
  return { 'slide-of': slideOf(language), 'scroll-hint': `"${hint}"` };
}

/** With a line of the edition the foot of a slide has up to three, which stand closer. */
function footOf({ footer }: EditionFile): Readonly<Record<'foot-bottom' | 'foot-line', string>> {
  return footer === undefined
    ? { 'foot-bottom': '14px', 'foot-line': '22px' }
    : { 'foot-bottom': '9px', 'foot-line': '20px' };
}

/** What the language writes between the number of a slide and that of the last, as a CSS string. */
function slideOf(language: Language): string {
  const between = /\{slide\}(.*)\{slides\}/.exec(wordIn(language, 'slide-of'))?.[1] ?? ' / ';
  return `"${between.replace(/["\\<>{};]/g, '')}"`;
}

type SizeToken = Extract<EditionToken, `sheet-${string}` | `slide-width` | `slide-height`>;

function sizesOf(paper: Paper, slide: SlideSize): Readonly<Record<SizeToken, string>> {
  return {
    'sheet-width': paper.width,
    'sheet-height': paper.height,
    'slide-width': `${slide.width}px`,
    'slide-height': `${slide.height}px`,
  };
}

// ---------------------------------------------------------------- fonts

interface FontsOf extends Checked<Fonts> {
  readonly families: Families;
  /** The tokens that name another family than the style sheet does. */
  readonly changed: Readonly<Record<string, string>>;
}

/** The fonts of a brand. Where those of a role have a fault the built-in family stands in, so that nothing follows from it. */
function readFonts(
  css: string,
  { fonts = {} }: BrandSpec,
  given: { readonly assets: Sources['assets']; readonly printed: string; readonly locate: Locator },
): FontsOf {
  const read = roles.map((role) => {
    const spec = fonts[role];
    return spec === undefined ? styledFamily(role, css, fonts) : brandFamily(given, role, spec);
  });
  const [sans, serif, mono] = read.map(({ family }) => family);
  const named = tokensOf(css, lightTheme);
  const changed = roles.flatMap((role, index) => {
    const family = read[index]?.family ?? builtInFamilies[role];
    return firstFamily(named.get(role)?.value ?? '') === family ? [] : [[role, `"${family}"`] as const];
  });
  return {
    value: read.flatMap(({ files }) => files),
    messages: read.flatMap(({ messages }) => messages),
    families: {
      sans: sans ?? builtInFamilies.sans,
      serif: serif ?? builtInFamilies.serif,
      mono: mono ?? builtInFamilies.mono,
    },
    changed: Object.fromEntries(changed),
  };
}

/** The family of a role, the project's own files of it, and what is wrong with them. */
interface FamilyOf {
  readonly family: string;
  readonly files: Fonts;
  readonly messages: readonly VFileMessage[];
}

function brandFamily(given: Omit<Given, 'role' | 'spec'>, role: FontRole, spec: FontSpec): FamilyOf {
  const { value: files, messages } = readFamily({ ...given, role, spec });
  return { family: files.length === 0 ? builtInFamilies[role] : spec.family, files, messages };
}

/** The family that the style sheet names for a role, and an error where no file is known for it. */
function styledFamily(role: FontRole, css: string, fonts: NonNullable<BrandSpec['fonts']>): FamilyOf {
  const known = [...Object.values(builtInFamilies), ...Object.values(fonts).map(({ family }) => family)];
  const token = tokensOf(css, lightTheme).get(role);
  const name = firstFamily(token?.value ?? '');
  if (token === undefined || name === undefined)
    return { family: builtInFamilies[role], files: [], messages: [] };
  if (known.includes(name)) return { family: name, files: [], messages: [] };
  const reason = `Unexpected font \`${name}\` for \`--${role}\`, expected one of the ${known.length} with files`;
  const list = known.map((one) => `\`${one}\``).join(', ');
  const help = `put its files into \`templates/fonts/\` and name them under \`brand.fonts.${role}\` of content/edition.yml, or choose one of ${list}`;
  const fault = message('unknown-font', tokenPlace(css, token), reason, { help });
  return { family: builtInFamilies[role], files: [], messages: [fault] };
}

function firstFamily(list: string): string | undefined {
  const name = (list.split(',')[0] ?? '').trim().replace(/^(["'])(.*)\1$/, '$2');
  return name === '' ? undefined : name;
}
