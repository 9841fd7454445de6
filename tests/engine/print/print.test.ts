// Printing through the cache.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { message } from '../../../scripts/messages/message.ts';
import type { Cache, Printer } from '../../../scripts/model/artifact.ts';
import type { PrintPage, TextPage } from '../../../scripts/model/page.ts';
import type { Place } from '../../../scripts/model/sources.ts';
import { print } from '../../../scripts/print/print.ts';
import { inspectScreens } from '../../../scripts/print/screens.ts';

const place = (line: number): Place => {
  const point = { line, column: 1, offset: 0 };
  return { path: 'content/01.md', position: { start: point, end: point } };
};

const page = (html: string, line = 1): PrintPage => ({
  kind: 'print',
  path: 'report.pdf',
  html,
  form: 'pages',
  document: {
    title: 'T',
    authors: [],
    subject: '',
    creator: '',
    keywords: [],
    language: 'en',
    date: '2026-11-20T00:00:00Z',
  },
  origins: new Map([['a', place(line)]]),
});

/** A printer that "prints" the HTML and complains where it says "bad"; counts its prints. */
function fakePrinter(version = 'Browser/1'): Printer & { prints: number } {
  const printer = {
    prints: 0,
    inspect: async () => [],
    version: async () => version,
    close: async () => {},
    print: async ({ path, html, origins }: PrintPage) => {
      printer.prints += 1;
      const bytes = new TextEncoder().encode(`pdf\n${html}`);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const found = message('slide-overflow', origins.get('a') ?? place(9), 'Unexpected x', {
        help: 'cut it',
      });
      return { value: { path, bytes, sha256, pages: 3 }, messages: html.includes('bad') ? [found] : [] };
    },
  };
  return printer;
}

function memoryCache(): Cache & { entries: Map<string, Uint8Array> } {
  const entries = new Map<string, Uint8Array>();
  return {
    entries,
    get: async (key) => entries.get(key),
    put: async (key, bytes) => {
      entries.set(key, bytes);
    },
  };
}

describe('handing pages to the printer', () => {
  it('is over before they are printed, also where a page waits for the numbers of another', async () => {
    const printing = Promise.withResolvers<void>();
    const printer = fakePrinter();
    const slow: Printer = { ...printer, print: (one) => printing.promise.then(() => printer.print(one)) };
    const volumes = [page('a'), { ...page('b'), path: 'evidence.pdf', after: 'report.pdf' }];
    let isHanded = false;
    const printed = print(volumes, slow, memoryCache(), undefined, () => (isHanded = true));
    await expect.poll(() => isHanded).toBe(true);
    expect(printer.prints).toBe(0);
    printing.resolve();
    expect((await printed).value).toHaveLength(2);
  });

  it('is over where all are known', async () => {
    const [printer, cache] = [fakePrinter(), memoryCache()];
    await print([page('a')], printer, cache);
    let handed = 0;
    await print([page('a')], printer, cache, undefined, () => (handed += 1));
    expect([handed, printer.prints]).toEqual([1, 1]);
  });
});

describe('pages for the screen', () => {
  const screen = (text: string): TextPage => ({
    kind: 'text',
    path: 'report.html',
    text,
    origins: new Map(),
  });

  it('are inspected once while they are sound, and again as long as they are not', async () => {
    const seen: string[] = [];
    const fault = message('screen-layout', place(1), 'Unexpected x');
    const printer = {
      ...fakePrinter(),
      inspect: async ({ text }: TextPage) => {
        seen.push(text);
        return text === 'bad' ? [fault] : [];
      },
    };
    const cache = memoryCache();
    const inspect = (text: string) => inspectScreens([screen(text)], async () => printer, cache);
    expect([await inspect('good'), await inspect('good')]).toEqual([[], []]);
    expect([await inspect('bad'), await inspect('bad')]).toEqual([[fault], [fault]]);
    expect(seen).toEqual(['good', 'bad', 'bad']);
    const plain: TextPage = { kind: 'text', path: 'notes.md', text: 'bad' };
    expect(await inspectScreens([plain], async () => printer, cache)).toEqual([]);
  });

  it('are inspected without the chapters that were sound in the same frame', async () => {
    const seen: string[] = [];
    const printer = {
      ...fakePrinter(),
      inspect: async ({ text }: TextPage) => {
        seen.push(text.replace(/.*<body>/u, ''));
        return text.includes('bad') ? [message('screen-layout', place(1), 'Unexpected x')] : [];
      },
    };
    const cache = memoryCache();
    const chapter = (id: string, text: string) =>
      `<section class="chapter main" id="${id}"><section class="notes">${text}</section></section>`;
    const inspect = (one: string, other: string, style = '') =>
      inspectScreens(
        [screen(`<head>${style}</head><body>bar${chapter('a', one)}${chapter('b', other)}foot`)],
        async () => printer,
        cache,
      );
    await inspect('1', '1');
    await inspect('1', '2');
    await inspect('1', 'bad');
    await inspect('1', 'bad');
    await inspect('2', '1', 'new style');
    const empty = '<section class="chapter main" id="a"></section>';
    expect(seen).toEqual([
      `bar${chapter('a', '1')}${chapter('b', '1')}foot`,
      `bar${empty}${chapter('b', '2')}foot`,
      `bar${empty}${chapter('b', 'bad')}foot`,
      `bar${empty}${chapter('b', 'bad')}foot`,
      `bar${chapter('a', '2')}${chapter('b', '1')}foot`,
    ]);
  });

  it('are inspected without the rows of the ledger that were sound', async () => {
    const seen: string[] = [];
    const printer = {
      ...fakePrinter(),
      inspect: async ({ text }: TextPage) => {
        seen.push(text.replace(/.*<tbody>\n|<\/tbody>.*/gsu, ''));
        return text.includes('bad') ? [message('screen-layout', place(1), 'Unexpected x')] : [];
      },
    };
    const cache = memoryCache();
    const row = (id: string, text: string) => `<tr id="${id}"><td>${text}</td></tr>\n`;
    const inspect = (...rows: string[]) => {
      const table = `<table class="ledger"><tbody>\n${rows.join('')}</tbody></table>`;
      const chapter = `<section class="chapter back" id="ledger">${table}</section>`;
      return inspectScreens([screen(`<head></head><body>${chapter}`)], async () => printer, cache);
    };
    await inspect(row('a', '1'), row('b', '1'));
    await inspect(row('a', '1'), row('b', '2'));
    await inspect(row('a', 'bad'), row('b', '2'));
    await inspect(row('a', 'bad'), row('b', '3'));
    expect(seen).toEqual([
      `${row('a', '1')}${row('b', '1')}`,
      row('b', '2'),
      row('a', 'bad'),
      `${row('a', 'bad')}${row('b', '3')}`,
    ]);
  });
});

describe('printing', () => {
  it('prints what changed and takes the rest from the cache, with bytes, digest and pages', async () => {
    const [printer, cache] = [fakePrinter(), memoryCache()];
    const first = await print([page('one')], printer, cache);
    const second = await print([page('one'), page('two')], printer, cache);
    expect(printer.prints).toBe(2);
    expect(second.value[0]).toEqual({ ...first.value[0], bytes: expect.anything() });
    expect(Buffer.from(second.value[0]?.bytes ?? [])).toEqual(Buffer.from('pdf\none'));
  });

  it('repeats the messages of a cached print as they were', async () => {
    const [printer, cache] = [fakePrinter(), memoryCache()];
    const [first] = (await print([page('bad')], printer, cache)).messages;
    const [again] = (await print([page('bad')], printer, cache)).messages;
    expect(printer.prints).toBe(1);
    const shown = [
      'file',
      'line',
      'column',
      'reason',
      'ruleId',
      'source',
      'fatal',
      'note',
      'message',
    ] as const;
    expect(shown.map((key) => again?.[key])).toEqual(shown.map((key) => first?.[key]));
    expect([again?.fatal, again?.note, again?.file]).toEqual([true, 'cut it', 'content/01.md']);
  });

  it('looks again when lines moved, but only at a page that has messages', async () => {
    const [printer, cache] = [fakePrinter(), memoryCache()];
    await print([page('fine', 1), page('bad', 1)], printer, cache);
    const { messages } = await print([page('fine', 5), page('bad', 5)], printer, cache);
    expect(printer.prints).toBe(3);
    expect(messages.map(({ line }) => line)).toEqual([5]);
  });

  it('prints again with another browser, and when an entry is damaged', async () => {
    const cache = memoryCache();
    const printers = [fakePrinter(), fakePrinter('Browser/2'), fakePrinter()];
    for (const printer of printers.slice(0, 2)) await print([page('one')], printer, cache);
    for (const [key, bytes] of cache.entries) cache.entries.set(key, bytes.subarray(0, bytes.length - 1));
    await print([page('one')], printers[2] ?? fakePrinter(), cache);
    expect(printers.map(({ prints }) => prints)).toEqual([1, 1, 1]);
  });
});

describe('volumes that show page numbers of another', () => {
  const volumes: readonly PrintPage[] = [
    { ...page('report'), path: 'report.pdf' },
    { ...page('evidence'), path: 'evidence.pdf', after: 'report.pdf' },
  ];
  const numbers = [['report.pdf#a', '7']] as const;

  it('are printed while that one is still being finished', async () => {
    const finished = Promise.withResolvers<void>();
    const printer: Printer = {
      ...fakePrinter(),
      print: async ({ path, html, numbers: shown }, { onNumbers } = {}) => {
        const bytes = new TextEncoder().encode(`${html} ${JSON.stringify(shown)}`);
        onNumbers?.(numbers);
        // The report is finished only when the evidence is.
        if (path === 'evidence.pdf') finished.resolve();
        await finished.promise;
        return { value: { path, bytes, sha256: '', numbers, pages: 1 }, messages: [] };
      },
    };
    const { value } = await print(volumes, printer, memoryCache());
    expect(new TextDecoder().decode(value[1]?.bytes)).toBe(`evidence ${JSON.stringify(numbers)}`);
  });

  it('begin with the page numbers of the last print, and are printed again where these turn out to be others', async () => {
    const [cache, asked] = [memoryCache(), [] as string[]];
    const printWith = async (page: string, text: string) => {
      const own = [['report.pdf#a', page]] as const;
      const printer: Printer = {
        ...fakePrinter(),
        print: async ({ path, numbers: shown }, { onNumbers, signal } = {}) => {
          asked.push(`${path} ${shown?.[0]?.[1] ?? '-'}`);
          if (path === 'report.pdf') {
            // The evidence has been begun before the report is ready.
            await new Promise((resolve) => setTimeout(resolve, 5));
            asked.push('report ready');
            onNumbers?.(own);
            return {
              value: { path, bytes: new Uint8Array(), sha256: '', numbers: own, pages: 1 },
              messages: [],
            };
          }
          await new Promise((resolve) => setTimeout(resolve, 10));
          signal?.throwIfAborted();
          const bytes = new TextEncoder().encode(`page ${shown?.[0]?.[1]}`);
          return { value: { path, bytes, sha256: '', pages: 1 }, messages: [] };
        },
      };
      const changed = volumes.map((volume) => ({ ...volume, html: `<head></head>${volume.path} ${text}` }));
      const { value } = await print(changed, printer, cache);
      return new TextDecoder().decode(value[1]?.bytes);
    };
    const seen = async (page: string, text: string) => {
      asked.length = 0;
      return [await printWith(page, text), ...asked];
    };
    const [first, ready] = ['report.pdf -', 'report ready'];
    expect(await seen('7', 'one')).toEqual(['page 7', first, ready, 'evidence.pdf 7']);
    expect(await seen('7', 'two')).toEqual(['page 7', first, 'evidence.pdf 7', ready]);
    expect(await seen('8', 'three')).toEqual(['page 8', first, 'evidence.pdf 7', ready, 'evidence.pdf 8']);
    expect(await seen('8', 'four')).toEqual(['page 8', first, 'evidence.pdf 8', ready]);
  });

  it('reject where that one does', async () => {
    const printer: Printer = { ...fakePrinter(), print: () => Promise.reject(new Error('no paper')) };
    await expect(print(volumes, printer, memoryCache())).rejects.toThrow('no paper');
  });
});
