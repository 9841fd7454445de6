/** The functions that compute a project's facts, and how they are come by. */
import type { Topic } from '../model/facts.ts';
import type { Data } from './data.ts';

/** Computes the facts and series of one topic; refuses what the data cannot support (`Refusal`). */
export type TopicFunction = (data: Data) => Topic;

/** Every topic by its name, which starts its facts' paths: `boil` for `data/facts/boil.ts`. */
export type Topics = Readonly<Record<string, TopicFunction>>;

/**
 * Gives the topics that the texts of a project hold in `data/facts/`. Never rejects over what an author wrote: a file that
 * cannot be loaded gives a topic that throws what is wrong with it.
 */
export type TopicLoader = (texts: ReadonlyMap<string, string>) => Promise<Topics>;

const topicFile = /^data\/facts\/(?<name>[a-z][A-Za-z0-9]*)\.ts$/;

/** The topic that a file holds, by its path; undefined for parts, which lie in folders below, and for other files. */
export function topicOf(path: string): string | undefined {
  return topicFile.exec(path)?.groups?.name;
}

/** The file that holds a topic, by the topic's name. */
export function topicPath(topic: string): string {
  return `data/facts/${topic}.ts`;
}

/** Whether a path is that of a file of facts: a topic, or a part of one. */
export function isFactFile(path: string): boolean {
  return topicOf(path) !== undefined || /^data\/facts\/[^/]+\/.+\.ts$/.test(path);
}
