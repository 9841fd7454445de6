// Leaves out legends that repeat what readers see anyway, and finds names told apart by a look that nothing explains.
import type { Palette } from '../../model/project.ts';
import { isObject, type JsonObject } from '../charts/patch.ts';
import type { Scene } from '../charts/run.ts';
import { type Painted, painted, type SceneItem, type SceneMark, textOf, texts } from '../charts/scene.ts';
import { coloursNamedBy } from '../checks/distinctness.ts';
import type { SpecFinding } from '../finding.ts';
import { keyedMarks } from './channels.ts';

/** The words of a chart beside its legends that can explain looks. */
export interface WrittenKey {
  /** Labels of the data in lower case, each on a line. */
  readonly labels: string;
  /** The subtitle, titles, headers and every label. */
  readonly words: string;
  /** Colours that the subtitle or a label of the data names, by writing in them. */
  readonly colours: ReadonlySet<string>;
}

/** What the subtitle, which `compose` leaves in `usermeta`, and the labels of a laid-out chart explain. */
export function writtenKey({ usermeta }: JsonObject, { root }: Scene, palette: Palette): WrittenKey {
  const own = isObject(usermeta) ? usermeta.subtitle : undefined;
  const subtitle = typeof own === 'string' ? own : '';
  const tones = [...subtitle.matchAll(/\]\{([\w-]+)\}/g)].flatMap(([, tone = '']) => palette.get(tone) ?? []);
  const written = texts(painted(root)).filter(({ mark }) => !String(mark.role).startsWith('legend'));
  const labels = written.filter(({ mark }) => mark.role === 'mark');
  const lines = (items: readonly Painted[]) =>
    items
      .map(({ item }) => textOf(item).replaceAll(/\s+/g, ' '))
      .join('\n')
      .toLowerCase();
  const fills = labels.flatMap(({ item }) => item.fill ?? []);
  const colours = [...tones, ...fills].flatMap((colour) => coloursNamedBy(colour, palette));
  return {
    labels: lines(labels),
    words: `${subtitle.toLowerCase()}\n${lines(written)}`,
    colours: new Set(colours),
  };
}

/** Whether a spec says something about a legend: then it gets those that Vega-Lite draws. */
export function namesLegends(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(namesLegends);
  if (!isObject(value)) return false;
  return Object.entries(value).some(
    ([key, entry]) => (key === 'legend' && isObject(entry)) || (key !== 'config' && namesLegends(entry)),
  );
}

/**
 * The scales whose legend a reader does not need: what it explains stands at an axis, over a panel, in a label of the data,
 * or in the subtitle in the same words or colours.
 */
export function needlessLegends(scene: Scene, key: WrittenKey): ReadonlySet<string> {
  const marks = keyedMarks(scene.compiled);
  const needless = legendsOf(scene.root).filter((legend) => {
    const uses = marks.filter(({ scale }) => legend.scales.includes(scale));
    if (uses.length > 0 && uses.every(({ isNamed }) => isNamed)) return true;
    return legend.entries.length > 0 && isSaid(legend.entries, key.labels, key.colours);
  });
  return new Set(needless.flatMap(({ scales }) => scales));
}

/** Names of a scale without a legend that are told apart by colour, shape or dash, and that nothing explains. */
export function missingLegends(
  scene: Scene,
  key: WrittenKey,
  placeOf: (mark: string) => SpecFinding['pointer'],
): readonly SpecFinding[] {
  const explained = new Set(legendsOf(scene.root).flatMap(({ scales }) => scales));
  const open = keyedMarks(scene.compiled).filter(
    ({ mark, type, scale, channel, isNamed }) =>
      !isNamed &&
      // A text says what it says in any colour.
      type !== 'text' &&
      !explained.has(scale) &&
      lookChannels.has(channel) &&
      !isPictures(scene, mark),
  );
  return [...new Map(open.map((use) => [use.scale, use])).values()].flatMap(({ mark, scale }) => {
    const entries = namesOf(scale, scene, mark);
    // Ranks and years need no key where the subtitle says which end is which.
    const isNumbers = entries.every(({ label }) => Number.isFinite(Number(label)));
    if (entries.length < 2 || isNumbers || isSaid(entries, key.words, key.colours)) return [];
    const names = entries.slice(0, 3).map(({ label }) => `\`${label}\``);
    return [
      {
        rule: 'missing-legend' as const,
        pointer: placeOf(mark),
        reason: `Unexpected looks for ${names.join(', ')}${entries.length > 3 ? ' and others' : ''} that nothing explains, expected a key`,
        help: 'delete `"legend": null`, label the marks directly, or name them in the subtitle in their colours: `[words]{blue}`',
      },
    ];
  });
}

/** Whether a mark draws shapes of its own, such as a cow or a house, which say themselves what they stand for. */
const isPictures = ({ root }: Scene, name: string): boolean =>
  marksNamed(root, name).some(({ items }) => items.some(({ shape = '' }) => /^m[\s\d.-]/i.test(shape)));

const lookChannels = new Set(['fill', 'stroke', 'shape', 'strokeDash']);

interface Entry {
  readonly label: string;
  readonly colour: string | undefined;
}

interface Legend {
  readonly scales: readonly string[];
  readonly entries: readonly Entry[];
}

/** Whether words name every entry, or are written in its colour. Greys need no name beside a colour that has one. */
function isSaid(entries: readonly Entry[], words: string, colours: ReadonlySet<string>): boolean {
  if (entries.every(({ label }) => isWritten(label, words))) return true;
  const coloured = entries.filter(({ colour }) => colour !== undefined && isHue(colour));
  const isColour = ({ colour = '' }: Entry) => colours.has(colour);
  return coloured.length > 0 && coloured.every(isColour);
}

/** Whether a name stands among the words as a whole word; one of a character or a number proves nothing. */
function isWritten(label: string, words: string): boolean {
  if (!/\p{L}{2}/u.test(label)) return false;
  const escaped = RegExp.escape(label.toLowerCase());
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'u').test(words);
}

function isHue(colour: string): boolean {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return colour.startsWith('#') && Math.max(red, green, blue) - Math.min(red, green, blue) > 32;
}

/** The names of a scale of names, with their colours where it is one of colours; none for other scales. */
function namesOf(scale: string, scene: Scene, mark: string): readonly Entry[] {
  const known = scene.scales.get(scale);
  if (known?.type !== 'ordinal') return [];
  const drawn = new Set(marksNamed(scene.root, mark).flatMap(({ items }) => items.map(colourOf)));
  return known.domain().flatMap((value) => {
    const look: unknown = known(value);
    const colour = typeof look === 'string' && drawn.has(look) ? look : undefined;
    return { label: String(value), colour };
  });
}

function marksNamed(mark: SceneMark, name: string): readonly SceneMark[] {
  const inner = mark.items.flatMap(({ items = [] }) => items.flatMap((child) => marksNamed(child, name)));
  return mark.name === name ? [mark, ...inner] : inner;
}

function legendsOf(mark: SceneMark): readonly Legend[] {
  if (mark.role === 'legend') return mark.items.map(legendOf);
  return mark.items.flatMap(({ items = [] }) => items.flatMap(legendsOf));
}

function legendOf(item: SceneItem): Legend {
  const { scales = {} } = (item.datum ?? {}) as { readonly scales?: Readonly<Record<string, string>> };
  const parts = (role: string) => marksWith(item, role).flatMap(({ items }) => items);
  const symbols = parts('legend-symbol');
  const entries = parts('legend-label').map((label, index): Entry => {
    const symbol = symbols[index];
    return { label: textOf(label), colour: symbol && colourOf(symbol) };
  });
  return { scales: Object.values(scales), entries: symbols.length > 0 ? entries : [] };
}

const marksWith = ({ items = [] }: SceneItem, role: string): readonly SceneMark[] =>
  items.flatMap((mark) =>
    mark.role === role ? [mark] : mark.items.flatMap((inner) => marksWith(inner, role)),
  );

function colourOf({ fill, stroke }: SceneItem): string | undefined {
  return fill === undefined || fill === 'transparent' ? stroke : fill;
}
