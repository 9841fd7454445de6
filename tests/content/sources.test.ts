// How the sources of this edition were read, as their notes say it in words and `custom.read` says it to the build.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { CslItem } from '../../scripts/model/data.ts';
import { root } from '../support/project.ts';

const sources: readonly CslItem[] = JSON.parse(readFileSync(join(root, 'data/sources.json'), 'utf8'));

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
  const undated = sources.filter(({ URL: address, accessed, custom }) => {
    const isOpened = custom?.read === undefined || custom.read === 'in-part';
    return isOpened && address !== undefined && accessed === undefined;
  });
  expect(undated.map(({ id }) => id)).toEqual([]);
});
