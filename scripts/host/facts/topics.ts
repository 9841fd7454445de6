// Loads the project's files of facts as modules from the texts that were read, and limits the time that they run.
import { createRequire, type RegisterHooksOptions, registerHooks } from 'node:module';
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
import { sha256 } from '../../model/digest.ts';
import type { Topic } from '../../model/facts.ts';
import { once } from '../../model/tasks/lazy.ts';
import { errorCode } from '../process/errors.ts';
import { loadFault, missingTopic, unknownImport } from './topic-faults.ts';
import { openVersions, pathFrom, type Versions } from './versions.ts';

/** The module that files of facts import under this name. */
const factsName = '#facts';
const factsUrl = new URL('../../facts/index.ts', import.meta.url).href;

/**
 * A loader that gives the same functions as long as the texts are the same, and otherwise loads the files again that changed,
 * with those that import them: Node keeps whatever was loaded until its thread ends, so that less is better. `onLoad` is
 * called for each file that is loaded. The texts are run, not the files on disk. Files may import `#facts` and each other; any
 * other import is refused. A topic that runs for longer than `timeout` (milliseconds) is stopped and refused; most take a
 * hundredth of it. A file with an error gives a function that throws the error.
 */
export function topicLoader(timeout = 10_000, onLoad: () => void = () => {}): TopicLoader {
  let last: { readonly key: string; readonly topics: Promise<Topics> } | undefined;
  const versions = openVersions();
  return (texts) => {
    const files = new Map([...texts].filter(([path]) => isFactFile(path)));
    const key = sha256(JSON.stringify([...files]));
    if (last?.key !== key) {
      const loading = { files, timeout, onLoad, versions, addresses: versions.addressesOf(files) };
      last = { key, topics: loadAll(loading) };
    }
    return last.topics;
  };
}

interface Loading {
  /** Texts by path. */
  readonly files: ReadonlyMap<string, string>;
  /** The address of each file. */
  readonly addresses: ReadonlyMap<string, string>;
  readonly timeout: number;
  readonly onLoad: () => void;
  readonly versions: Versions;
}

async function loadAll(loading: Loading): Promise<Topics> {
  const { files, addresses, versions } = loading;
  refuseExit();
  const hooks = registerHooks(hooksFor(loading));
  const exported = Object.keys(await import(factsUrl));
  const faultOf = (error: unknown) => loadFault(error, files, (name) => (name === factsName ? exported : []));
  const topics: Record<string, TopicFunction> = {};
  let stopped: Refusal | undefined;
  const load = (path: string): TopicFunction => {
    try {
      // After one that had to be stopped none is loaded: those that import it never get ready.
      if (stopped === undefined) return loadOne(path, loading);
    } catch (error) {
      versions.renew(path, files);
      if (!isTimeout(error)) return throwing(faultOf(error));
      stopped = endless('file that is not loaded', loading.timeout, path);
    }
    versions.renew(path, files);
    return throwing(stopped);
  };
  try {
    for (const path of files.keys()) {
      const name = topicOf(path);
      if (name === undefined) continue;
      topics[name] = versions.keep(addresses.get(path) ?? path, () => load(path));
    }
  } finally {
    hooks.deregister();
  }
  versions.forgetOthers(new Set(addresses.values()));
  return topics;
}

let isExitRefused = false;

/** From now on only the program itself ends the process: in a file of facts, `process.exit` is refused at its call. */
function refuseExit(): void {
  if (isExitRefused) return;
  isExitRefused = true;
  const { exit } = process;
  process.exit = (code) => {
    if (!/\/\.facts-[0-9a-f]+\//u.test(new Error('who').stack ?? '')) exit(code);
    throw new Refusal('fact-error', 'Unexpected end of the program in a file of facts, expected facts', {
      help: 'leave out `process.exit`; to stop a build, throw an error that says why',
    });
  };
}

function throwing(error: unknown): TopicFunction {
  return () => {
    throw error;
  };
}

const require = createRequire(import.meta.url);

/** Loads a file of facts. It is required, not imported: only what returns can be stopped after a time. */
function loadOne(path: string, { addresses, timeout }: Loading): TopicFunction {
  const address = addresses.get(path) ?? '';
  const module: Readonly<Record<string, unknown>> = limited(() => require(address), timeout);
  const { topic } = module;
  if (typeof topic !== 'function') throw missingTopic(path, Object.keys(module));
  return withTimeout(topic as TopicFunction, timeout);
}

/** Hooks that load the texts at their addresses, as TypeScript whose types Node strips. */
function hooksFor({ files, addresses, onLoad }: Loading): RegisterHooksOptions {
  const format = 'module-typescript';
  const paths = new Map([...addresses].map(([path, address]) => [address, path]));
  return {
    resolve: (specifier, context, next) => {
      const importer = paths.get(context.parentURL ?? '');
      if (paths.has(specifier)) return { url: specifier, format, shortCircuit: true };
      if (importer === undefined) return next(specifier, context);
      if (specifier === factsName) return next(factsUrl, context);
      const url = addresses.get(specifier.startsWith('.') ? pathFrom(importer, specifier) : '');
      if (url !== undefined) return { url, format, shortCircuit: true };
      throw unknownImport(specifier, importer, files);
    },
    load: (url, context, next) => {
      const source = files.get(paths.get(url) ?? '');
      if (source === undefined) return next(url, context);
      onLoad();
      return { format, source, shortCircuit: true };
    },
  };
}

const call = new Script('run()');
/** One for all calls, since each context takes a millisecond and half a megabyte. */
const callee: { run?: (() => unknown) | undefined } = {};
const context = once(() => createContext(callee));

/** The result of `run`. Throws an error of Node's, which `isTimeout` tells, if it still runs after the timeout in milliseconds. */
function limited<T>(run: () => T, timeout: number): T {
  callee.run = run;
  try {
    return call.runInContext(context(), { timeout });
  } finally {
    callee.run = undefined;
  }
}

function isTimeout(error: unknown): boolean {
  return errorCode(error) === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
}

/** The same function, which is stopped and refused if it still runs after the timeout. */
function withTimeout(topic: TopicFunction, timeout: number): TopicFunction {
  return (data: Data): Topic => {
    try {
      const result: unknown = limited(() => topic(data), timeout);
      // Its shape is refused; what it rejects with later would end the whole program.
      if (result instanceof Promise) result.catch(() => undefined);
      return result as Topic;
    } catch (error) {
      if (!isTimeout(error)) throw error;
      throw endless('topic that is not computed', timeout);
    }
  };
}

function endless(what: string, timeout: number, path?: string): Refusal {
  const reason = `Unexpected ${what} after ${timeout / 1000} seconds, expected less than one`;
  const help = 'look for a loop that never ends';
  return new Refusal(
    'fact-error',
    reason,
    path === undefined ? { help } : { help, at: { path, line: 1, column: 1 } },
  );
}
