import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Changes, settle } from '../../../scripts/live/settle.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function gathered() {
  const told: Changes[] = [];
  const settling = settle((changes) => told.push(changes), { single: 5, burst: 40 });
  return { told, settling };
}

describe('changes that settle', () => {
  it('are told once, a moment after the last of them, each path once', () => {
    const { told, settling } = gathered();
    for (const path of ['a', 'b', 'a']) {
      settling.note(path);
      vi.advanceTimersByTime(4);
    }
    expect(told).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(told).toEqual([new Set(['a', 'b'])]);
  });

  it('end as one when many files are saved one after the other', () => {
    const { told, settling } = gathered();
    for (let save = 0; save < 20; save += 1) {
      settling.note(`file-${save}`);
      vi.advanceTimersByTime(15);
    }
    vi.advanceTimersByTime(100);
    expect(told.map((changes) => (changes === 'all' ? 'all' : changes.size))).toEqual([1, 19]);
  });

  it('are told at once again when it has been quiet', () => {
    const { told, settling } = gathered();
    settling.note('a');
    vi.advanceTimersByTime(500);
    settling.note('b');
    vi.advanceTimersByTime(5);
    expect(told).toEqual([new Set(['a']), new Set(['b'])]);
  });

  it('are everything when one of them has no name', () => {
    const { told, settling } = gathered();
    settling.note('a');
    settling.note();
    vi.advanceTimersByTime(5);
    settling.note('b');
    vi.advanceTimersByTime(40);
    expect(told).toEqual(['all', new Set(['b'])]);
  });

  it('are not told any more once it has stopped', () => {
    const { told, settling } = gathered();
    settling.note('a');
    settling.stop();
    vi.advanceTimersByTime(500);
    expect(told).toEqual([]);
  });
});
