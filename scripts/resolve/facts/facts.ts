// Gathers the facts and series that topics compute, and looks facts and cells up by name.
import { type Age, agesAt } from '../../facts/ages.ts';
import { type Data, viewData } from '../../facts/data.ts';
import type { Topics } from '../../facts/topics.ts';
import type { Fact, Series, Shown } from '../../model/facts.ts';
import type { Language } from '../../model/manner/language.ts';
import type { Memo } from '../../model/memo.ts';
import type { Project } from '../../model/project.ts';
import type { Checked } from '../../model/sources.ts';
import type { Units } from '../../model/units.ts';
import { editionPath } from '../../read/variants/variants.ts';
import { scenariosName, scenariosTable } from '../calculators/scenario-rows.ts';
import { shareUnchanged } from '../structural-sharing.ts';
import { cellNamed } from './cell-facts.ts';
import { dateNamed } from './data-dates.ts';
import { editionsName, editionsTable } from './edition-rows.ts';
import { type DeclaredCalculator, later, runTopics } from './run-topics.ts';
import { sourcesName, sourcesTable } from './source-rows.ts';

/** Every fact and series that the topics compute, and the cells of datasets as facts. */
export interface FactBook {
  /** By dotted path. */
  readonly facts: ReadonlyMap<string, Fact>;
  readonly series: ReadonlyMap<string, Series>;
  /** The topic that computes a series, by the name of the series. */
  readonly topicOf: ReadonlyMap<string, string>;
  /** Calculators that topics declare, by id. */
  readonly calculators: ReadonlyMap<string, DeclaredCalculator>;
  /** Topics that threw or are late: their facts are not reported as missing. */
  readonly failed: ReadonlySet<string>;
  /** Topics that ask what the edition shows, which is not known yet. */
  readonly late: ReadonlySet<string>;
  /** Datasets that a topic read. */
  readonly read: ReadonlySet<string>;
  /** Names of the topics: a path that starts with one of them names a fact, never a cell. */
  readonly topics: ReadonlySet<string>;
  /** The language that facts are printed in. */
  readonly language: Language;
  /** Every dataset and the bibliography as one; `data` gives access to the cells. */
  readonly datasets: Project['datasets'];
  readonly data: Data;
  /** Names of the datasets whose files have errors: what they lack is not reported as missing. */
  readonly broken: ReadonlySet<string>;
  /** The fact of a topic, or the cell `dataset.row.field`, of that name. */
  find(name: string): Fact | undefined;
}

/**
 * Runs every topic over the datasets. What a topic throws becomes a message at its file, or at the cell that the error is about.
 * Topics that ask what the edition shows are `late`: `completeFacts` runs them.
 */
export function gatherFacts(project: Project, topics: Topics, memo: Memo): Checked<FactBook> {
  const { units } = project.units;
  const datasets = readable(project, memo);
  const ages = agesOf(project, memo);
  const data = viewData(datasets, units, { ages: () => ages, shown: later });
  const gathered = runTopics(Object.entries(topics), { project, datasets, data, memo });
  const topicNames = new Set(Object.keys(topics));
  const named = { facts: gathered.facts, topics: topicNames, datasets, data, language: units.language };
  const broken = new Set([
    ...[...project.broken].flatMap((path) => datasetFile.exec(path)?.[1] ?? []),
    // Which earlier editions there are depends on the date of this one.
    ...(project.broken.has(editionPath) ? [editionsName] : []),
  ]);
  const find = finder(named, units, memo);
  const { messages, ...found } = gathered;
  return { value: { ...named, ...found, broken, find }, messages };
}

/** The same facts with those of the late topics, which are told what the edition shows. */
export function completeFacts(
  book: FactBook,
  project: Project,
  topics: Topics,
  { memo, shown }: { readonly memo: Memo; readonly shown: Shown },
): Checked<FactBook> {
  const { units } = project.units;
  const { datasets } = book;
  const stable = memo.update<Shown>('shown', (before) => shareUnchanged(before, shown));
  const ages = agesOf(project, memo);
  const data = viewData(datasets, units, { ages: () => ages, shown: () => stable });
  const late = Object.entries(topics).filter(([name]) => book.late.has(name));
  const { messages, ...found } = runTopics(late, { project, datasets, data, memo, shown: stable });
  const facts = new Map([...book.facts, ...found.facts]);
  const named = { facts, topics: book.topics, datasets, data: book.data, language: book.language };
  const value = {
    ...book,
    ...named,
    series: new Map([...book.series, ...found.series]),
    topicOf: new Map([...book.topicOf, ...found.topicOf]),
    calculators: new Map([...book.calculators, ...found.calculators]),
    read: new Set([...book.read, ...found.read]),
    failed: new Set([...[...book.failed].filter((name) => !book.late.has(name)), ...found.failed]),
    late: found.late,
    find: finder(named, units, memo),
  };
  return { value, messages };
}

function agesOf({ edition, datasets, kinds }: Project, memo: Memo): readonly Age[] {
  const inputs = [edition.date, kinds, ...datasets.values()];
  return memo.get('ages', inputs, () => agesAt(edition.date, datasets.values(), kinds));
}

/** What expressions and topics read: the datasets, and the bibliography and the frozen editions as two more. */
function readable(
  { datasets, bibliography, editions, edition, scenarios }: Project,
  memo: Memo,
): Project['datasets'] {
  const sources = memo.get(sourcesName, [bibliography], () => sourcesTable(bibliography));
  const frozen = [...editions.values()];
  const table = memo.get(editionsName, [edition, ...frozen], () => editionsTable(editions, edition));
  // Datasets of the project come last, since their names go first.
  const own = frozen.length === 0 ? [] : [[editionsName, table] as const];
  const files = [...scenarios.values()];
  const typed = memo.get(scenariosName, files, () => scenariosTable(scenarios));
  return new Map([[sourcesName, sources], [scenariosName, typed], ...own, ...datasets]);
}

const datasetFile = /^data\/(?:.*\/)?([^/]+)\.json$/;

/** Looks names up. Facts of cells are cached: within a build, since the ledger looks each up many times, and in the memo for as long as dataset and units are the same. */
function finder(
  { facts, topics, datasets, data }: Pick<FactBook, 'facts' | 'topics' | 'datasets' | 'data'>,
  units: Units,
  memo: Memo,
): FactBook['find'] {
  const cells = new Map<string, Fact | undefined>();
  return (name) => {
    const [dataset = ''] = name.split('.');
    if (topics.has(dataset)) return facts.get(name);
    if (!cells.has(name)) {
      const find = () => dateNamed(name, datasets) ?? cellNamed(name, data);
      cells.set(name, memo.get(`cell ${name}`, [datasets.get(dataset), units], find));
    }
    return cells.get(name);
  };
}
