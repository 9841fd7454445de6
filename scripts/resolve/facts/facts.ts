// Runs the topics over the datasets, and gathers the facts and series that they compute.
import type { VFileMessage } from 'vfile-message';
import { type Data, viewData } from '../../facts/data.ts';
import { checkedTopic } from '../../facts/topic-shape.ts';
import type { TopicFunction, Topics } from '../../facts/topics.ts';
import type { Fact, FactTree, Series, Topic } from '../../model/facts.ts';
import type { Language } from '../../model/manner/language.ts';
import type { Memo } from '../../model/memo.ts';
import type { Project } from '../../model/project.ts';
import type { Checked } from '../../model/sources.ts';
import type { Units } from '../../model/units.ts';
import { cellNamed } from './cell-facts.ts';
import { topicMessages } from './topic-messages.ts';

/** Every fact and series that the topics compute, and the cells of datasets as facts. */
export interface FactBook {
  /** By dotted path. */
  readonly facts: ReadonlyMap<string, Fact>;
  readonly series: ReadonlyMap<string, Series>;
  /** The topic that computes a series, by the name of the series. */
  readonly topicOf: ReadonlyMap<string, string>;
  /** Topics that threw: their facts are not reported as missing. */
  readonly failed: ReadonlySet<string>;
  /** Datasets that a topic read. */
  readonly read: ReadonlySet<string>;
  /** Names of the topics: a path that starts with one of them names a fact, never a cell. */
  readonly topics: ReadonlySet<string>;
  /** The language that facts are printed in. */
  readonly language: Language;
  /** Every dataset; `data` gives access to the cells. */
  readonly datasets: Project['datasets'];
  readonly data: Data;
  /** Names of the datasets whose files have errors: what they lack is not reported as missing. */
  readonly broken: ReadonlySet<string>;
  /** The fact of a topic, or the cell `dataset.row.field`, of that name. */
  find(name: string): Fact | undefined;
}

/** Runs every topic over the datasets. What a topic throws becomes a message at its file, or at the cell that the error is about. */
export function gatherFacts(project: Project, topics: Topics, memo: Memo): Checked<FactBook> {
  const read = new Set<string>();
  const { units } = project.units;
  const data = viewData(project.datasets, units);
  const facts = new Map<string, Fact>();
  const series = new Map<string, Series>();
  const topicOf = new Map<string, string>();
  const failed = new Set<string>();
  const messages: VFileMessage[] = [];
  for (const [name, compute] of Object.entries(topics)) {
    const { topic, thrown, from } = runTopic(name, compute, { project, data, memo });
    for (const dataset of from) read.add(dataset);
    if (topic === undefined) {
      failed.add(name);
      messages.push(...topicMessages(thrown, name, project));
      continue;
    }
    for (const [path, fact] of flatten(topic.facts, name)) facts.set(path, withUnits(fact, units));
    for (const one of topic.series) {
      series.set(one.name, one);
      topicOf.set(one.name, name);
    }
  }
  const topicNames = new Set(Object.keys(topics));
  const named = { facts, topics: topicNames, datasets: project.datasets, data, language: units.language };
  const broken = new Set([...project.broken].flatMap((path) => datasetFile.exec(path)?.[1] ?? []));
  const find = finder(named, units, memo);
  return { value: { ...named, series, topicOf, failed, read, broken, find }, messages };
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
      const cell = memo.get(`cell ${name}`, [datasets.get(dataset), units], () => cellNamed(name, data));
      cells.set(name, cell);
    }
    return cells.get(name);
  };
}

/** What a topic returned or threw, and the datasets that it read. */
interface TopicResult {
  readonly topic?: Topic;
  readonly thrown?: unknown;
  readonly from: ReadonlySet<string>;
}

/** Keys of what every topic depends on beside the datasets that it reads. */
const ofFunction = Symbol('function');
const ofNames = Symbol('names of datasets');
const ofUnits = Symbol('units');

interface TopicInputs {
  readonly project: Project;
  readonly data: Data;
  readonly memo: Memo;
}

/** A cached result holds until the function, the list of dataset names, the units or a dataset that the topic read changes. */
function runTopic(name: string, compute: TopicFunction, { project, data, memo }: TopicInputs): TopicResult {
  const names = data.names.join();
  const lookUp = (key: string | typeof ofFunction | typeof ofNames | typeof ofUnits): unknown => {
    if (key === ofFunction) return compute;
    if (key === ofUnits) return project.units.units;
    return key === ofNames ? names : project.datasets.get(String(key));
  };
  return memo.trace(`topic ${name}`, lookUp, (depend) => {
    depend(ofFunction);
    depend(ofNames);
    depend(ofUnits);
    const from = new Set<string>();
    const recorded = recording(data, (dataset) => {
      depend(dataset);
      from.add(dataset);
    });
    try {
      return { topic: checkedTopic(name, compute(recorded)), from };
    } catch (thrown) {
      return { thrown, from };
    }
  });
}

/** The same data, with a call of `record` before every access to a dataset. */
function recording(data: Data, record: (dataset: string) => void): Data {
  const recorded = <T>(dataset: string, read: () => T): T => {
    record(dataset);
    return read();
  };
  return {
    ...data,
    rows: (dataset) => recorded(dataset, () => data.rows(dataset)),
    row: (dataset, id) => recorded(dataset, () => data.row(dataset, id)),
    cell: (dataset, row, field) => recorded(dataset, () => data.cell(dataset, row, field)),
  };
}

/** Adds the project's units to a fact that a topic wrote as a plain object, without them. */
function withUnits(fact: Fact, units: Units): Fact {
  return 'unit' in fact && fact.units === undefined ? { ...fact, units } : fact;
}

function* flatten(tree: FactTree, prefix: string): Generator<readonly [string, Fact]> {
  for (const [name, branch] of Object.entries(tree)) {
    const path = `${prefix}.${name}`;
    if (isFact(branch)) yield [path, branch];
    else yield* flatten(branch, path);
  }
}

/** Tells a fact from a tree of facts: only a fact has a list of cells. */
function isFact(branch: Fact | FactTree): branch is Fact {
  return Array.isArray(branch.cells);
}
