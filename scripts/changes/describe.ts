// Writes what changed as lines of text, for the terminal.
import type { Change, ChangeKind, Changes, Reason } from '../model/editions/changes.ts';
import { describePlaces } from './places.ts';

/** Lines of one kind of change, and places and names of one change, that are listed unless all are wanted. */
const mostLines = 12;
const mostPlaces = 8;
const mostNames = 4;

/** How the list is written. */
export interface DescriptionStyle {
  /** Lists everything; otherwise long lists are cut and end with a count. */
  readonly all: boolean;
  readonly heading: string;
  /** Says why numbers changed. */
  readonly why?: boolean;
}

/** One line for each change, below a heading. Empty when nothing changed. */
export function describeChanges({ changes }: Changes, style: DescriptionStyle): string {
  if (changes.length === 0) return '';
  const limit = style.all ? Number.POSITIVE_INFINITY : mostLines;
  const kinds = Map.groupBy(changes, groupOf);
  const lines = [...kinds.values()].flatMap((some) =>
    cut(
      some.map((change) => describeChange(change, style)),
      limit,
    ),
  );
  return [style.heading, ...lines.map((line) => `  ${line}`)].join('\n');
}

/** What is cut together: rows and figures that came, and those that went, are lists of their own. */
function groupOf({ kind, before, after, reasons }: Change): string {
  return `${kind} ${before === undefined} ${after === undefined} ${kind === 'rows' ? reasons[0]?.kind : ''}`;
}

function cut(lines: readonly string[], limit: number): readonly string[] {
  if (lines.length <= limit) return lines;
  return [...lines.slice(0, limit), `… and ${lines.length - limit} more (--verbose shows all)`];
}

/** A line such as "Kettle, boiling time: 225 s → 47 s (report §2.1, Figure 3, slides 6 and 14)". */
function describeChange(change: Change, { all, why }: DescriptionStyle): string {
  const places = describePlaces(change.places, all ? Number.POSITIVE_INFINITY : mostPlaces);
  const where = places === '' ? '' : ` (${places})`;
  const reason = why === true && changesValue(change) ? describeReasons(change.reasons, all) : '';
  return `${wordings[change.kind](change, all)}${where}${reason}`;
}

function changesValue({ kind }: Change): boolean {
  return kind === 'number' || kind === 'order';
}

const arrow = ({ before = '–', after = '–' }: Change) => `${before} → ${after}`;

const wordings: Readonly<Record<ChangeKind, (change: Change, all: boolean) => string>> = {
  correction: ({ label, reasons }) => `correction: ${label} (${(reasons[0]?.names ?? []).join(', ')})`,
  sentence: ({ label, after }) => `holds no longer: ${label} (${after})`,
  number: (change) => `${change.label}: ${arrow(change)}`,
  verdict: (change) => `verdict on “${change.label}”: ${arrow(change)}`,
  order: (change) => `order in ${change.label}: ${arrow(change)}`,
  rows: (change, all) =>
    `${isAdded(change) ? 'new rows in' : 'rows gone from'} ${change.label}: ${namesOf(change, all)}`,
  words: (change, all) => `other words in ${change.label}: ${namesOf(change, all)}`,
  figure: ({ label, before, after }) =>
    `${after !== undefined ? 'new figure' : before !== undefined ? 'figure gone' : 'redrawn'}: ${label}`,
  source: ({ label, after }) => `${after === undefined ? 'source gone' : 'new source'}: ${label}`,
  withdrawn: ({ label, before }) => `no longer shown: ${label}, ${before}`,
  new: ({ label, after }) => `now shown: ${label}, ${after}`,
};

function isAdded({ reasons }: Change): boolean {
  return reasons[0]?.kind === 'row-added';
}

function namesOf({ reasons }: Change, all: boolean): string {
  return listed(reasons[0]?.names ?? [], all ? Number.POSITIVE_INFINITY : mostNames);
}

/** "A, B and 3 more", separated by semicolons where a name holds a comma. */
export function listed(names: readonly string[], most: number): string {
  const distinct = [...new Set(names)];
  const rest = distinct.length - most;
  const shown = distinct.slice(0, most).join(distinct.some((name) => name.includes(',')) ? '; ' : ', ');
  return rest > 0 ? `${shown} and ${rest} more` : shown;
}

const causes: Readonly<Record<Reason['kind'], string>> = {
  corrected: 'corrected',
  'row-changed': 'row changed',
  'row-added': 'row added',
  'row-withdrawn': 'row withdrawn',
  'source-replaced': 'source replaced',
  computation: 'computed otherwise',
};

/** "; row changed: Kettle, full; row added: Kettle, half full". */
function describeReasons(reasons: readonly Reason[], all: boolean): string {
  const most = all ? Number.POSITIVE_INFINITY : 2;
  return reasons
    .map(({ kind, names }) => `; ${causes[kind]}${names.length === 0 ? '' : `: ${listed(names, most)}`}`)
    .join('');
}
