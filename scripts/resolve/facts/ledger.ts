// Lists every fact that is shown, with its cells, sources and places.
import type { SourceRef } from '../../model/data.ts';
import type { LedgerEntry, Mention } from '../../model/edition.ts';
import type { Fact } from '../../model/facts.ts';
import { mergeSources, type Uncited } from '../citations/citations.ts';
import { sourcesOfField } from '../figures/rows.ts';
import { type Names, type Observation, only, type Use } from './binding.ts';

/** Every fact that is shown, in order of first mention. */
export function writeLedger(
  observations: readonly Observation[],
  names: Names,
): readonly Uncited<LedgerEntry>[] {
  const uses = only('use', observations).map(({ use }) => use);
  const anchors = only('anchor', observations).map(({ anchor }) => anchor);
  const ranks = new Map([...new Set(anchors)].map((anchor, index) => [anchor, index]));
  return [...Map.groupBy(uses, (use) => use.fact)].flatMap(([path, own]) => {
    const fact = names.book.find(path);
    return fact === undefined ? [] : entry(path, fact, own, ranks, names);
  });
}

type Ranks = ReadonlyMap<string, number>;

function entry(
  path: string,
  fact: Fact,
  uses: readonly Use[],
  ranks: Ranks,
  names: Names,
): Uncited<LedgerEntry> {
  const texts = uses.map((use) => use.text).filter((text) => text !== '');
  return {
    fact: path,
    label: fact.label,
    texts: [...new Set(texts)],
    value: fullValue(fact),
    cells: fact.cells,
    refs: sourcesOfFact(path, names),
    shown: placesOf(uses, ranks),
    ...('unit' in fact && { unit: fact.unit }),
    ...(fact.method !== undefined && { method: fact.method }),
    ...(fact.correction !== undefined && { correction: fact.correction }),
  };
}

function fullValue(fact: Fact): LedgerEntry['value'] {
  switch (fact.kind) {
    case 'quantity':
      return fact.value;
    case 'range':
      return [fact.low, fact.high];
    case 'term':
      return fact.value;
    case 'predicate':
      return fact.holds;
  }
}

/**
 * Each place once, in reading order: the places of the report, then each slide with its notes behind it. What is seen at a place
 * counts as seen there, whatever its text alternative says, too.
 */
function placesOf(uses: readonly Use[], ranks: Ranks): readonly Mention[] {
  const all = uses.flatMap((use) => use.mentions);
  const keyOf = ({ kind, anchor }: Mention) => `${kind} ${anchor}`;
  const seen = new Map(all.filter(({ isUnseen }) => isUnseen !== true).map((one) => [keyOf(one), one]));
  const places = all.map((mention) => seen.get(keyOf(mention)) ?? mention);
  const once = [...new Map(places.map((mention) => [keyOf(mention), mention])).values()];
  const rankOf = ({ kind, anchor }: Mention) =>
    (ranks.get(anchor) ?? ranks.size) + (kind === 'note' ? 0.5 : 0);
  return once.sort((a, b) => rankOf(a) - rankOf(b));
}

/** The sources of the rows that a fact was computed from. */
export function sourcesOfFact(path: string, { book, project }: Names): readonly SourceRef[] {
  const refs = (book.find(path)?.cells ?? []).flatMap(({ dataset, row, field }) => {
    const from = project.datasets.get(dataset);
    const values = from?.rows.find((candidate) => candidate[from.primaryKey] === row);
    return from === undefined ? [] : sourcesOfField(values ?? {}, from, field);
  });
  return mergeSources(refs.filter(({ id }) => project.bibliography.has(id)));
}
