// Variants of an edition, for a region, a customer or a language: `content/editions/<name>.yml`, and files that stand in for those of the project.
import type { VFileMessage } from 'vfile-message';
import { wrongUsage } from '../../messages/failure.ts';
import { suggest } from '../../messages/message.ts';
import type { Sources } from '../../model/sources.ts';
import { parseYaml, yamlPart } from '../text/yaml.ts';
import { mergedText } from './merge.ts';

/** The edition that variants vary. */
export const editionPath = 'content/edition.yml';
/** What a variant sets of it. */
export const variantPattern = /^content\/editions\/(?<name>[a-z0-9]+(?:[.-][a-z0-9]+)*)\.yml$/;
/** Files that stand in for others in a variant: everything below its folder. */
export const standInPattern = /^content\/editions\/[^/]+\//;

/** The names of the variants, sorted. */
export function variantNames({ texts }: Sources): readonly string[] {
  return [...texts.keys()].flatMap((path) => variantPattern.exec(path)?.groups?.name ?? []).toSorted();
}

/** The file of a variant. */
export function variantPath(name: string): string {
  return `content/editions/${name}.yml`;
}

/**
 * The sources of a variant. `content/edition.yml` is the text of the edition with what the file of the variant sets; a file
 * `content/editions/<name>/<path>` stands in for `<path>`, or is added. Both keep their own paths, too, so that messages
 * can show them. Throws wrong usage where there is no such variant.
 */
export function asVariant(sources: Sources, name: string): Sources {
  const names = variantNames(sources);
  if (!names.includes(name)) throw unknownVariant(name, names);
  const folder = `content/editions/${name}/`;
  const texts = new Map([...sources.texts, ...standIns(sources.texts, folder)]);
  const assets = new Map([...sources.assets, ...standIns(sources.assets, folder)]);
  const path = variantPath(name);
  const set = parseYaml(yamlPart(path, sources.texts.get(path) ?? ''));
  const base = sources.texts.get(editionPath);
  const merged = base === undefined ? undefined : mergedText(base, set.value, name);
  if (merged !== undefined) texts.set(editionPath, merged);
  const unreadable: readonly VFileMessage[] = [...(sources.unreadable ?? []), ...set.messages];
  return {
    ...sources,
    texts,
    assets,
    ...(unreadable.length === 0 ? {} : { unreadable }),
    variant: { name, edition: base ?? '' },
  };
}

function standIns<T>(files: ReadonlyMap<string, T>, folder: string): readonly (readonly [string, T])[] {
  return [...files].flatMap(([path, content]) =>
    path.startsWith(folder) ? [[path.slice(folder.length), content] as const] : [],
  );
}

function unknownVariant(name: string, names: readonly string[]): Error {
  const help =
    names.length === 0
      ? 'this project has none: a variant is a file `content/editions/<name>.yml`'
      : suggest(name, names).help;
  return wrongUsage(`Unexpected edition \`${name}\``, help);
}
