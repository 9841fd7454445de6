// Repeated messages are removed.
import { expect, test } from 'vitest';
import { distinct } from '../../../scripts/messages/distinct.ts';
import { message } from '../../../scripts/messages/message.ts';

const at = (line: number) => {
  const point = { line, column: 1, offset: 0 };
  return { path: 'content/01.md', position: { start: point, end: point } };
};

test('what two outputs find in the same place is reported once', () => {
  const overflow = (line: number) =>
    message('slide-overflow', at(line), 'Unexpected text below slide 3', { help: 'say less' });
  const unique = distinct([overflow(3), overflow(3), overflow(4)]);
  expect(unique.map(({ line }) => line)).toEqual([3, 4]);
});
