// The minimal project has no faults.
import { describe, expect, it } from 'vitest';
import { inspected } from '../../support/inspected.ts';

describe('the minimal project', () => {
  it('has nothing wrong with it, through resolving and inspecting', async () => {
    const { messages, value } = await inspected();
    expect(messages.map(String)).toEqual([]);
    expect(value.chapters.map(({ id, number }) => [id, number])).toEqual([
      ['summary', undefined],
      ['boot', '1'],
    ]);
    expect([...value.figures.keys()]).toEqual(['boot-times']);
    expect(value.ledger.map(({ fact }) => fact)).toEqual([
      'boot.small',
      'boot.large',
      'boot.slowdown',
      'boot.either',
      'boot.smallFaster',
    ]);
  });
});
