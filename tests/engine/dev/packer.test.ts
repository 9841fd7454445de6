import { describe, expect, it } from 'vitest';
import type { JobNews, MadeNews } from '../../../scripts/dev/events.ts';
import { openPacker } from '../../../scripts/dev/print-queue.ts';
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
const job = (...pages: readonly Page[]): JobNews => ({
  kind: 'job',
  outputs: [{ name: 'report', pages }],
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
      version: async () => 'browser 1',
      print: async (page, signal) => {
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
  const told: MadeNews[] = [];
  return {
    events,
    told,
    packer: openPacker({
      host: testHost(memoryWorld({}), { printer: open }),
      tell: (news) => told.push(news),
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

describe('a packer', () => {
  it('opens one browser and keeps it', async () => {
    const { events, told, packer } = printing();
    await packer.pack(job(printPage('a')));
    await packer.pack(job(printPage('b'), { kind: 'text', path: 'report.html', text: 'x' }));
    await packer.close();
    expect(events).toEqual(['open 1', 'print a in 1', 'print b in 1', 'close 1']);
    expect(told.map(({ artifacts }) => artifacts.map(({ path }) => path))).toEqual([
      ['report.pdf'],
      ['report.html', 'report.pdf'],
    ]);
  });

  it('replaces a browser that crashed, and does what it was doing again', async () => {
    const { events, told, packer } = printing((print) => print === 2);
    await packer.pack(job(printPage('a')));
    await packer.pack(job(printPage('b'), { ...printPage('c'), path: 'deck.pdf' }));
    expect(told.map(({ trouble }) => trouble)).toEqual([undefined, undefined]);
    expect(told[1]?.artifacts.map(({ path }) => path)).toEqual(['report.pdf', 'deck.pdf']);
    expect(events.filter((event) => event.startsWith('open'))).toEqual(['open 1', 'open 2']);
  });

  it('says so when the next browser crashes too, and tries again the next time', async () => {
    const { told, packer } = printing((print) => print <= 2);
    await packer.pack(job(printPage('a')));
    expect(told[0]).toMatchObject({
      artifacts: [],
      trouble: { plain: expect.stringContaining('Target closed') },
    });
    await packer.pack(job(printPage('a')));
    expect(told[1]?.trouble).toBeUndefined();
  });

  it('gives up a job when the next one comes', async () => {
    const { told, packer } = printing();
    await Promise.all([packer.pack(job(printPage('a'))), packer.pack(job(printPage('b')))]);
    expect(told).toHaveLength(1);
  });

  it('tells mistakes of the layout as a terminal shows them, and makes nothing of them', async () => {
    const { told, packer } = printing();
    await packer.pack(job(printPage('wide')));
    expect(told[0]?.artifacts).toEqual([]);
    expect(told[0]?.trouble?.plain).toContain(
      'content/a.md:1:6: error: Unexpected overflow [slide-overflow]',
    );
    expect(told[0]?.trouble?.plain).toContain('> 1 | some words');
  });
});
