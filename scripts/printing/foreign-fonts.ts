/// <reference lib="dom" />
import type { Finding } from './findings.ts';
import type { PlatformFont } from './fonts.ts';
import type { PageTools } from './page-tools.ts';
import { toolsSource } from './page-tools.ts';
import { portable } from './portable.ts';

/** Attribute of the elements whose fonts are asked for. */
export const textMark = 'data-shown-text';

/** Text in a font of the system: the font and the positions of the elements among those marked. */
export interface ForeignFont {
  readonly family: string;
  readonly elements: readonly number[];
}

/** The fonts of the system among those that the browser used for each element. */
export function foreignOf(byElement: readonly (readonly PlatformFont[])[]): readonly ForeignFont[] {
  const found = new Map<string, number[]>();
  byElement.forEach((fonts, index) => {
    for (const { familyName, isCustomFont } of fonts) {
      if (!isCustomFont) found.set(familyName, [...(found.get(familyName) ?? []), index]);
    }
  });
  return [...found].map(([family, elements]) => ({ family, elements }));
}

/** An expression that marks every element with visible text of its own. */
export function markTexts(): string {
  return `(${portable(mark, [])})((${toolsSource()})([]), ${JSON.stringify(textMark)})`;
}

/** An expression that evaluates to a finding for each foreign font. */
export function nameForeignFonts(fonts: readonly ForeignFont[], origins: readonly string[]): string {
  const input = `(${toolsSource()})(${JSON.stringify(origins)}), ${JSON.stringify(textMark)}`;
  return `(${portable(nameFonts, [deepest])})(${input}, ${JSON.stringify(fonts)})`;
}

function mark(tools: PageTools, attribute: string): void {
  for (const { element } of tools.textsOf(document.body)) element.setAttribute(attribute, '');
}

function nameFonts(tools: PageTools, attribute: string, fonts: readonly ForeignFont[]): readonly Finding[] {
  const marked = [...document.querySelectorAll(`[${attribute}]`)];
  const families = [
    ...new Set([...document.fonts].map((font) => `\`${font.family.replaceAll('"', '')}\``)),
  ].sort();
  return fonts.flatMap(({ family, elements }): readonly Finding[] => {
    const element = deepest(elements.flatMap((index) => marked[index] ?? []));
    if (element === undefined) return [];
    return [
      {
        rule: 'font-not-loaded',
        ...tools.originOf(element),
        reason: `Unexpected font \`${family}\` for ${tools.nameOf(element)}, expected ${families.join(', ') || 'an embedded font'}`,
        help: 'use characters that the embedded fonts have, and families that the style sheet embeds',
      },
    ];
  });
}

/** The first element that holds the text itself and not only through a child. */
function deepest(elements: readonly Element[]): Element | undefined {
  return elements.find((element) => !elements.some((other) => other !== element && element.contains(other)));
}
