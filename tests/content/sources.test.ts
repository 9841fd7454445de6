// How the sources of this edition were read, as their notes say it in words and `custom.read` says it to the build.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { CslItem } from '../../scripts/model/data.ts';
import { root } from '../support/project.ts';

const sources: readonly CslItem[] = JSON.parse(readFileSync(join(root, 'data/sources.json'), 'utf8'));

const datasets = readdirSync(join(root, 'data'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /^(?!editions|schema)[a-z]+\/[^/]+\.json$/u.test(path))
  .map((path): DatasetFile => JSON.parse(readFileSync(join(root, 'data', path), 'utf8')));

/** Sources that `data refresh` will open first: no row names them yet. */
const toCome = sourcesToCome();

function sourcesToCome(): ReadonlySet<string> {
  const named = datasets.flatMap(({ data, sources = [] }) =>
    [...data, ...sources].map((row) => row.source ?? row.id),
  );
  const set = datasets.flatMap(({ refresh = [] }) => refresh.map((one) => JSON.stringify(one.set ?? {})));
  const ids = sources.map(({ id }) => id).filter((id) => set.some((text) => text.includes(id)));
  return new Set(ids.filter((id) => !named.includes(id)));
}

interface DatasetFile {
  readonly data: readonly Readonly<Record<string, unknown>>[];
  readonly sources?: readonly Readonly<Record<string, unknown>>[];
  readonly refresh?: readonly { readonly set?: object }[];
}

/** Words of notes about sources that were not read themselves, or not whole. */
const notWhole =
  /\b(second-hand|secondary (summary|source)|press coverage|quotations|abstract|the beginning was read|summary|detailed notes|the transcription was read|in a transcript)\b/iu;

it('every source whose note says that it was not read itself says so to the build', () => {
  const silent = sources.filter(
    ({ note, custom }) => notWhole.test(String(note)) && custom?.read === undefined,
  );
  expect(silent.map(({ id, note }) => `${id}: ${String(note)}`)).toEqual([]);
});

it('every address of a source that was read itself has the day on which it was opened', () => {
  const undated = sources.filter(({ id, URL: address, accessed, custom }) => {
    if (toCome.has(id)) return false;
    const isOpened = custom?.read === undefined || custom.read === 'in-part';
    return isOpened && address !== undefined && accessed === undefined;
  });
  expect(undated.map(({ id }) => id)).toEqual([]);
});

it('the name of a source tells whose it is, so that whoever hears it can find it', () => {
  const vague = sources
    .map(({ id, author }) => `${id}: ${JSON.stringify(author)}`)
    .filter((line) => /"(?:literal|family)":"(?:an?|some) /iu.test(line));
  expect(vague).toEqual([]);
});

it('no row says of its place in a source only that it is text', () => {
  const vague = datasets.flatMap(({ data, sources = [] }) =>
    [...data, ...sources].filter(({ where }) => /^(?:(?:page|blog) )?text$/iu.test(String(where))),
  );
  expect(vague).toEqual([]);
});
