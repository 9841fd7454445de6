// Makes the record of an edition: what it says in words and numbers, to be compared with other editions.
import type { Paragraph } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { Dataset } from '../model/data.ts';
import type { Chapter, Edition, Figure, Slide } from '../model/edition.ts';
import {
  type EditionName,
  type EditionRecord,
  type RecordedCorrection,
  type RecordedFact,
  recordKind,
} from '../model/editions/record.ts';
import type { Bound } from '../model/markdown.ts';
import type { TableSpec } from '../model/specs.ts';
import { type FactRecord, type Ledger, makeLedger } from './ledger.ts';
import { placeLabel } from './places.ts';
import { recordTables, type TableContext } from './record-tables.ts';

/** What is known beside a ledger: it has cells, but neither the titles of their tables nor the names of their rows. */
export interface LedgerContext extends TableContext {
  readonly edition: EditionName;
  /** Anchors of front matter, which readers meet first. */
  readonly front: ReadonlySet<string>;
  readonly figures: Readonly<Record<string, string>>;
  readonly drawings: Readonly<Record<string, string>>;
}

/** The record of a resolved edition. `specs` are its tables as authors wrote them, `drawings` digests by `chart/surface`. */
export function recordEdition(
  edition: Edition,
  specs: ReadonlyMap<string, TableSpec>,
  drawings: Readonly<Record<string, string>>,
): EditionRecord {
  const record = recordLedger(makeLedger(edition, specs), { ...contextOf(edition), drawings });
  const headings = new Set(edition.slides.flatMap(factsInHeading));
  const sources = Object.fromEntries(edition.references.map((reference) => [reference.id, reference.short]));
  const corrected = new Map(
    edition.ledger.flatMap(({ fact, correction }) => (correction ? [[fact, correction]] : [])),
  );
  const facts: readonly RecordedFact[] = record.facts.map((fact) => ({
    ...fact,
    ...(headings.has(fact.fact) && { headline: true }),
    ...(corrected.has(fact.fact) && { correction: corrected.get(fact.fact) ?? '' }),
  }));
  return { ...record, facts, sources, corrections: [...record.corrections, ...facts.flatMap(correctionOf)] };
}

/** What an edition knows beside its ledger. Nothing of it counts as drawn. */
export function contextOf({ meta, datasets, series, figures, chapters }: Edition): LedgerContext {
  const { id, title, date } = meta;
  const titles = [...figures].map(([name, figure]) => [name, wordsOf(figure)] as const);
  const front = new Set(chapters.filter(({ matter }) => matter === 'front').flatMap(anchorsOf));
  const edition = { id, title, date };
  return { edition, datasets, series, front, figures: Object.fromEntries(titles), drawings: {} };
}

function wordsOf({ title }: Figure): string {
  return plainText({ type: 'paragraph', children: [...title] });
}

/** The record of an edition of which a ledger is left. */
export function recordLedger(ledger: Ledger, context: LedgerContext): EditionRecord {
  const { edition, datasets, figures, drawings, front } = context;
  const facts = ledger.facts.map((fact) =>
    recordFact({ ...fact, label: readable(fact.label, context) }, front),
  );
  const shorts = ledger.facts.flatMap(({ sources }) => sources.map(({ id, short }) => [id, short] as const));
  return {
    kind: recordKind,
    edition,
    dataDate: ledger.dataDate,
    facts,
    tables: recordTables(ledger, context),
    figures,
    drawings,
    sources: Object.fromEntries(shorts),
    corrections: [...datasets.values()].flatMap(correctionsOf),
  };
}

/** A label without the name of a dataset at its start, which stands for its title. */
function readable(label: string, { datasets }: LedgerContext): string {
  const [name = ''] = label.split(/[,:]/u);
  const title = datasets.get(name)?.title;
  return title === undefined ? label : `${title}${label.slice(name.length)}`;
}

function recordFact(
  { fact, label, texts, value, unit, method, cells, sources, shown }: FactRecord,
  front: ReadonlySet<string>,
): RecordedFact {
  return {
    fact,
    label,
    texts,
    value,
    ...(unit === undefined ? {} : { unit }),
    ...(method === undefined ? {} : { method }),
    cells,
    sources: sources.map(({ id }) => id),
    places: shown.map(placeLabel),
    ...(shown.some(({ anchor }) => front.has(anchor)) && { headline: true }),
  };
}

function anchorsOf({ id, headings }: Chapter): readonly string[] {
  return [id, ...headings.map((heading) => heading.id)];
}

function factsInHeading({ heading }: Slide): readonly string[] {
  const facts: string[] = [];
  const add = (node: Bound) => void facts.push(...node.facts);
  const words: Paragraph = { type: 'paragraph', children: [...heading] };
  visit(words, 'bound', add);
  return facts;
}

function correctionsOf({ name, title, corrections = [] }: Dataset): readonly RecordedCorrection[] {
  return corrections.map(({ text, rows }) => ({
    text,
    about: title,
    concerns: rows === undefined ? [name] : rows.map((row) => `${name}/${row}`),
  }));
}

function correctionOf({ fact, label, correction }: RecordedFact): readonly RecordedCorrection[] {
  return correction === undefined ? [] : [{ text: correction, about: label, concerns: [fact] }];
}
