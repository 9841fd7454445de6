// Finds inside the browser the texts that are set in a font of the system.
/// <reference lib="dom" />
import type { PlatformFont } from '../pdf/fonts.ts';
import type { LayoutFinding } from './layout-finding.ts';
import { portable } from './page-source.ts';
import type { PageTools } from './page-tools.ts';
import { toolsSource } from './page-tools.ts';

/** Attribute that marks the elements whose fonts are looked up. */
export const textMark = 'data-shown-text';

/** An expression for the browser that marks every element with visible text of its own. */
export function markTexts(): string {
  return `(${portable(mark, [])})((${toolsSource()})([]), ${JSON.stringify(textMark)})`;
}

/** Indices, among the marked elements, of those with text in a font of the system. */
export function foreignElements(byElement: readonly (readonly PlatformFont[])[]): readonly number[] {
  return byElement.flatMap((fonts, index) =>
    fonts.every(({ isCustomFont }) => isCustomFont) ? [] : [index],
  );
}

/**
 * An expression for the browser that evaluates to a finding for each of these elements whose own family is embedded but has
 * no glyph for some character.
 */
export function nameForeignTexts(elements: readonly number[], origins: readonly string[]): string {
  const input = `(${toolsSource()})(${JSON.stringify(origins)}), ${JSON.stringify(textMark)}`;
  return `(${portable(nameTexts, [isDeepest])})(${input}, ${JSON.stringify(elements)})`;
}

function mark(tools: PageTools, attribute: string): void {
  for (const { element } of tools.textsOf(document.body)) element.setAttribute(attribute, '');
}

function nameTexts(
  tools: PageTools,
  attribute: string,
  foreign: readonly number[],
): readonly LayoutFinding[] {
  const marked = [...document.querySelectorAll(`[${attribute}]`)];
  const elements = foreign.flatMap((index) => marked[index] ?? []);
  const embedded = new Set(tools.embeddedFamilies());
  const reported = new Set<string>();
  return elements.flatMap((element): readonly LayoutFinding[] => {
    const family = tools.familyOf(element);
    const origin = tools.originOf(element);
    const key = `${origin.origin} ${family}`;
    // Families that are not embedded are reported by another check.
    if (!embedded.has(family) || !isDeepest(element, elements) || reported.has(key)) return [];
    reported.add(key);
    return [
      {
        rule: 'font-not-loaded',
        ...origin,
        reason: `Unexpected character in ${tools.nameOf(element)} that \`${family}\` does not have`,
        help: 'use another character, or embed a font that has it',
      },
    ];
  });
}

/** Whether an element contains none of the others, so that the text is its own. */
function isDeepest(element: Element, all: readonly Element[]): boolean {
  return !all.some((other) => other !== element && element.contains(other));
}
