import { describe, expect, it } from 'vitest';
import { memoryCache } from '../../../scripts/host/disk/memory-cache.ts';
import { noCache } from '../../../scripts/model/cache.ts';
import { sha256 } from '../../../scripts/model/digest.ts';
import { noMemo } from '../../../scripts/model/memo.ts';
import { minimalProject } from '../../support/check.ts';
import { minimalRun } from '../../support/run.ts';
import { unprintedOutputs } from '../../support/unprinted.ts';

/** What is drawn for equal inputs is drawn once. */
const cache = memoryCache(noCache);

/** Path and digest of what is made of a project whose files are changed. */
async function built(change: (text: string) => string): Promise<readonly (readonly string[])[]> {
  const files = Object.entries(minimalProject()).map(([path, text]) => [path, change(text)]);
  const options = { outputs: unprintedOutputs, memo: noMemo };
  const run = minimalRun(Object.fromEntries(files), options, { cache });
  const { artifacts, messages } = await run.built();
  expect(messages.map(String)).toEqual([]);
  return (artifacts ?? [])
    .filter(({ path }) => path !== 'manifest.json')
    .map(({ path, bytes }) => [path, sha256(bytes)]);
}

let plain: ReturnType<typeof built> | undefined;

describe('the line ends of files', () => {
  it.each([
    ['carriage returns before them', (text: string) => text.replaceAll('\n', '\r\n')],
    ['carriage returns instead', (text: string) => text.replaceAll('\n', '\r')],
    ['a byte order mark', (text: string) => `\uFEFF${text}`],
  ])('make no difference: %s', async (_, change) => {
    plain ??= built((text) => text);
    expect(await built(change)).toEqual(await plain);
  });
});
