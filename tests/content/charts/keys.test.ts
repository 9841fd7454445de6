// Words that a subtitle sets in a colour, against what its chart draws in that colour.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = join(import.meta.dirname, '../../../templates/charts');
type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** Colours that stand for another: words need a darker teal, and areas a paler grey. */
const stands = new Map([
  ['teal-text', 'teal'],
  ['context', 'muted'],
]);
const coloursIn = (text: string): readonly string[] =>
  [...text.matchAll(/var\(--([\w-]+)\)/g)].map(([, name = '']) => stands.get(name) ?? name);

interface Words {
  readonly words: string;
  readonly colour: string;
}

const tonedIn = (subtitle: string): readonly Words[] =>
  [...subtitle.matchAll(/\[([^[\]]+)\]\{([a-z]+)\}/g)].map(([, words = '', colour = '']) => ({
    words,
    colour,
  }));

const isText = ({ mark }: Json): boolean => mark === 'text' || (isObject(mark) && mark.type === 'text');

/** The colours of everything in a spec that is neither a text nor part of an axis. */
function drawnIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return coloursIn(value);
  if (!isObject(value) || isText(value)) return [];
  const aside = new Set(['usermeta', 'axis', 'header', 'legend', 'config']);
  return Object.entries(value).flatMap(([key, entry]) => (aside.has(key) ? [] : drawnIn(entry)));
}

/** The names of a spec that have a colour: of a scale's domain, or in the test of a condition. */
function namedIn(value: unknown): readonly Words[] {
  if (!isObject(value)) return [];
  const { domain, range, test, value: colour } = value;
  const ofScale =
    Array.isArray(domain) && Array.isArray(range)
      ? domain.flatMap((name, index) => wordsOf(String(name), range[index]))
      : [];
  const tested = typeof test === 'string' ? /^datum\.\w+ == '([^']+)'$/.exec(test)?.[1] : undefined;
  const ofTest = tested === undefined ? [] : wordsOf(tested, colour);
  return [...ofScale, ...ofTest, ...Object.values(value).flatMap(namedIn)];
}

const wordsOf = (words: string, colour: unknown): readonly Words[] =>
  coloursIn(String(colour)).map((name) => ({ words, colour: name }));

/** Whether one of two texts has the other in it, from the beginning of a word on. */
function isAbout(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => ` ${text.toLowerCase()}`) as [string, string];
  return a.includes(b) || b.includes(a);
}

/** What is wrong with the coloured words of a spec's subtitle. */
function faults(spec: Json): readonly string[] {
  const { usermeta } = spec;
  const subtitle = isObject(usermeta) ? String(usermeta.subtitle ?? '') : '';
  const drawn = new Set(drawnIn(spec));
  const named = namedIn(spec);
  return tonedIn(subtitle).flatMap(({ words, colour }) => [
    ...(drawn.has(colour) ? [] : [`nothing is drawn in ${colour}, the colour of “${words}”`]),
    ...named
      .filter((name) => isAbout(name.words, words) && name.colour !== colour)
      .map((name) => `“${words}” is ${colour}, ${name.words} is drawn in ${name.colour}`),
  ]);
}

const specs = readdirSync(folder)
  .filter((name) => name.endsWith('.vl.json'))
  .map((name) => [name, JSON.parse(readFileSync(join(folder, name), 'utf8')) as Json] as const);

describe('the coloured words of subtitles', () => {
  it.each(specs)('of %s have the colours that the chart draws', (_, spec) => {
    expect(faults(spec)).toEqual([]);
  });

  const bar = { mark: 'bar', encoding: { color: { scale: { domain: ['full', 'refused'] } } } };
  const withKey = (subtitle: string, range: readonly string[]) => {
    const { scale } = bar.encoding.color;
    return {
      usermeta: { subtitle },
      layer: [
        { ...bar, encoding: { color: { scale: { ...scale, range } } } },
        { mark: 'text', color: 'var(--ink)' },
      ],
    };
  };

  it('are refused in the colour of another name', () => {
    const spec = withKey('Calls: [in full]{teal}, [refused]{muted}', ['var(--teal)', 'var(--grid)']);
    expect(faults(spec)).toEqual([
      'nothing is drawn in muted, the colour of “refused”',
      '“refused” is muted, refused is drawn in grid',
    ]);
  });

  it('are refused in a colour that only texts have', () => {
    const spec = withKey('[All]{ink} calls', ['var(--teal-text)', 'var(--context)']);
    expect(faults(spec)).toEqual(['nothing is drawn in ink, the colour of “All”']);
  });
});
