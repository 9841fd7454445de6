import { describe, expect, it } from 'vitest';
import type { ArtifactsEvent, PrintJob } from '../../../scripts/dev/events.ts';
import { openPrintQueue } from '../../../scripts/dev/print-queue.ts';
import { message } from '../../../scripts/messages/message.ts';
import type { Printer } from '../../../scripts/model/artifact.ts';
import type { Page, PrintPage } from '../../../scripts/model/page.ts';
import { memoryWorld } from '../../support/check.ts';
import { testHost } from '../../support/run.ts';

const printPage = (html: string): PrintPage => ({
  kind: 'print',
  path: 'report.pdf',
  html,
  form: 'pages',
  document: { title: '', creator: '', authors: [], subject: '', keywords: [], language: 'en', date: '' },
  origins: new Map(),
});
const job = (...pages: readonly Page[]): PrintJob => ({
  kind: 'job',
  outputs: [{ name: 'report', pages }],
  presented: [],
  texts: new Map([['content/a.md', 'some words\n']]),
});

/** A printer whose browser crashes at the prints that `crashes` says, counted over all browsers. */
function printing(crashes: (print: number) => boolean = () => false) {
  const events: string[] = [];
  let browsers = 0;
  let prints = 0;
  const open = async (): Promise<Printer> => {
    browsers += 1;
    const browser = browsers;
    let isAlive = true;
    events.push(`open ${browser}`);
    return {
      inspect: async () => [],
      version: async () => 'browser 1',
      print: async (page, { signal } = {}) => {
        prints += 1;
        if (crashes(prints)) isAlive = false;
        await new Promise((resolve) => setImmediate(resolve));
        signal?.throwIfAborted();
        if (!isAlive) throw new Error('Target closed');
        events.push(`print ${page.html} in ${browser}`);
        const messages = page.html.includes('wide') ? [layoutFault()] : [];
        return { value: { path: page.path, bytes: new Uint8Array([1]), sha256: '', pages: 1 }, messages };
      },
      close: async () => void events.push(`close ${browser}`),
    };
  };
  const emitted: ArtifactsEvent[] = [];
  return {
    events,
    emitted,
    queue: openPrintQueue({
      host: testHost(memoryWorld({}), { printer: open }),
      emit: (event) => emitted.push(event),
      clock: () => 0,
    }),
  };
}

function layoutFault() {
  const point = { line: 1, column: 6, offset: 5 };
  return message(
    'slide-overflow',
    { path: 'content/a.md', position: { start: point, end: { ...point, column: 11, offset: 10 } } },
    'Unexpected overflow',
    {},
  );
}

describe('a print queue', () => {
  it('opens one browser and keeps it', async () => {
    const { events, emitted, queue } = printing();
    await queue.print(job(printPage('a')));
    await queue.print(job(printPage('b'), { kind: 'text', path: 'report.html', text: 'x' }));
    await queue.close();
    expect(events).toEqual(['open 1', 'print a in 1', 'print b in 1', 'close 1']);
    expect(emitted.map(({ artifacts }) => artifacts.map(({ path }) => path))).toEqual([
      ['report.pdf'],
      ['report.html', 'report.pdf'],
    ]);
  });

  it('replaces a browser that crashed, and repeats its prints', async () => {
    const { events, emitted, queue } = printing((print) => print === 2);
    await queue.print(job(printPage('a')));
    await queue.print(job(printPage('b'), { ...printPage('c'), path: 'deck.pdf' }));
    expect(emitted.map(({ error }) => error)).toEqual([undefined, undefined]);
    expect(emitted[1]?.artifacts.map(({ path }) => path)).toEqual(['report.pdf', 'deck.pdf']);
    expect(events.filter((event) => event.startsWith('open'))).toEqual(['open 1', 'open 2']);
  });

  it('says so when the next browser crashes too, and tries again the next time', async () => {
    const { emitted, queue } = printing((print) => print <= 2);
    await queue.print(job(printPage('a')));
    expect(emitted[0]).toMatchObject({
      artifacts: [],
      error: { plain: expect.stringContaining('Target closed') },
    });
    await queue.print(job(printPage('a')));
    expect(emitted[1]?.error).toBeUndefined();
  });

  it('aborts a job when the next one comes', async () => {
    const { emitted, queue } = printing();
    await Promise.all([queue.print(job(printPage('a'))), queue.print(job(printPage('b')))]);
    expect(emitted).toHaveLength(1);
  });

  it('emits errors of the layout as a terminal shows them, and no artifacts', async () => {
    const { emitted, queue } = printing();
    await queue.print(job(printPage('wide')));
    expect(emitted[0]?.artifacts).toEqual([]);
    expect(emitted[0]?.error?.plain).toContain(
      'content/a.md:1:6: error: Unexpected overflow [slide-overflow]',
    );
    expect(emitted[0]?.error?.plain).toContain('> 1 | some words');
  });
});
