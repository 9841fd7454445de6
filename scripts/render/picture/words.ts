// Lines of words for a picture: runs with a colour and a weight, broken where a line is full.
import type { PhrasingContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { escapeXml, round } from '../../draw/svg.ts';
import type { Measure } from '../../draw/type/metrics.ts';
import { withQuotesIn } from '../html/quotes.ts';

/** How a paragraph is set. Lengths are CSS pixels, `colour` is the name of a token. */
export interface WordStyle {
  readonly size: number;
  readonly weight: number;
  readonly colour: string;
  /** As a multiple of the size. */
  readonly lineHeight: number;
  /** Whether lines are about as long as each other, as in headings. */
  readonly isBalanced: boolean;
}

/** Words of one colour and weight. */
interface Run {
  readonly text: string;
  readonly weight: number;
  readonly colour: string;
}

/** A paragraph broken into lines. */
export interface Paragraph {
  readonly height: number;
  /** Its SVG, with the top left corner at this point. `colourOf` gives the colour of a token. */
  draw(x: number, y: number, colourOf: (token: string) => string): string;
}

const toned = 600;

/** How wide lines may be, and the family that they are set and measured in. */
export interface Measured {
  readonly width: number;
  readonly family: string;
  readonly measure: Measure;
}

/** Breaks words into lines of at most `width`. A word that is longer than a line has one of its own. */
export function setWords(
  nodes: readonly PhrasingContent[],
  style: WordStyle,
  { width, family, measure }: Measured,
): Paragraph {
  const widthOf = ({ text, weight }: Run) => measure(text, { family, size: style.size, weight });
  const words = wordsOf(withQuotesIn([...nodes]).flatMap(runsOf(style)));
  const lines = (style.isBalanced ? balanced : breakLines)(words, width, widthOf);
  const leading = style.size * style.lineHeight;
  return {
    height: lines.length * leading,
    draw: (x, y, colourOf) =>
      lines
        .flatMap((line, index) => {
          const baseline = y + index * leading + (leading + style.size * capHeight) / 2;
          return placeRuns(line, x, widthOf).map(({ run, at }) => {
            const font = `font-family="${family}" font-size="${style.size}px" font-weight="${run.weight}"`;
            const place = `x="${round(at)}" y="${round(baseline)}"`;
            return `<text ${place} ${font} fill="${colourOf(run.colour)}" xml:space="preserve">${escapeXml(run.text)}</text>`;
          });
        })
        .join(''),
  };
}

/** Height of capitals of the font of charts, in em. */
const capHeight = 0.727;

const runsOf =
  ({ weight, colour }: WordStyle) =>
  (node: PhrasingContent): readonly Run[] => {
    const text = plainText(node);
    if (node.type === 'toned') {
      const token = node.tone === 'teal' ? 'teal-text' : node.tone;
      return [{ text, weight: Math.max(weight, toned), colour: token }];
    }
    return [{ text, weight: node.type === 'strong' ? Math.max(weight, toned) : weight, colour }];
  };

type Line = readonly Run[];

/** As many lines as the width needs, but of about the same length, so that no word stands alone on the last. */
function balanced(words: readonly Line[], width: number, widthOf: (run: Run) => number): readonly Line[] {
  let lines = breakLines(words, width, widthOf);
  const most = lines.length;
  for (let narrower = width - step; narrower > width / 2; narrower -= step) {
    const tried = breakLines(words, narrower, widthOf);
    if (tried.length > most) break;
    lines = tried;
  }
  return lines;
}
/** CSS pixels. */
const step = 4;

function breakLines(words: readonly Line[], width: number, widthOf: (run: Run) => number): readonly Line[] {
  const lines: Run[][] = [];
  let used = 0;
  for (const word of words) {
    const own = word.reduce((sum, run) => sum + widthOf(run), 0);
    const bare = word.reduce((sum, run) => sum + widthOf({ ...run, text: run.text.trimEnd() }), 0);
    const line = lines.at(-1);
    if (line === undefined || used + bare > width) {
      lines.push([...word]);
      used = own;
    } else {
      line.push(...word);
      used += own;
    }
  }
  return lines;
}

/** Pieces between which a line may end: each ends with its space, and may be of several runs. */
function wordsOf(runs: readonly Run[]): readonly Line[] {
  const words: Run[][] = [[]];
  for (const run of runs) {
    for (const piece of run.text.replace(/[ \t\n]+/g, ' ').match(/[^ ]* ?/g) ?? []) {
      if (piece === '') continue;
      words.at(-1)?.push({ ...run, text: piece });
      if (piece.endsWith(' ')) words.push([]);
    }
  }
  return words.filter((word) => word.length > 0);
}

function placeRuns(line: Line, x: number, widthOf: (run: Run) => number) {
  let at = x;
  return line.map((run) => {
    const placed = { run, at };
    at += widthOf(run);
    return placed;
  });
}
