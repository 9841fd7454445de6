// The table of numbers that moved: both values, where they are printed and why.
import type { PhrasingContent, RootContent } from 'mdast';
import type { WordKey } from '../facts/language/english.ts';
import { wordIn } from '../facts/language/language.ts';
import type { Change, Changes, Reason } from '../model/editions/changes.ts';
import type { Language } from '../model/manner/language.ts';
import { capital, lead, row, text } from './nodes.ts';

/** Places of one change that are named. */
const mostPlaces = 4;

const causes: Readonly<Record<Reason['kind'], WordKey>> = {
  corrected: 'cause-corrected',
  'row-changed': 'cause-row-changed',
  'row-added': 'cause-row-added',
  'row-withdrawn': 'cause-row-withdrawn',
  'source-replaced': 'cause-source-replaced',
  computation: 'cause-computation',
};

/** Numbers with their places, both values and what changed them. A number of the ledger is bound to it. */
export function numbersTable(
  { since, to, changes }: Changes,
  facts: ReadonlySet<string>,
  language: Language,
): readonly RootContent[] {
  if (changes.length === 0) return [];
  const heads = [wordIn(language, 'what-it-is'), since.id, to.id, wordIn(language, 'changes-why')];
  const slide = wordIn(language, 'slide', { number: '' }).trim();
  const rows = changes.map((change) => {
    const places = change.places.filter((place) => !place.startsWith(slide)).slice(0, mostPlaces);
    const where = places.length === 0 ? '' : ` (${places.join(', ')})`;
    const { before, after, unit } = unitOnce(change);
    const now: PhrasingContent = facts.has(change.name)
      ? { type: 'bound', value: after, facts: [change.name] }
      : text(after);
    return row([
      [text(`${capital(change.label)}${unit === '' ? '' : `, ${unit}`}${where}`)],
      [text(before)],
      [now],
      [text(why(change, language))],
    ]);
  });
  const head = row(heads.map((words) => [text(words)]));
  return [
    lead('changes-numbers', language),
    { type: 'table', align: ['left', 'right', 'right', 'left'], children: [head, ...rows] },
  ];
}

/** Both values without the unit that they share, which stands behind the name of the number. */
function unitOnce({ before = '', after = '' }: Change): Record<'before' | 'after' | 'unit', string> {
  const unitOf = (value: string) =>
    /\d(?<unit>[ \u00a0]?(?:%|\p{L}[^\d]*))$/u.exec(value)?.groups?.unit ?? '';
  const shared = unitOf(after);
  if (unitOf(before) !== shared) return { before, after, unit: '' };
  const [from, to] = [before, after].map((value) => value.slice(0, value.length - shared.length));
  return { before: from ?? '', after: to ?? '', unit: shared.trim() };
}

/** "corrected; 27 rows added; source replaced: Lee 2024". */
function why({ reasons }: Change, language: Language): string {
  return reasons
    .map(({ kind, names }) => {
      const [one = '', several = one] = wordIn(language, causes[kind], { count: names.length }).split('|');
      const cause = names.length === 1 ? one : several;
      return kind === 'source-replaced' ? `${cause}: ${names.join(', ')}` : cause;
    })
    .join('; ');
}
