/** Runs the project's files of facts: loads them as modules out of the texts that were read, and bounds the time they take. */
import { createHash } from 'node:crypto';
import { type RegisterHooksOptions, registerHooks } from 'node:module';
import { createContext, Script } from 'node:vm';
import type { Data } from '../../facts/data.ts';
import { Refusal } from '../../facts/refusal.ts';
import {
  isFactFile,
  type TopicFunction,
  type TopicLoader,
  type Topics,
  topicOf,
} from '../../facts/topics.ts';
import type { Topic } from '../../model/facts.ts';
import { loadFault, missingTopic, unknownImport } from './topic-faults.ts';

/** What files of facts import under this name. */
const vocabularyName = '#facts';
const vocabularyUrl = new URL('../../facts/index.ts', import.meta.url).href;

/**
 * A loader that gives the same functions for as long as the texts are the same, and loads everything anew otherwise. What
 * runs are the texts given, not what lies on disk by then. Files import `#facts` and each other; anything else is refused.
 * A topic that computes for longer than `patience` (milliseconds) is stopped: usual ones take a hundredth of it.
 */
export function topicLoader(patience = 10_000): TopicLoader {
  let last: { readonly key: string; readonly topics: Promise<Topics> } | undefined;
  return (texts) => {
    const files = new Map([...texts].filter(([path]) => isFactFile(path)));
    const key = createHash('sha256')
      .update(JSON.stringify([...files]))
      .digest('hex');
    if (last?.key !== key)
      last = { key, topics: loadAll({ files, base: `facts://${key.slice(0, 16)}/`, patience }) };
    return last.topics;
  };
}

interface Loading {
  /** Texts by path. */
  readonly files: ReadonlyMap<string, string>;
  /** What their addresses start with: it tells apart texts of different times, since no address is loaded twice. */
  readonly base: string;
  readonly patience: number;
}

async function loadAll(loading: Loading): Promise<Topics> {
  const { files } = loading;
  const hooks = registerHooks(serving(loading));
  const topics: Record<string, TopicFunction> = {};
  try {
    for (const path of files.keys()) {
      const name = topicOf(path);
      if (name !== undefined) topics[name] = await loadOne(path, loading);
    }
  } finally {
    hooks.deregister();
  }
  return topics;
}

async function loadOne(path: string, { files, base, patience }: Loading): Promise<TopicFunction> {
  try {
    const module: Readonly<Record<string, unknown>> = await import(`${base}${path}`);
    const { topic } = module;
    if (typeof topic !== 'function') throw missingTopic(path, Object.keys(module));
    return bounded(topic as TopicFunction, patience);
  } catch (error) {
    const exported = Object.keys(await import(vocabularyUrl));
    const fault = loadFault(error, files, (name) => (name === vocabularyName ? exported : []));
    return () => {
      throw fault;
    };
  }
}

/** Gives the texts under the base, as TypeScript whose types Node takes off. */
function serving({ files, base }: Loading): RegisterHooksOptions {
  const format = 'module-typescript';
  return {
    resolve: (specifier, context, next) => {
      const importer = context.parentURL ?? '';
      if (specifier.startsWith(base)) return { url: specifier, format, shortCircuit: true };
      if (!importer.startsWith(base)) return next(specifier, context);
      if (specifier === vocabularyName) return next(vocabularyUrl, context);
      const url = specifier.startsWith('.') ? new URL(specifier, importer).href : '';
      if (files.has(url.slice(base.length))) return { url, format, shortCircuit: true };
      throw unknownImport(specifier, importer.slice(base.length), files);
    },
    load: (url, context, next) => {
      const source = url.startsWith(base) ? files.get(url.slice(base.length)) : undefined;
      return source === undefined ? next(url, context) : { format, source, shortCircuit: true };
    },
  };
}

const call = new Script('run()');

/** The same function; one that is still running after the time it has is stopped and refused. */
function bounded(topic: TopicFunction, patience: number): TopicFunction {
  return (data: Data): Topic => {
    try {
      return call.runInContext(createContext({ run: () => topic(data) }), { timeout: patience });
    } catch (error) {
      if ((error as { code?: unknown } | null)?.code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
      const reason = `Unexpected topic that is not computed after ${patience / 1000} seconds, expected less than one`;
      throw new Refusal('fact-error', reason, { help: 'look for a loop that never ends' });
    }
  };
}
