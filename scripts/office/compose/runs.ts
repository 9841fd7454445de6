// Gives the text of the edition the type in which the browser has set it.
import type { FontMeasure, Fonts, Look, SetText } from '../../model/slide-boxes.ts';
import type { TextRun } from '../../model/talk.ts';
import type { CharacterStyle, Run, TypeStyle } from '../../presentation.ts';

/** Weights that an office suite, which knows only two, shows as bold. */
const leastBold = 600;

export function characterStyle(look: Look): CharacterStyle {
  const { family, size, weight, isItalic, colour, spacing } = look;
  return { font: family, size, isBold: weight >= leastBold, isItalic, colour, spacing };
}

/** How a block of text is set on the whole. */
export function typeStyle({ look, lineHeight }: SetText): TypeStyle {
  return { ...characterStyle(look), lineHeight };
}

/**
 * How much lower an office suite sets the first line of a text than the browser does in the same box. Browsers put half of
 * the room between lines above each line and half below it; office suites put all of it above, and take what lines are
 * short of from above and below in proportion to the font.
 */
export function sinkOf({ look, lineHeight }: SetText, fonts: Fonts): number {
  const { ascent, descent } = measureOf(look.family, fonts);
  const natural = look.size * (ascent + descent);
  const share = lineHeight < natural ? ascent / (ascent + descent) : 1;
  return (lineHeight - natural) * (share - 1 / 2);
}

/** The measures of a family that the browser has used. */
export function measureOf(family: string, fonts: Fonts): FontMeasure {
  const measure = fonts[family];
  if (measure === undefined) throw new Error(`Unexpected font \`${family}\` that was not measured`);
  return measure;
}

/** What of a style is otherwise than in another one. */
export function difference<S extends object>(style: S, from: S): Partial<S> {
  const entries = Object.entries(style).filter(([key, value]) => value !== from[key as keyof S]);
  return Object.fromEntries(entries) as Partial<S>;
}

/**
 * The runs with their type, as it differs from that of the whole text. They are divided where it changes and, in text
 * whose lines the browser has balanced, where a line ends.
 */
export function setRuns(runs: readonly TextRun[], set: SetText): readonly Run[] {
  const base = characterStyle(set.look);
  const ends = set.isBalanced ? set.lineStarts : [];
  const looks = set.pieces.flatMap(({ length, look }) =>
    Array.from({ length }, () => difference(characterStyle(look), base)),
  );
  let count = 0;
  return runs.flatMap(({ text, link, isNewLine = false }) => {
    const divided: { text: string; style: Partial<CharacterStyle>; isNewLine: boolean }[] = [];
    for (const character of text.replaceAll('\u2060', '')) {
      const isRoom = /\s/u.test(character);
      const last = divided.at(-1);
      const style = looks[count] ?? looks.at(-1) ?? {};
      const isFirst = last === undefined;
      const isLineStart = !isRoom && ends.includes(count) && !(isFirst && isNewLine);
      const isSame = !isFirst && !isLineStart && (isRoom || JSON.stringify(last.style) === JSON.stringify(style));
      if (isSame) last.text += character;
      else {
        // In wider fonts the space at the end of a full line would take a line of its own.
        if (isLineStart && last !== undefined) last.text = last.text.trimEnd();
        divided.push({ text: character, style, isNewLine: isLineStart || (isFirst && isNewLine) });
      }
      if (!isRoom) count += character.length;
    }
    if (divided.length === 0 && isNewLine) divided.push({ text: '', style: {}, isNewLine });
    return divided.map((piece): Run => ({
      text: piece.text,
      ...(Object.keys(piece.style).length === 0 ? {} : { style: piece.style }),
      ...(link === undefined ? {} : { link }),
      ...(piece.isNewLine ? { isNewLine: true } : {}),
    }));
  });
}
