// The name that a misspelt one is taken for.
import { expect, it } from 'vitest';
import { nearest } from '../../../scripts/messages/message.ts';

it.each([
  ['idel', ['id', 'idle', 'ids'], 'idle'],
  ['Boot', ['start', 'boot'], 'boot'],
  ['boto-times', ['boot', 'boot-times', 'boot-time'], 'boot-times'],
])('%s of %j is %s', (name, known, expected) => {
  expect(nearest(name, known)).toBe(expected);
});

it('is none when nothing is similar, or nothing known', () => {
  expect(nearest('idle', ['throughput'])).toBeUndefined();
  expect(nearest('idle', [])).toBeUndefined();
});
