import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Changes, debounce } from '../../../scripts/dev/debounce.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function gathered() {
  const told: Changes[] = [];
  const debounced = debounce((changes) => told.push(changes), { single: 5, burst: 40 });
  return { told, debounced };
}

describe('changes that are debounced', () => {
  it('are told once, a moment after the last of them, each path once', () => {
    const { told, debounced } = gathered();
    for (const path of ['a', 'b', 'a']) {
      debounced.note(path);
      vi.advanceTimersByTime(4);
    }
    expect(told).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(told).toEqual([new Set(['a', 'b'])]);
  });

  it('end as one when many files are saved one after the other', () => {
    const { told, debounced } = gathered();
    for (let save = 0; save < 20; save += 1) {
      debounced.note(`file-${save}`);
      vi.advanceTimersByTime(15);
    }
    vi.advanceTimersByTime(100);
    expect(told.map((changes) => (changes === 'all' ? 'all' : changes.size))).toEqual([1, 19]);
  });

  it('are told at once again when it has been quiet', () => {
    const { told, debounced } = gathered();
    debounced.note('a');
    vi.advanceTimersByTime(500);
    debounced.note('b');
    vi.advanceTimersByTime(5);
    expect(told).toEqual([new Set(['a']), new Set(['b'])]);
  });

  it('are everything when one of them has no name', () => {
    const { told, debounced } = gathered();
    debounced.note('a');
    debounced.note();
    vi.advanceTimersByTime(5);
    debounced.note('b');
    vi.advanceTimersByTime(40);
    expect(told).toEqual(['all', new Set(['b'])]);
  });

  it('are not told any more once it has stopped', () => {
    const { told, debounced } = gathered();
    debounced.note('a');
    debounced.stop();
    vi.advanceTimersByTime(500);
    expect(told).toEqual([]);
  });
});
