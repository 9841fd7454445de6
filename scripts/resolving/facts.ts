import type { VFileMessage } from 'vfile-message';
import { type Data, viewData } from '../facts/data.ts';
import { checkedTopic } from '../facts/shape.ts';
import type { TopicFunction, Topics } from '../facts/topics.ts';
import type { Memo } from '../memo.ts';
import type { Checked, Fact, FactTree, Project, Series, Topic, Units } from '../model.ts';
import { topicMessages } from '../resolve/topic-messages.ts';

/** Every fact and series that the topics give. */
export interface FactBook {
  /** By dotted path. */
  readonly facts: ReadonlyMap<string, Fact>;
  readonly series: ReadonlyMap<string, Series>;
  /** Topics that gave nothing: what they would have named is not reported as missing. */
  readonly failed: ReadonlySet<string>;
  /** Datasets that a topic read. */
  readonly read: ReadonlySet<string>;
}

/** Runs every topic over the datasets. What it throws becomes a message, at its file or at the cell that it is about. */
export function gatherFacts(project: Project, topics: Topics, memo: Memo): Checked<FactBook> {
  const read = new Set<string>();
  const { units } = project.units;
  const data = viewData(project.datasets, units);
  const facts = new Map<string, Fact>();
  const series = new Map<string, Series>();
  const failed = new Set<string>();
  const messages: VFileMessage[] = [];
  for (const [name, compute] of Object.entries(topics)) {
    const { topic, thrown, from } = gather(name, compute, { project, data, memo });
    for (const dataset of from) read.add(dataset);
    if (topic === undefined) {
      failed.add(name);
      messages.push(...topicMessages(thrown, name, project));
      continue;
    }
    for (const [path, fact] of flatten(topic.facts, name)) facts.set(path, withUnits(fact, units));
    for (const made of topic.series) series.set(made.name, made);
  }
  return { value: { facts, series, failed, read }, messages };
}

/** What a topic gave, or threw instead, and the datasets that it read. */
interface Gathered {
  readonly topic?: Topic;
  readonly thrown?: unknown;
  readonly from: ReadonlySet<string>;
}

interface Gathering {
  readonly project: Project;
  readonly data: Data;
  readonly memo: Memo;
}

/** A topic says something else only when it is computed otherwise, when a dataset that it asked for is another, or when others are there. */
function gather(name: string, compute: TopicFunction, { project, data, memo }: Gathering): Gathered {
  const names = data.names.join();
  const look = (key: string | typeof gather): unknown => {
    if (key === gather) return compute;
    return key === '' ? names : project.datasets.get(String(key));
  };
  return memo.trace(`topic ${name}`, look, (seen) => {
    seen(gather);
    seen('');
    const from = new Set<string>();
    const noted = recording(data, (dataset) => {
      seen(dataset);
      from.add(dataset);
    });
    try {
      return { topic: checkedTopic(name, compute(noted)), from };
    } catch (thrown) {
      return { thrown, from };
    }
  });
}

function recording(data: Data, note: (dataset: string) => void): Data {
  const noted = <T>(dataset: string, read: () => T): T => {
    note(dataset);
    return read();
  };
  return {
    ...data,
    rows: (dataset) => noted(dataset, () => data.rows(dataset)),
    row: (dataset, id) => noted(dataset, () => data.row(dataset, id)),
    cell: (dataset, row, field) => noted(dataset, () => data.cell(dataset, row, field)),
  };
}

/** Facts that a topic made by hand bring no units along. */
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

/** A fact has its cells in a list; a tree has only facts and trees. */
function isFact(branch: Fact | FactTree): branch is Fact {
  return Array.isArray(branch.cells);
}
