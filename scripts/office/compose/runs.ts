// Gives the text of the edition the type in which the browser has set it.

import type { CharacterStyle, Run, TypeStyle } from '../../model/deck/presentation.ts';
import type { Fonts, Look, StyledText } from '../../model/deck/slide-boxes.ts';
import type { TextRun } from '../../model/deck/talk.ts';

/** Weights that an office suite, which knows only two, shows as bold. */
const leastBold = 600;

export function characterStyle(look: Look): CharacterStyle {
  const { family, size, weight, isItalic, colour, spacing } = look;
  return { font: family, size, isBold: weight >= leastBold, isItalic, colour, spacing };
}

/** How a block of text is set on the whole. */
export function typeStyle({ look, lineHeight }: StyledText): TypeStyle {
  return { ...characterStyle(look), lineHeight };
}

/**
 * How much lower an office suite sets the first line of a text than the browser does in the same box. Browsers put half of
 * the room between lines above each line and half below it; office suites put all of it above, and take what lines are
 * short of from above and below in proportion to the font.
 */
export function sinkOf({ look, lineHeight }: StyledText, fonts: Fonts): number {
  const font = fonts[look.family];
  if (font === undefined) throw new Error(`Unexpected font \`${look.family}\` that was not measured`);
  const { ascent, descent } = font;
  const natural = look.size * (ascent + descent);
  const share = lineHeight < natural ? ascent / (ascent + descent) : 1;
  return (lineHeight - natural) * (share - 1 / 2);
}

/** What of a style is otherwise than in another one. */
export function difference<S extends object>(style: S, from: S): Partial<S> {
  const entries = Object.entries(style).filter(([key, value]) => value !== from[key as keyof S]);
  return Object.fromEntries(entries) as Partial<S>;
}

/**
 * The runs with their type, as it differs from that of the whole text. They are divided where it changes, and before the
 * characters with which lines are to start.
 */
export function setRuns(
  runs: readonly TextRun[],
  set: StyledText,
  lineStarts: readonly number[] = [],
): readonly Run[] {
  const joined: Run[] = [];
  for (const next of charactersOf(runs, set, lineStarts)) {
    const last = joined.at(-1);
    if (last !== undefined && continues(next, last))
      joined[joined.length - 1] = { ...last, text: last.text + next.text };
    else {
      // In wider fonts the space at the end of a full line would take a line of its own.
      if (last !== undefined && next.isNewLine === true)
        joined[joined.length - 1] = { ...last, text: last.text.trimEnd() };
      joined.push(next);
    }
  }
  return joined;
}

/** Every character as a run of its own; a line that is empty as a run without any. */
function charactersOf(
  runs: readonly TextRun[],
  set: StyledText,
  lineStarts: readonly number[],
): readonly Run[] {
  const base = characterStyle(set.look);
  const looks = set.pieces.flatMap(({ length, look }) =>
    Array.from({ length }, () => difference(characterStyle(look), base)),
  );
  const starts = new Set(lineStarts);
  let count = 0;
  return runs.flatMap((run) =>
    splitRun(run).map((character): Run => {
      const isVisible = squeezed(character.text) !== '';
      const starting = isVisible && starts.has(count) ? { isNewLine: true } : {};
      const style = looks[count] ?? looks.at(-1) ?? {};
      count += isVisible ? character.text.length : 0;
      return { ...character, ...starting, ...(Object.keys(style).length === 0 ? {} : { style }) };
    }),
  );
}

function splitRun({ text, isNewLine, ...run }: TextRun): readonly TextRun[] {
  const characters = [...text.replaceAll('\u2060', '')];
  return (characters.length === 0 ? [''] : characters).map((character, index) => ({
    ...run,
    text: character,
    ...(index === 0 && isNewLine === true ? { isNewLine } : {}),
  }));
}

/** Whether a character goes on like what stands before it; how spaces look does not matter. */
function continues(next: Run, last: Run): boolean {
  const isLike = squeezed(next.text) === '' || isSame(next.style, last.style);
  const isMarked = next.link === last.link && next.jump === last.jump && next.isStruck === last.isStruck;
  return next.isNewLine !== true && isMarked && isLike;
}

/** Characters without those that are only room: the browser sets spaces and ends of lines as it sees fit. */
export function squeezed(text: string): string {
  return text.replace(/[\s\u2060]/gu, '');
}

/** Whether two values hold the same. */
export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
