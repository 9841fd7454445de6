import { describe, expect, it } from 'vitest';
import type { Artifact } from '../../../scripts/model/artifact.ts';
import { minimalProject } from '../../support/check.ts';
import { minimalRun } from '../../support/run.ts';
import { unprintedOutputs } from '../../support/unprinted.ts';

async function built(change: (text: string) => string): Promise<readonly Artifact[]> {
  const files = Object.entries(minimalProject()).map(([path, text]) => [path, change(text)]);
  const { artifacts, messages } = await minimalRun(Object.fromEntries(files), {
    outputs: unprintedOutputs,
  }).built();
  expect(messages.map(String)).toEqual([]);
  return (artifacts ?? []).filter(({ path }) => path !== 'manifest.json');
}

describe('the line ends of files', () => {
  it.each([
    ['carriage returns before them', (text: string) => text.replaceAll('\n', '\r\n')],
    ['carriage returns instead', (text: string) => text.replaceAll('\n', '\r')],
    ['a byte order mark', (text: string) => `\uFEFF${text}`],
  ])('make no difference: %s', async (_, change) => {
    expect(await built(change)).toEqual(await built((text) => text));
  });
});
