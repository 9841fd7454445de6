// Checks the fonts of a printed PDF.
import type { LayoutFinding } from '../page/layout-finding.ts';
import type { PdfFile } from './objects.ts';
import { readStream } from './streams.ts';

/** A font that the browser used for an element. Custom fonts come from style sheets, all others from the system. */
export interface PlatformFont {
  readonly familyName: string;
  readonly postScriptName: string;
  readonly isCustomFont: boolean;
}

/** The fonts of a printed file: their PostScript names, and whether any is of Type 3, which has none. */
export interface UsedFonts {
  readonly names: readonly string[];
  readonly hasType3: boolean;
}

/** The fonts that a file uses; the tag of a subset is no part of their names. */
export function usedFonts(file: PdfFile): UsedFonts {
  const names = new Set<string>();
  let hasType3 = false;
  for (const object of file.objects.values()) {
    const name =
      object.startsWith('<</Type /FontDescriptor') && /\/FontName \/(?:[A-Z]{6}\+)?(\S+)/u.exec(object)?.[1];
    if (name) names.add(name);
    if (object.startsWith('<</Type /Font\n') && object.includes('/Subtype /Type3')) hasType3 = true;
  }
  return { names: [...names], hasType3 };
}

/** Text is written as glyph numbers of four hexadecimal digits; glyph 0 is the box for a missing character. */
const missingGlyph = /<(?:[0-9A-F]{4})*?0000(?:[0-9A-F]{4})*> Tj$/mu;

/** Whether any character is drawn as the box for missing characters, since no font has it. */
export function hasMissingGlyphs(file: PdfFile): boolean {
  for (const object of file.objects.values()) {
    const isContent =
      object.startsWith('<</Filter /FlateDecode\n/Length') || object.includes('\n/Subtype /Form\n');
    if (isContent && missingGlyph.test(readStream(object)?.data ?? '')) return true;
  }
  return false;
}

/** Whether a font may come from none of the embedded families. It compares names, so it may be true although all fonts are embedded. */
export function mayUseForeignFonts(used: UsedFonts, families: readonly string[]): boolean {
  const known = families.map(normalised);
  return (
    used.hasType3 || used.names.some((name) => !known.some((family) => normalised(name).startsWith(family)))
  );
}

/** Findings for fonts that are in the file but used by no element: those of margin boxes, and fonts of Type 3. */
export function unplacedFonts(
  used: UsedFonts,
  byElement: readonly (readonly PlatformFont[])[],
): readonly LayoutFinding[] {
  const placed = new Set(byElement.flat().map(({ postScriptName }) => postScriptName));
  const unplaced = used.names.filter((name) => !placed.has(name));
  const reasons = unplaced.map(
    (name) => `Unexpected font \`${name}\` in the margins of the pages, expected an embedded font`,
  );
  const type3 = used.hasType3 ? ['Unexpected variable or bitmap font, expected static embedded fonts'] : [];
  const help = 'give the margin boxes (`@page`) an embedded family, and embed static font files';
  return [...reasons, ...type3].map((reason) => ({ rule: 'font-not-loaded', reason, help }));
}

function normalised(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/gu, '');
}
