// Checks that the colours of the tokens stand out from the grounds that text and marks are printed on.
import type { VFileMessage } from 'vfile-message';
import { message } from '../../messages/message.ts';
import type { Palette } from '../../model/project.ts';
import type { Place } from '../../model/sources.ts';
import { contrastOf, type Demand, shadeFor } from './shades.ts';

/** A colour on a ground, and the contrast that it needs there. */
interface Pair {
  readonly colour: string;
  readonly ground: string;
  readonly least: number;
}

const forText = 4.5;
const forMarks = 3;

const on = (ground: string, least: number, colours: readonly string[]): readonly Pair[] =>
  colours.map((colour) => ({ colour, ground, least }));

/** What stands on pages, slides and charts. */
const onPages: readonly Pair[] = [
  ...on('paper', forText, ['ink', 'text', 'muted', 'accent', 'blue', 'orange', 'teal-text', 'purple']),
  ...on('paper', forMarks, ['teal']),
  ...on('tint', forText, ['ink', 'text', 'muted', 'blue', 'teal-text', 'purple']),
];

/** What stands on dividers, which only slides have. */
const onDividers: readonly Pair[] = [...on('ink', forText, ['paper']), ...on('ink', forMarks, ['context'])];

/** A theme: its colours, and where each of them is written. */
export interface Theme {
  readonly name: 'light' | 'dark';
  readonly palette: Palette;
  readonly placeOf: (token: string) => Place;
  /** Whether the edition sets the colour, and not the style sheet. */
  readonly isOwn: (token: string) => boolean;
  /** Colours that the project does not use. */
  readonly unused: readonly string[];
  /** The token that a token refers to; itself where it has a colour of its own. */
  readonly named: (token: string) => string;
}

/** One error for each colour that stands out too little somewhere, where the colour is written. */
export function lowTokenContrasts(theme: Theme): readonly VFileMessage[] {
  const all = theme.name === 'light' ? [...onPages, ...onDividers] : onPages;
  const pairs = all.filter(({ colour }) => !theme.unused.includes(colour));
  const measured = pairs.flatMap((pair) => measure(pair, theme));
  const failed = measured.filter(({ ratio, least }) => ratio < least);
  const byCause = Map.groupBy(failed, (pair) => causeOf(pair, theme));
  return [...byCause].map(([token, found]) => lowContrast(token, found, measured, theme));
}

interface Measured extends Pair {
  readonly ratio: number;
}

function measure(pair: Pair, { palette }: Theme): readonly Measured[] {
  const [colour, ground] = [palette.get(pair.colour), palette.get(pair.ground)];
  if (colour === undefined || ground === undefined) return [];
  return [{ ...pair, ratio: contrastOf(colour, ground) }];
}

/** The colour of a pair that is to be changed: the ground where only that is the edition's own. */
function causeOf({ colour, ground }: Pair, { isOwn, named }: Theme): string {
  return named(isOwn(ground) && !isOwn(colour) ? ground : colour);
}

function lowContrast(
  token: string,
  found: readonly Measured[],
  measured: readonly Measured[],
  { name, palette, placeOf, named }: Theme,
): VFileMessage {
  const hex = (of: string) => palette.get(of) ?? '';
  const worst = found.toSorted((a, b) => a.ratio / a.least - b.ratio / b.least)[0] ?? found[0];
  if (worst === undefined) throw new Error('Unexpected absence of pairs');
  const { colour, ground, ratio, least } = worst;
  const where = name === 'dark' ? ' on dark screens' : '';
  const what = least === forText ? 'text' : 'marks';
  const more = found.length === 1 ? '' : ` (${found.length - 1} more like this)`;
  const reason = `Unexpected \`${colour}\` in ${hex(colour)} on \`${ground}\` in ${hex(ground)}${where} (${roundedDown(ratio)}:1), expected ${least}:1 for ${what}`;
  const demands = measured.flatMap((pair): readonly Demand[] => {
    if (named(pair.colour) === token) return [{ ground: hex(pair.ground), least: pair.least }];
    return pair.ground === token ? [{ ground: hex(pair.colour), least: pair.least }] : [];
  });
  const shade = shadeFor(hex(token), demands);
  const help =
    shade === undefined
      ? `choose another colour for \`${token}\` or for what stands with it${more}`
      : `the nearest shade of \`${token}\` that suffices is \`${shade}\`${more}`;
  return message('low-contrast', placeOf(token), reason, { help });
}

/** A ratio that is too low must not read as if it sufficed. */
const roundedDown = (ratio: number): string => (Math.floor(ratio * 10) / 10).toFixed(1);
