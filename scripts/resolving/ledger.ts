import type { Fact, LedgerEntry, Mention, SourceRef } from '../model.ts';
import type { Binding, Use } from './binding.ts';
import { mergeSources } from './citations.ts';
import { sourcesOfRow } from './rows.ts';

/** Every fact that is shown, in order of first mention, with its cells, sources and places. */
export function writeLedger(binding: Binding): readonly LedgerEntry[] {
  const byFact = Map.groupBy(binding.uses, (use) => use.fact);
  const ranks = new Map([...binding.order].map((anchor, index) => [anchor, index]));
  return [...byFact].flatMap(([path, uses]) => {
    const fact = binding.book.find(path);
    return fact === undefined ? [] : entry(path, fact, uses, ranks, binding);
  });
}

type Ranks = ReadonlyMap<string, number>;

function entry(path: string, fact: Fact, uses: readonly Use[], ranks: Ranks, binding: Binding): LedgerEntry {
  const texts = uses.map((use) => use.text).filter((text) => text !== '');
  return {
    fact: path,
    label: fact.label,
    texts: [...new Set(texts)],
    value: fullValue(fact),
    cells: fact.cells,
    sources: sourcesOfFact(path, binding).map(binding.citations.cited),
    shown: placesOf(uses, ranks),
    ...('unit' in fact && { unit: fact.unit }),
    ...(fact.method !== undefined && { method: fact.method }),
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

/** Each place once, in reading order: those of the report, then slides and their notes. */
function placesOf(uses: readonly Use[], ranks: Ranks): readonly Mention[] {
  const all = uses.flatMap((use) => use.mentions);
  const once = [...new Map(all.map((mention) => [`${mention.kind} ${mention.anchor}`, mention])).values()];
  const rankOf = ({ kind, anchor }: Mention) =>
    (ranks.get(anchor) ?? ranks.size) + (kind === 'note' ? 0.5 : 0);
  return once.sort((a, b) => rankOf(a) - rankOf(b));
}

/** The sources of the rows that a fact was computed from. */
export function sourcesOfFact(path: string, binding: Binding): readonly SourceRef[] {
  const { book, project, citations } = binding;
  const refs = (book.find(path)?.cells ?? []).flatMap(({ dataset, row }) => {
    const from = project.datasets.get(dataset);
    const values = from?.rows.find((candidate) => candidate[from.primaryKey] === row);
    return from === undefined ? [] : sourcesOfRow(values ?? {}, from.sources);
  });
  return mergeSources(refs.filter(({ id }) => citations.has(id)));
}
