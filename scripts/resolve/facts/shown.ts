// Says what the bound words of an edition show, for topics whose facts are about the edition itself.
import type { LedgerEntry } from '../../model/edition.ts';
import type { Fact, Shown } from '../../model/facts.ts';
import type { Project } from '../../model/project.ts';
import type { FactBook } from './facts.ts';

/** What is shown: every fact of the ledger, and the cited sources that the bibliography has; any other is told where it is named. */
export function shownIn(
  ledger: readonly Pick<LedgerEntry, 'fact' | 'cells' | 'shown'>[],
  cited: readonly string[],
  bibliography: Project['bibliography'],
  { find }: FactBook,
): Shown {
  const facts = ledger.flatMap(({ fact: name, cells, shown }) => {
    const inReport = shown.some(({ kind }) => kind !== 'slide' && kind !== 'note');
    const kind: Fact['kind'] | undefined = find(name)?.kind;
    return kind === undefined ? [] : [{ name, kind, cells, inReport }];
  });
  return { facts, sources: [...new Set(cited)].filter((id) => bibliography.has(id)) };
}
