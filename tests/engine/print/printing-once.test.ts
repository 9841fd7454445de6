// A printer that prints equal pages once.
import { describe, expect, it } from 'vitest';
import type { Cache, Printer } from '../../../scripts/model/artifact.ts';
import type { DeckBoxes } from '../../../scripts/model/deck/slide-boxes.ts';
import type { PrintPage } from '../../../scripts/model/page.ts';
import { print } from '../../../scripts/print/print.ts';
import { printingOnce } from '../../../scripts/print/printing-once.ts';

const boxes: DeckBoxes = { slides: [], fonts: { Inter: { generic: 'sans', ascent: 0.97, descent: 0.24 } } };
const page: PrintPage = {
  kind: 'print',
  path: 'deck.pdf',
  html: '<section></section>',
  form: 'slides',
  document: {
    title: 'T',
    creator: 'sample',
    authors: [],
    subject: '',
    keywords: [],
    language: 'en',
    date: '2026-11-20T00:00:00Z',
  },
  origins: new Map(),
};

/** A printer that records what it prints. */
function countingPrinter(): Printer & { readonly printed: string[] } {
  const printed: string[] = [];
  return {
    printed,
    print: async ({ path, html }) => {
      printed.push(html);
      // The digest of no bytes, so that the cache finds the entry intact.
      const sha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
      return { value: { path, bytes: new Uint8Array(), sha256, pages: 1, boxes }, messages: [] };
    },
    inspect: async () => [],
    version: async () => 'counting 1',
    close: async () => undefined,
  };
}

function memoryCache(): Cache {
  const entries = new Map<string, Uint8Array>();
  return { get: async (key) => entries.get(key), put: async (key, bytes) => void entries.set(key, bytes) };
}

describe('the places on an unchanged deck', () => {
  it('are cached with its print, so that no browser lays it out again', async () => {
    const cache = memoryCache();
    const printer = countingPrinter();
    const first = await print([page], printer, cache);
    const second = await print([page], printer, cache);
    expect(first.value[0]?.boxes).toEqual(boxes);
    expect(second.value[0]?.boxes).toEqual(boxes);
    expect(printer.printed).toHaveLength(1);
  });
});

describe('a printer that prints once', () => {
  it('lays out the same deck once for its PDF and for PowerPoint, also without a cache', async () => {
    const printer = countingPrinter();
    const once = await printingOnce(Promise.resolve(printer));
    const [pdf, places] = await Promise.all([once.print(page), once.print({ ...page })]);
    expect(places).toBe(pdf);
    expect(printer.printed).toHaveLength(1);
  });

  it('prints what is different', async () => {
    const printer = countingPrinter();
    const once = await printingOnce(Promise.resolve(printer));
    await once.print(page);
    await once.print({ ...page, html: '<section>other</section>' });
    expect(printer.printed).toHaveLength(2);
  });
});
