// A mistake is told where it is made and there alone: what depends on it is not reported as wrong or missing.
import { expect, it } from 'vitest';
import { diskWorld } from '../../scripts/host/disk/world.ts';
import { root } from '../support/project.ts';
import { realRun } from '../support/run.ts';

const path = 'content/edition.yml';
const disk = await diskWorld(root);
const whole = await disk.read(path);

it.each([
  ['an address with a login', `${whole}url: https://me:secret@example.org/x\n`],
  ['a date that is none', whole.replace(/^date: .*$/mu, 'date: tomorrow')],
  ['a misspelt key', whole.replace(/^subtitle:/mu, 'subtitel:')],
  ['no list of authors', whole.replace(/^authors:/mu, 'authors: nobody\nothers:')],
  ['broken YAML', `${whole}talk: [\n`],
])('%s', async (_, text) => {
  const world = { ...disk, read: async (file: string) => (file === path ? text : disk.read(file)) };
  const { messages } = await (await realRun({}, world)).resolved();
  const files = messages.filter(({ fatal }) => fatal === true).map(({ file }) => file);
  expect([...new Set(files)]).toEqual([path]);
});

it('a misspelt source in a row', async () => {
  const dataset = 'data/benchmarks/startup-times.json';
  const text = await disk.read(dataset);
  const world = {
    ...disk,
    read: async (file: string) =>
      file === dataset
        ? text.replace('"source": "youki-readme"', '"source": "youki-readm"')
        : disk.read(file),
  };
  const { messages } = await (await realRun({}, world)).resolved();
  const errors = messages.filter(({ fatal }) => fatal === true).map(({ file, ruleId }) => [file, ruleId]);
  expect(errors).toEqual([[dataset, 'unknown-source']]);
});
