// Finds inside the browser the characters that no font has.
/// <reference lib="dom" />
import type { LayoutFinding } from './layout-finding.ts';
import { portable } from './page-source.ts';
import { type PageTools, toolsSource } from './page-tools.ts';

/**
 * An expression for the browser that evaluates to a finding for each character that is imageOf as the box for missing
 * characters, in the text and in what style sheets write before and after it.
 */
export function nameMissingCharacters(origins: readonly string[]): string {
  return `(${portable(nameMissing, [generatedTexts, styleRules, looksMissing, imageOf])})((${toolsSource()})(${JSON.stringify(origins)}))`;
}

/** A text with its element, and its pseudo-element where a style sheet writes it. */
interface StyledText {
  readonly element: Element;
  readonly text: string;
  readonly pseudo?: string;
}

function nameMissing(tools: PageTools): readonly LayoutFinding[] {
  const known = new Map<string, boolean>();
  const reported = new Set<string>();
  const all: readonly StyledText[] = [...tools.textsOf(document.body), ...generatedTexts()];
  return all.flatMap(({ element, text, pseudo }): readonly LayoutFinding[] => {
    const style = getComputedStyle(element, pseudo);
    const family = (style.fontFamily.split(',')[0] ?? '').trim().replaceAll('"', '');
    // Signs that say where words may break have no glyph of their own.
    const missing = [...new Set(text.replaceAll(/[\u0020-\u007e\u00ad\u200b-\u200d\u2060]/gu, ''))].filter(
      (character) => {
        const key = `${character} ${family}`;
        const isMissing = known.get(key) ?? looksMissing(character, style);
        known.set(key, isMissing);
        return isMissing && !reported.has(key) && reported.add(key);
      },
    );
    return missing.map((character) => ({
      rule: 'font-not-loaded',
      ...tools.originOf(element),
      reason: `Unexpected character \`${character}\` in ${tools.nameOf(element)}${pseudo ?? ''} that \`${family}\` does not have`,
      help: 'use another character, or embed a font that has it',
    }));
  });
}

/** Texts that style sheets write before and after elements: for each rule, that of the first element that it applies to. */
function generatedTexts(): readonly StyledText[] {
  return [...document.styleSheets].flatMap(styleRules).flatMap(({ selectorText, style }) => {
    if (!style.content.includes('"')) return [];
    return [...selectorText.matchAll(/(?<base>[^,]*)(?<pseudo>::(?:before|after|marker))/gu)].flatMap(
      ({ groups: { base = '', pseudo = '' } = {} }) => {
        const element = document.querySelector(base.trim() || '*');
        if (element === null) return [];
        const { content } = getComputedStyle(element, pseudo);
        const text = [...content.matchAll(/"((?:[^"\\]|\\.)*)"/gu)].map(([, words]) => words).join('');
        return [{ element, pseudo, text }];
      },
    );
  });
}

/** The rules for elements, also those inside of conditions such as `@media`. */
function styleRules(sheet: { readonly cssRules: CSSRuleList }): readonly CSSStyleRule[] {
  return [...sheet.cssRules].flatMap((rule) => {
    if (rule instanceof CSSStyleRule) return [rule];
    return rule instanceof CSSGroupingRule ? styleRules(rule) : [];
  });
}

/** Whether a character is imageOf like U+FFFF, which no font has. */
function looksMissing(
  character: string,
  { fontFamily, fontStyle, fontWeight }: CSSStyleDeclaration,
): boolean {
  const font = `${fontStyle} ${fontWeight} 32px ${fontFamily}`;
  return character.trim() !== '' && imageOf(character, font) === imageOf('\uffff', font);
}

function imageOf(character: string, font: string): string {
  const canvas = document.createElement('canvas');
  canvas.width = 64;
  canvas.height = 64;
  const context = canvas.getContext('2d');
  if (context === null) return character;
  context.font = font;
  context.fillText(character, 4, 48);
  return canvas.toDataURL();
}
