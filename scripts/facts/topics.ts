// Topics: the functions that compute a project's facts, and the files that hold them.
import type { Topic } from '../model/facts.ts';
import type { Data } from './data.ts';

/** Computes the facts and series of one topic. Throws a `Refusal` for what the data does not support. */
export type TopicFunction = (data: Data) => Topic;

/** All topics by name. The name begins the paths of their facts: `boil` for `data/facts/boil.ts`. */
export type Topics = Readonly<Record<string, TopicFunction>>;

/**
 * Loads the topics from the texts of a project, by path. Never rejects because of what an author wrote: a file that cannot be
 * loaded becomes a topic that throws the reason.
 */
export type TopicLoader = (texts: ReadonlyMap<string, string>) => Promise<Topics>;

const topicFile = /^data\/facts\/(?<name>[a-z][A-Za-z0-9]*)\.ts$/;

/** The name of the topic in a file, by the file's path; undefined for parts of topics, which are in subfolders, and for other files. */
export function topicOf(path: string): string | undefined {
  return topicFile.exec(path)?.groups?.name;
}

/** The path of a topic's file, by the topic's name. */
export function topicPath(topic: string): string {
  return `data/facts/${topic}.ts`;
}

/** Whether a path is that of a topic or of a part of one. */
export function isFactFile(path: string): boolean {
  return topicOf(path) !== undefined || /^data\/facts\/[^/]+\/.+\.ts$/.test(path);
}
