// Runs topics over the datasets.
import type { VFileMessage } from 'vfile-message';
import type { Data } from '../../facts/data.ts';
import { checkedTopic } from '../../facts/shape/topic-shape.ts';
import type { TopicFunction } from '../../facts/topics.ts';
import type { Calculator } from '../../model/calculators/calculator.ts';
import type { Fact, FactTree, Series, Shown, Topic } from '../../model/facts.ts';
import type { Memo } from '../../model/memo.ts';
import type { Project } from '../../model/project.ts';
import type { Units } from '../../model/units.ts';
import { topicMessages } from './topic-messages.ts';

/** What topics compute, and what became of each. */
export interface Computed {
  readonly facts: ReadonlyMap<string, Fact>;
  readonly series: ReadonlyMap<string, Series>;
  /** The topic of each series. */
  readonly topicOf: ReadonlyMap<string, string>;
  /** Calculators by id, and the topic that declares each. */
  readonly calculators: ReadonlyMap<string, DeclaredCalculator>;
  /** Topics that threw or are late. */
  readonly failed: ReadonlySet<string>;
  readonly late: ReadonlySet<string>;
  /** Datasets that were read. */
  readonly read: ReadonlySet<string>;
  readonly messages: readonly VFileMessage[];
}

/** A calculator and the topic that declares it. */
export interface DeclaredCalculator {
  readonly topic: string;
  readonly form: Calculator;
}

/** What topics are run over. */
export interface TopicInputs {
  readonly project: Project;
  readonly datasets: Project['datasets'];
  readonly data: Data;
  readonly memo: Memo;
  /** What `data` says is shown; undefined before anything is bound. */
  readonly shown?: Shown;
}

/** Runs topics. What one throws becomes a message at its file, or at the cell that the error is about. */
export function runTopics(
  topics: readonly (readonly [string, TopicFunction])[],
  inputs: TopicInputs,
): Computed {
  const { units } = inputs.project.units;
  const read = new Set<string>();
  const facts = new Map<string, Fact>();
  const done: (readonly [string, Topic])[] = [];
  const failed = new Set<string>();
  const late = new Set<string>();
  const messages: VFileMessage[] = [];
  for (const [name, compute] of topics) {
    const { topic, thrown, from } = runTopic(name, compute, inputs);
    for (const dataset of from) read.add(dataset);
    if (topic === undefined) {
      failed.add(name);
      if (thrown === notYet) late.add(name);
      else messages.push(...topicMessages(thrown, name, inputs.project));
      continue;
    }
    for (const [path, fact] of flatten(topic.facts, name)) facts.set(path, withUnits(fact, units));
    done.push([name, topic]);
  }
  const all = done.flatMap(([name, { series }]) => series.map((one) => [name, one] as const));
  const forms = done.flatMap(([topic, { calculators = [] }]) => calculators.map((form) => ({ topic, form })));
  const series = new Map(all.map(([, one]) => [one.name, one]));
  const topicOf = new Map(all.map(([name, one]) => [one.name, name]));
  const calculators = new Map(forms.map((declared) => [declared.form.id, declared]));
  return { facts, series, topicOf, calculators, failed, late, read, messages };
}

const notYet = Symbol('not yet shown');

/** `Data.shown` before anything is bound: the topic that asks is late. */
export function later(): never {
  throw notYet;
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
/** Keys of what only some topics ask for. */
const ofAges = Symbol('ages of datasets');
const ofShown = Symbol('what is shown');
type Key = string | typeof ofFunction | typeof ofNames | typeof ofUnits | typeof ofAges | typeof ofShown;

/** A cached result holds until the function, the list of dataset names, the units or anything that the topic asked for changes. */
function runTopic(
  name: string,
  compute: TopicFunction,
  { project, datasets, data, memo, shown }: TopicInputs,
): TopicResult {
  const names = data.names.join();
  const ages = data.ages();
  const lookUp = (key: Key): unknown => {
    if (typeof key === 'string') return datasets.get(key);
    if (key === ofFunction) return compute;
    if (key === ofUnits) return project.units.units;
    if (key === ofAges) return ages;
    return key === ofNames ? names : shown;
  };
  const step = shown === undefined ? 'topic' : 'late topic';
  return memo.trace(`${step} ${name}`, lookUp, (depend) => {
    depend(ofFunction);
    depend(ofNames);
    depend(ofUnits);
    const from = new Set<string>();
    const recorded = recording(data, (key) => {
      depend(key);
      if (typeof key === 'string') from.add(key);
    });
    try {
      return { topic: checkedTopic(name, compute(recorded)), from };
    } catch (thrown) {
      return { thrown, from };
    }
  });
}

/** The same data, with a call of `record` before every access. */
function recording(data: Data, record: (key: Key) => void): Data {
  const recorded = <T>(key: Key, read: () => T): T => {
    record(key);
    return read();
  };
  return {
    ...data,
    rows: (dataset) => recorded(dataset, () => data.rows(dataset)),
    row: (dataset, id) => recorded(dataset, () => data.row(dataset, id)),
    cell: (dataset, row, field) => recorded(dataset, () => data.cell(dataset, row, field)),
    ages: () => recorded(ofAges, data.ages),
    shown: () => recorded(ofShown, data.shown),
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
