// Writes what changed as Markdown, for the changelog of an edition or the text of a pull request.
import type { Change, ChangeKind, Changes } from '../model/editions/changes.ts';
import { listed } from './describe.ts';
import { describePlaces } from './places.ts';

/** Names of one change, and places of one change, that are listed. */
const most = 6;

const headings: Readonly<Record<ChangeKind, string>> = {
  correction: 'Corrections',
  sentence: 'Sentences that hold no longer',
  number: 'Numbers that moved',
  verdict: 'Verdicts that turned',
  order: 'Order',
  rows: 'Rows',
  words: 'Words in tables',
  figure: 'Figures',
  source: 'Sources',
  withdrawn: 'No longer printed',
  new: 'Printed for the first time',
};

/** A section of Markdown with a list for each kind of change, ending with a line feed. Equal changes give equal text. */
export function changesMarkdown({ since, to, changes }: Changes): string {
  const groups = [...Map.groupBy(changes, ({ kind }) => kind)];
  const lists = groups.map(
    ([kind, some]) => `### ${headings[kind]}\n\n${some.map((change) => `- ${lineOf(change)}\n`).join('')}`,
  );
  const none = changes.length === 0 ? ['Nothing changed.\n'] : [];
  return [`## [${to.id}] - ${to.date}, since ${since.id}\n`, ...none, ...lists].join('\n');
}

function lineOf(change: Change): string {
  const places = describePlaces(change.places, most);
  const where = places === '' || change.kind === 'rows' ? '' : ` (${places})`;
  return `${escaped(wordsOf(change))}${escaped(where)}`;
}

function wordsOf(change: Change): string {
  const { kind, label, before, after, reasons } = change;
  const names = listed(reasons[0]?.names ?? [], most);
  switch (kind) {
    case 'rows':
      return `${reasons[0]?.kind === 'row-added' ? 'Added to' : 'Withdrawn from'} ${label}: ${names}`;
    case 'words':
      return `${label}: ${names}`;
    case 'figure':
      return `${after !== undefined ? 'New' : before !== undefined ? 'Withdrawn' : 'Redrawn'}: ${label}`;
    case 'source':
      return `${after !== undefined ? 'New' : 'Withdrawn'}: ${label}`;
    case 'correction':
      return `${label} (${names})`;
    case 'sentence':
      return `${label}: ${after}`;
    default:
      return `${label}: ${[before, after].filter((text) => text !== undefined).join(' → ')}`;
  }
}

/** Text whose signs mean nothing in Markdown. */
function escaped(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>|#]/gu, String.raw`\$&`);
}
