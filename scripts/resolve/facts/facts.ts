import type { VFileMessage } from 'vfile-message';
import { type Data, viewData } from '../../facts/data.ts';
import { checkedTopic } from '../../facts/topic-shape.ts';
import type { TopicFunction, Topics } from '../../facts/topics.ts';
import type { Fact, FactTree, Series, Topic } from '../../model/facts.ts';
import type { Memo } from '../../model/memo.ts';
import type { Project } from '../../model/project.ts';
import type { Checked } from '../../model/sources.ts';
import type { Units } from '../../model/units.ts';
import { cellNamed } from './cell-facts.ts';
import { topicMessages } from './topic-messages.ts';

/** Every fact and series that the topics give. */
export interface FactBook {
  /** By dotted path. */
  readonly facts: ReadonlyMap<string, Fact>;
  readonly series: ReadonlyMap<string, Series>;
  /** By the name of a series: the topic that computes it. */
  readonly topicOf: ReadonlyMap<string, string>;
  /** Topics that gave nothing: what they would have named is not reported as missing. */
  readonly failed: ReadonlySet<string>;
  /** Datasets that a topic read. */
  readonly read: ReadonlySet<string>;
  /** Names of the topics: whatever starts with one of them is a fact, and never the cell of a dataset. */
  readonly topics: ReadonlySet<string>;
  /** Every dataset, and the way to its cells. */
  readonly datasets: Project['datasets'];
  readonly data: Data;
  /** Names of the datasets whose files have errors: what they lack is not reported as missing. */
  readonly broken: ReadonlySet<string>;
  /** The fact of a topic, or the cell `dataset.row.field`, of that name. */
  find(name: string): Fact | undefined;
}

/** Runs every topic over the datasets. What it throws becomes a message, at its file or at the cell that it is about. */
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
    const { topic, thrown, from } = gather(name, compute, { project, data, memo });
    for (const dataset of from) read.add(dataset);
    if (topic === undefined) {
      failed.add(name);
      messages.push(...topicMessages(thrown, name, project));
      continue;
    }
    for (const [path, fact] of flatten(topic.facts, name)) facts.set(path, withUnits(fact, units));
    for (const made of topic.series) {
      series.set(made.name, made);
      topicOf.set(made.name, name);
    }
  }
  const named = { facts, topics: new Set(Object.keys(topics)), datasets: project.datasets, data };
  const broken = new Set([...project.broken].flatMap((path) => datasetFile.exec(path)?.[1] ?? []));
  const find = finder(named, units, memo);
  return { value: { ...named, series, topicOf, failed, read, broken, find }, messages };
}

const datasetFile = /^data\/(?:.*\/)?([^/]+)\.json$/;

/** A cell stays the same fact for as long as its dataset and the units do; each is made once, since the ledger asks for it again and again. */
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
      const made = memo.get(`cell ${name}`, [datasets.get(dataset), units], () => cellNamed(name, data));
      cells.set(name, made);
    }
    return cells.get(name);
  };
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
