/// <reference lib="dom" />
import type { Finding } from './findings.ts';
import { type PageTools, toolsSource } from './page-tools.ts';
import { portable } from './portable.ts';

/** An expression that evaluates to a finding for each character that is drawn as the box for missing ones. */
export function nameMissingCharacters(origins: readonly string[]): string {
  return `(${portable(nameMissing, [looksMissing, drawn])})((${toolsSource()})(${JSON.stringify(origins)}))`;
}

function nameMissing(tools: PageTools): readonly Finding[] {
  const verdicts = new Map<string, boolean>();
  const seen = new Set<string>();
  return tools.textsOf(document.body).flatMap(({ element, text }): readonly Finding[] => {
    const family = tools.familyOf(element);
    const missing = [...new Set(text.replaceAll(/[\u0020-\u007e]/gu, ''))].filter((character) => {
      const key = `${character} ${family}`;
      const isMissing = verdicts.get(key) ?? looksMissing(character, element);
      verdicts.set(key, isMissing);
      return isMissing && !seen.has(key) && seen.add(key);
    });
    return missing.map((character) => ({
      rule: 'font-not-loaded',
      ...tools.originOf(element),
      reason: `Unexpected character \`${character}\` in ${tools.nameOf(element)} that \`${family}\` does not have`,
      help: 'use another character, or embed a font that has it',
    }));
  });
}

/** Whether a character is drawn like one that no font has. */
function looksMissing(character: string, element: Element): boolean {
  const { fontFamily, fontStyle, fontWeight } = getComputedStyle(element);
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
