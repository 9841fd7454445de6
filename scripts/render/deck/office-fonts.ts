// Chooses the fonts that a PowerPoint file embeds.
import type { OfficeFile } from '../../model/deck/presentation.ts';
import type { Fonts } from '../../model/manner/look.ts';
import type { Kit } from '../../model/page.ts';
import { characters } from '../../read/fonts/cmap.ts';
import { fontTables } from '../../read/fonts/tables.ts';

type File = Fonts[number];

/** The faces of an office suite, which knows two weights, and the weights that may stand for them. */
const faces = [
  { face: 'regular', weights: [400], style: 'normal' },
  { face: 'bold', weights: [700, 600], style: 'normal' },
  { face: 'italic', weights: [400], style: 'italic' },
  { face: 'boldItalic', weights: [700, 600], style: 'italic' },
] as const;

/**
 * A file for each face of each family that text on the slides may have: the one that shows most characters of the deck,
 * and of several the smallest. Left out are fonts whose makers do not allow to embed them for editing.
 */
export function officeFonts(kit: Pick<Kit, 'families' | 'fonts'>, html: string): readonly OfficeFile[] {
  const words = html.replace(/<(svg|style)[\s>][\s\S]*?<\/\1>|<[^>]*>/g, ' ');
  const shown = [...new Set(words)].map((character) => character.codePointAt(0) ?? 0);
  return [...new Set(Object.values(kit.families))].flatMap((family) =>
    faces.flatMap(({ face, weights, style }): readonly OfficeFile[] => {
      const files = kit.fonts.filter((file) => file.family === family && file.style === style);
      const [own = []] = weights
        .map((weight) => files.filter((file) => file.weight === weight))
        .filter(({ length }) => length > 0);
      const file = mostFitting(own.filter(isAllowed), shown);
      return file === undefined ? [] : [{ family, face, bytes: file.bytes }];
    }),
  );
}

function mostFitting(files: readonly File[], shown: readonly number[]): File | undefined {
  const ranked = files.map((file) => {
    const known = characters(file.bytes);
    return { file, count: shown.filter((code) => known.has(code)).length };
  });
  const [best] = ranked.sort((a, b) => b.count - a.count || a.file.bytes.length - b.file.bytes.length);
  return best?.file;
}

/** Whether the font says that it may be embedded in documents that are edited: `fsType` of its table `OS/2`. */
function isAllowed({ bytes }: File): boolean {
  const permission = (fontTables(bytes)('OS/2')?.getUint16(8) ?? 2) & 0x000e;
  return permission === 0 || (permission & 0x0008) !== 0;
}
