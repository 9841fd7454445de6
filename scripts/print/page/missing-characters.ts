/// <reference lib="dom" />
import type { LayoutFinding } from './layout-finding.ts';
import { portable } from './page-source.ts';
import { type PageTools, toolsSource } from './page-tools.ts';

/**
 * An expression that evaluates to a finding for each character that is drawn as the box for missing ones, in the text
 * and in what style sheets put before and after it.
 */
export function nameMissingCharacters(origins: readonly string[]): string {
  return `(${portable(nameMissing, [generatedTexts, styleRules, looksMissing, drawn])})((${toolsSource()})(${JSON.stringify(origins)}))`;
}

/** Text with the element that has it, or whose pseudo-element does. */
interface Written {
  readonly element: Element;
  readonly text: string;
  readonly pseudo?: string;
}

function nameMissing(tools: PageTools): readonly LayoutFinding[] {
  const verdicts = new Map<string, boolean>();
  const seen = new Set<string>();
  const written: readonly Written[] = [...tools.textsOf(document.body), ...generatedTexts()];
  return written.flatMap(({ element, text, pseudo }): readonly LayoutFinding[] => {
    const style = getComputedStyle(element, pseudo);
    const family = (style.fontFamily.split(',')[0] ?? '').trim().replaceAll('"', '');
    const missing = [...new Set(text.replaceAll(/[\u0020-\u007e]/gu, ''))].filter((character) => {
      const key = `${character} ${family}`;
      const isMissing = verdicts.get(key) ?? looksMissing(character, style);
      verdicts.set(key, isMissing);
      return isMissing && !seen.has(key) && seen.add(key);
    });
    return missing.map((character) => ({
      rule: 'font-not-loaded',
      ...tools.originOf(element),
      reason: `Unexpected character \`${character}\` in ${tools.nameOf(element)}${pseudo ?? ''} that \`${family}\` does not have`,
      help: 'use another character, or embed a font that has it',
    }));
  });
}

/** What style sheets write before and after elements: of each rule the first element that it applies to. */
function generatedTexts(): readonly Written[] {
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

/** The rules for elements, also those inside conditions. */
function styleRules(sheet: { readonly cssRules: CSSRuleList }): readonly CSSStyleRule[] {
  return [...sheet.cssRules].flatMap((rule) => {
    if (rule instanceof CSSStyleRule) return [rule];
    return rule instanceof CSSGroupingRule ? styleRules(rule) : [];
  });
}

/** Whether a character is drawn like one that no font has. */
function looksMissing(
  character: string,
  { fontFamily, fontStyle, fontWeight }: CSSStyleDeclaration,
): boolean {
  const font = `${fontStyle} ${fontWeight} 32px ${fontFamily}`;
  return character.trim() !== '' && drawn(character, font) === drawn('\uffff', font);
}

function drawn(character: string, font: string): string {
  const canvas = document.createElement('canvas');
  canvas.width = 64;
  canvas.height = 64;
  const context = canvas.getContext('2d');
  if (context === null) return character;
  context.font = font;
  context.fillText(character, 4, 48);
  return canvas.toDataURL();
}
