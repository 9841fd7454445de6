// Gives each version of a file of facts an address of its own, since Node loads no address twice.
import { join, posix } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { TopicFunction } from '../../facts/topics.ts';
import { sha256 } from '../../model/digest.ts';
import { programFolder } from '../project.ts';

type Files = ReadonlyMap<string, string>;

/** The versions of files of facts that a loader has seen. */
export interface Versions {
  /** The address of each file, which stays the same as long as the file and all that it imports do. */
  addressesOf(files: Files): ReadonlyMap<string, string>;
  /** From now on a file and all that it imports have other addresses: Node keeps failures, too. */
  renew(path: string, files: Files): void;
  /** The function that was loaded from an address; `load` loads it the first time. */
  keep(address: string, load: () => TopicFunction): TopicFunction;
  /** Forgets the functions of all other addresses. */
  forgetOthers(addresses: ReadonlySet<string>): void;
}

export function openVersions(): Versions {
  const renewals = new Map<string, number>();
  const loaded = new Map<string, TopicFunction>();
  return {
    addressesOf: (files) => {
      const closures = closuresOf(files);
      return new Map(
        [...closures].map(([path, closure]) => {
          const texts = [...closure].sort().map((one) => [one, files.get(one), renewals.get(one)]);
          return [path, `${folderOf(sha256(JSON.stringify(texts)))}${path}`];
        }),
      );
    },
    renew: (path, files) => {
      for (const one of closuresOf(files).get(path) ?? []) renewals.set(one, (renewals.get(one) ?? 0) + 1);
    },
    keep: (address, load) => {
      const topic = loaded.get(address) ?? load();
      loaded.set(address, topic);
      return topic;
    },
    forgetOthers: (addresses) => {
      for (const address of loaded.keys()) if (!addresses.has(address)) loaded.delete(address);
    },
  };
}

/** A folder in which there are no files: Node requires no addresses of another kind. */
function folderOf(digest: string): string {
  return `${pathToFileURL(join(programFolder, `.facts-${digest.slice(0, 16)}`)).href}/`;
}

/** The path that a relative import leads to. */
export function pathFrom(importer: string, specifier: string): string {
  return posix.join(posix.dirname(importer), specifier);
}

/** Each file with all files that it may import, also through others: whatever it names between quotes. */
function closuresOf(files: Files): ReadonlyMap<string, ReadonlySet<string>> {
  const named = new Map(
    [...files].map(([path, text]) => {
      const specifiers = [...text.matchAll(/(["'`])(\.{1,2}\/[^"'`\n]+)\1/gu)];
      return [path, specifiers.map(([, , specifier = '']) => pathFrom(path, specifier))];
    }),
  );
  return new Map(
    [...files.keys()].map((path) => {
      const closure = new Set([path]);
      for (const one of closure)
        for (const next of named.get(one) ?? []) if (files.has(next)) closure.add(next);
      return [path, closure];
    }),
  );
}
