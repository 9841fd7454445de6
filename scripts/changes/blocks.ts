// Writes what changed as blocks for the pages of a report and for slides.
import type { ListItem, PhrasingContent, RootContent } from 'mdast';
import type { WordKey } from '../facts/language/english.ts';
import { dateIn, wordIn } from '../facts/language/language.ts';
import type { Edition } from '../model/edition.ts';
import type { Change, ChangeKind, Changes } from '../model/editions/changes.ts';
import type { Language } from '../model/manner/language.ts';
import { bullets, capital, lead, listItem, paragraph, strong, text } from './nodes.ts';
import { numbersTable } from './numbers-table.ts';

/** Everything that changed, for a page: how much of each kind, corrections, then a list or table for each kind. */
export function changesBlocks(all: Changes, { units, ledger }: Edition): readonly RootContent[] {
  const { language } = units;
  const changes = all.changes.filter(isSeen);
  const of = (...kinds: readonly ChangeKind[]) => changes.filter(({ kind }) => kinds.includes(kind));
  const facts = new Set(ledger.map(({ fact }) => fact));
  const headlines = of('withdrawn').filter(({ isHeadline }) => isHeadline);
  return [
    summary({ ...all, changes }, language),
    ...list('changes-corrections', of('correction').map(correctionItem), language),
    ...numbersTable({ ...all, changes: of('number') }, facts, language),
    ...list(
      'changes-verdicts',
      of('verdict', 'order').map((change) => item(change, language)),
      language,
    ),
    ...list(
      'changes-withdrawn',
      headlines.map((change) => valueItem(change, language)),
      language,
      'changes-withdrawn-which',
    ),
    ...titles('changes-new-figures', of('figure').filter(isNew).map(withFirstSentence), language),
    ...titles('changes-gone-figures', of('figure').filter(isGone).map(withFirstSentence), language),
    ...titles('changes-new-rows', of('rows').filter(isAdded), language, countOf),
    ...titles(
      'changes-gone-rows',
      of('rows').filter((change) => !isAdded(change)),
      language,
      countOf,
    ),
  ];
}

/** The changes that matter most, as one list: for slides and boxes. No kind takes more than half while others have something to say. */
export function mainChanges(
  { changes, since }: Changes,
  most: number,
  language: Language,
): readonly RootContent[] {
  const telling = changes.filter(isSeen).filter(isTelling);
  const half = Math.ceil(most / 2);
  const ranked = telling.filter((change) => rankInKind(change, telling) < half);
  const others = telling.filter((change) => !ranked.includes(change));
  const chosen = new Set([...ranked, ...others].slice(0, most));
  const items = telling.filter((change) => chosen.has(change)).map((change) => item(change, language));
  if (items.length > 0) return [bullets(items)];
  const date = dateIn(language, since.date) ?? since.date;
  return [paragraph([text(wordIn(language, 'changes-none', { edition: since.id, date }))])];
}

function rankInKind(change: Change, changes: readonly Change[]): number {
  return changes.filter(({ kind }) => kind === change.kind).indexOf(change);
}

/** Whether readers can see the change: not if both editions print the same text. */
function isSeen({ before, after }: Change): boolean {
  return before === undefined || before !== after;
}

function isTelling({ kind, isHeadline }: Change): boolean {
  return (
    ['correction', 'sentence', 'number', 'verdict', 'order'].includes(kind) ||
    (kind === 'withdrawn' && isHeadline)
  );
}

const isNew = ({ after }: Change) => after !== undefined;
const isGone = ({ before }: Change) => before !== undefined;
const isAdded = ({ reasons }: Change) => reasons[0]?.kind === 'row-added';

function withFirstSentence(change: Change): Change {
  return { ...change, label: change.label.replace(/(?<=[^.]{12}\.) .*$/su, '').replace(/\.$/u, '') };
}

/** How many rows came or went, as it stands behind the title of their table. */
function countOf({ reasons }: Change): string {
  return ` (${reasons[0]?.names.length ?? 0})`;
}

// ---------------------------------------------------------------- summary

/** The kinds of changes that the first sentence counts, each with its word for one and for several. */
const counted: readonly (readonly [WordKey, (change: Change) => boolean])[] = [
  ['count-numbers-moved', ({ kind }) => kind === 'number'],
  ['count-verdicts-turned', ({ kind }) => kind === 'verdict'],
  ['count-numbers-new', ({ kind }) => kind === 'new'],
  ['count-numbers-gone', ({ kind }) => kind === 'withdrawn'],
  ['count-figures-new', (change) => change.kind === 'figure' && isNew(change)],
  ['count-figures-gone', (change) => change.kind === 'figure' && isGone(change)],
  ['count-sources-new', (change) => change.kind === 'source' && isNew(change)],
];

function summary({ since, changes }: Changes, language: Language): RootContent {
  const date = dateIn(language, since.date) ?? since.date;
  const parts = counted.flatMap(([key, belongs]) => {
    const count = changes.filter(belongs).length;
    const [one = '', several = ''] = wordIn(language, key, { count }).split('|');
    return count === 0 ? [] : [count === 1 ? one : several];
  });
  const values = { edition: since.id, date, list: parts.join('; ') };
  return paragraph([text(wordIn(language, parts.length === 0 ? 'changes-none' : 'changes-since', values))]);
}

// ---------------------------------------------------------------- lists

/** A list below its heading; `which` says behind that what the list leaves out. */
function list(
  key: WordKey,
  items: readonly ListItem[],
  language: Language,
  which?: WordKey,
): readonly RootContent[] {
  const behind = which === undefined ? [] : [text(` (${wordIn(language, which)})`)];
  return items.length === 0 ? [] : [lead(key, language, behind), bullets(items)];
}

function titles(
  key: WordKey,
  changes: readonly Change[],
  language: Language,
  behind: (change: Change) => string = () => '',
): readonly RootContent[] {
  if (changes.length === 0) return [];
  const names = bullets(changes.map((change) => listItem([titleOf(change), text(behind(change))])));
  const areFiles = changes.some((change) => titleOf(change).type === 'inlineCode');
  const words = areFiles ? [text(` (${wordIn(language, 'changes-file-names')})`)] : [];
  return [lead(key, language, words), { ...names, data: { hProperties: { className: ['names'] } } }];
}

/** The title of a figure or table; what has none is named as its file is, in the type of code. */
function titleOf({ name, label }: Change): PhrasingContent {
  return label === name.replaceAll('-', ' ') ? { type: 'inlineCode', value: name } : text(label);
}

function item(change: Change, language: Language): ListItem {
  const { kind, label, after } = change;
  switch (kind) {
    case 'correction':
      return listItem([strong(`${wordIn(language, 'changes-correction')}: `), text(label)]);
    case 'sentence':
      return listItem([strong(`${wordIn(language, 'changes-sentence')}: `), text(`${label} (${after})`)]);
    case 'number':
      return movedItem(change, language);
    case 'verdict':
      return valueItem({ ...change, label: verdictOn(change, language) }, language);
    case 'withdrawn':
      return valueItem({ ...change, label: `${wordIn(language, 'changes-withdrawn')}: ${label}` }, language);
    default:
      return valueItem(change, language);
  }
}

/** "Verdict on Q002, “…”" where tables number the row; else "Verdict on “…”". */
function verdictOn({ label, number }: Change, language: Language): string {
  return number === undefined
    ? wordIn(language, 'changes-verdict-on', { claim: label })
    : wordIn(language, 'changes-verdict-numbered', { number, claim: label });
}

/** A correction with what it is about, under a heading that says what it is. */
function correctionItem({ label, reasons }: Change): ListItem {
  const about = reasons[0]?.names[0];
  return listItem([...(about === undefined ? [] : [strong(`${about}: `)]), text(label)]);
}

/** "Number: Kettle, boiling time went from 225 to 47 s.", with a unit that both have said once. */
function movedItem({ label, before = '', after = '' }: Change, language: Language): ListItem {
  const unitOf = (value: string) => /[ \u00a0]\p{L}+$/u.exec(value)?.[0] ?? '';
  const shared = unitOf(before) === unitOf(after) ? unitOf(after).length : 0;
  const from = before.slice(0, before.length - shared);
  return listItem([
    strong(`${wordIn(language, 'changes-number')}: `),
    text(`${wordIn(language, 'changes-moved', { label: capital(label), before: from })} `),
    text(`${after}.`),
  ]);
}

/** "Kettle, boiling time: 225 s, now **47 s**"; only one value where there is only one. */
function valueItem({ label, before, after }: Change, language: Language): ListItem {
  if (after === undefined) return listItem([text(`${capital(label)}: `), strong(before ?? '')]);
  return listItem([
    text(`${capital(label)}: ${wordIn(language, 'changes-now', { before: before ?? '' })} `),
    strong(after),
  ]);
}
