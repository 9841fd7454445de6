// The thread that builds is replaced when it holds too much.
import { describe, expect, it } from 'vitest';
import type { BuilderEvent, VisiblePages, WornEvent } from '../../../scripts/dev/events.ts';
import { renewedBuilder } from '../../../scripts/dev/renewal.ts';

interface Fake {
  readonly send: (event: BuilderEvent | WornEvent) => void;
  readonly seen: VisiblePages[];
  isEnded: boolean;
}

function opened() {
  const threads: Fake[] = [];
  const events: string[] = [];
  const builder = renewedBuilder(
    (send) => {
      const thread: Fake = { send, seen: [], isEnded: false };
      threads.push(thread);
      const end = async () => {
        thread.isEnded = true;
      };
      return { prioritize: (pages) => thread.seen.push(pages), end };
    },
    (event) => events.push(event.kind === 'page' ? `page ${event.html}` : event.kind),
  );
  return { builder, threads, events };
}

const page = (html: string): BuilderEvent => ({ kind: 'page', path: 'report.html', html });
const update = (error?: string): BuilderEvent => ({
  kind: 'update',
  changed: [],
  pages: [],
  milliseconds: 1,
  ...(error === undefined ? {} : { error: { plain: error, styled: error } }),
});

describe('a worn thread', () => {
  it('builds until the new one has built everything, and ends then', () => {
    const { threads, events } = opened();
    const [first] = threads;
    first?.send(page('one'));
    first?.send({ kind: 'worn' });
    first?.send({ kind: 'worn' });
    expect(threads).toHaveLength(2);
    threads[1]?.send(page('two'));
    first?.send(page('three'));
    first?.send(update());
    expect(first?.isEnded).toBe(false);
    threads[1]?.send(update());
    expect(first?.isEnded).toBe(true);
    expect(events).toEqual(['page one', 'page three', 'update', 'page two']);
    first?.send(page('late'));
    first?.send(update());
    threads[1]?.send(page('four'));
    threads[1]?.send(update());
    expect(events.slice(4)).toEqual(['page four', 'update']);
  });

  it('is replaced again when the new one is worn', () => {
    const { threads } = opened();
    for (const index of [0, 1, 2]) {
      threads[index]?.send({ kind: 'worn' });
      threads[index + 1]?.send(update());
    }
    expect(threads.map(({ isEnded }) => isEnded)).toEqual([true, true, true, false]);
  });

  it('hands on what is visible, and an error of the first build', () => {
    const { builder, threads, events } = opened();
    builder.prioritize({ visible: ['deck.html'] });
    threads[0]?.send({ kind: 'worn' });
    expect(threads[1]?.seen).toEqual([{ visible: ['deck.html'] }]);
    builder.prioritize({ visible: ['report.html'] });
    expect(threads.map(({ seen }) => seen.at(-1)?.visible)).toEqual([['report.html'], ['report.html']]);
    threads[1]?.send(update('broken'));
    expect(events).toEqual(['update']);
  });

  it('ends with the new one', async () => {
    const { builder, threads } = opened();
    threads[0]?.send({ kind: 'worn' });
    await builder.end();
    expect(threads.map(({ isEnded }) => isEnded)).toEqual([true, true]);
  });
});
