import { expect, it } from 'vitest';
import { latestOnly } from '../../../scripts/dev/latest-only.ts';

it('of values that come while one is not taken, only the last is sent', () => {
  const posted: number[] = [];
  const sender = latestOnly<number>((value) => posted.push(value));
  for (const value of [1, 2, 3, 4]) sender.send(value);
  expect(posted).toEqual([1]);
  sender.taken();
  expect(posted).toEqual([1, 4]);
  sender.send(5);
  expect(posted).toEqual([1, 4]);
  sender.taken();
  expect(posted).toEqual([1, 4, 5]);
});

it('a value is sent at once when all before it were taken', () => {
  const posted: number[] = [];
  const sender = latestOnly<number>((value) => posted.push(value));
  for (const value of [1, 2]) {
    sender.send(value);
    sender.taken();
  }
  sender.send(3);
  expect(posted).toEqual([1, 2, 3]);
});
