import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Changes, debounce } from '../../../scripts/dev/debounce.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function gathered() {
  const handled: Changes[] = [];
  const debouncer = debounce((changes) => handled.push(changes), { single: 5, burst: 40 });
  return { handled, debouncer };
}

describe('changes that are debounced', () => {
  it('are handled once, a moment after the last of them, each path once', () => {
    const { handled, debouncer } = gathered();
    for (const path of ['a', 'b', 'a']) {
      debouncer.add(path);
      vi.advanceTimersByTime(4);
    }
    expect(handled).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(handled).toEqual([new Set(['a', 'b'])]);
  });

  it('end as one when many files are saved one after the other', () => {
    const { handled, debouncer } = gathered();
    for (let save = 0; save < 20; save += 1) {
      debouncer.add(`file-${save}`);
      vi.advanceTimersByTime(15);
    }
    vi.advanceTimersByTime(100);
    expect(handled.map((changes) => (changes === 'all' ? 'all' : changes.size))).toEqual([1, 19]);
  });

  it('are handled at once again when it has been quiet', () => {
    const { handled, debouncer } = gathered();
    debouncer.add('a');
    vi.advanceTimersByTime(500);
    debouncer.add('b');
    vi.advanceTimersByTime(5);
    expect(handled).toEqual([new Set(['a']), new Set(['b'])]);
  });

  it('are everything when one of them has no name', () => {
    const { handled, debouncer } = gathered();
    debouncer.add('a');
    debouncer.add();
    vi.advanceTimersByTime(5);
    debouncer.add('b');
    vi.advanceTimersByTime(40);
    expect(handled).toEqual(['all', new Set(['b'])]);
  });

  it('are not handled any more once it has stopped', () => {
    const { handled, debouncer } = gathered();
    debouncer.add('a');
    debouncer.stop();
    vi.advanceTimersByTime(500);
    expect(handled).toEqual([]);
  });
});
