// Printed PDFs: content, structure, metadata, fonts, reproducibility.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPrinter } from '../../../scripts/host/browser/printer.ts';
import type { Artifact } from '../../../scripts/model/artifact.ts';
import type { Checked } from '../../../scripts/model/sources.ts';
import { usedFonts } from '../../../scripts/print/pdf/fonts.ts';
import { unpacked } from '../print/skia.ts';
import { describePdf, pageTexts, withPdf } from './described.ts';
import { cacheFolder, fixture, printPage } from './printing.ts';

const update = process.env.UPDATE === '1';
if (update && process.env.CI)
  throw new Error('UPDATE=1 rewrites expectations and is refused where CI is set');

const pages = {
  report: printPage(fixture('report'), 'pages', { mainMatter: 'one' }),
  deck: printPage(fixture('deck'), 'slides'),
};
type Name = keyof typeof pages;

/** Report and deck, printed at the same time by one browser. */
async function printBoth(): Promise<Record<Name, Checked<Artifact>>> {
  const printer = await openPrinter({ cacheFolder });
  try {
    const [report, deck] = await Promise.all([printer.print(pages.report), printer.print(pages.deck)]);
    return { report, deck };
  } finally {
    await printer.close();
  }
}

const printed: Partial<Record<Name, Checked<Artifact>>> = {};
beforeAll(async () => {
  Object.assign(printed, await printBoth());
});

function bytesOf(name: Name): Uint8Array {
  const print = printed[name];
  if (print === undefined) throw new Error(`${name} was not printed`);
  return print.value.bytes;
}

/** Whether a program that some tests look through is installed. */
function has(program: string): boolean {
  return spawnSync(program, ['--version']).error === undefined;
}

const folder = mkdtempSync(join(tmpdir(), 'print-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
function fileOf(name: Name): string {
  const path = join(folder, `${name}.pdf`);
  writeFileSync(path, bytesOf(name));
  return path;
}

describe('a printed document', () => {
  it.each(['report', 'deck'] as const)(
    'has the labels, outline, structure and links of the golden: %s',
    async (name) => {
      const path = join(import.meta.dirname, 'expected', `${name}.txt`);
      const description = await describePdf(bytesOf(name));
      if (update) writeFileSync(path, description);
      expect(description).toBe(readFileSync(path, 'utf8'));
    },
  );

  it('has nothing to say about sound documents', () => {
    // The pages of the sample are short on purpose.
    const messages = [printed.report, printed.deck]
      .flatMap((print) => print?.messages ?? [])
      .filter(({ ruleId }) => ruleId !== 'page-mostly-empty');
    expect(messages.map(({ ruleId, reason }) => `${ruleId}: ${reason}`)).toEqual([]);
  });

  it('counts its pages and carries the digest of its bytes', () => {
    expect(printed.report?.value).toMatchObject({ path: 'report.pdf', pages: 6 });
    expect(printed.deck?.value).toMatchObject({ path: 'deck.pdf', pages: 4 });
    expect(printed.deck?.value.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('prints page numbers into references and margin boxes, roman before the main matter', async () => {
    const texts = await pageTexts(bytesOf('report'));
    expect(texts[1]).toBe('Running headiiContents1. First chapter 12. A detail 23. Second chapter 3');
    expect(texts[2]).toContain('Figure 1, page 1');
    expect(texts[4]).toContain('front matter ends on page ii');
    expect(texts[3]).toContain('page 2 of 4');
  });

  it('says title, authors, subject, keywords, language and dates, in the information and as XMP', async () => {
    const { info, metadata } = await withPdf(bytesOf('report'), async (pdf) => {
      const found = await pdf.getMetadata();
      return { info: found.info as Record<string, unknown>, metadata: found.metadata };
    });
    expect(info).toMatchObject({
      Title: 'Containers & “machines” <µ>',
      Author: 'Ada Author, Bob Ünal',
      Subject: 'What is said',
      Keywords: 'containers, virtual machines',
      Language: 'en',
      CreationDate: "D:20261120083000+00'00'",
      ModDate: "D:20261120083000+00'00'",
      PDFFormatVersion: '1.7',
    });
    expect(metadata.get('dc:title')).toBe('Containers & “machines” <µ>');
    expect(metadata.get('dc:creator')).toEqual(['Ada Author', 'Bob Ünal']);
    expect(metadata.get('dc:subject')).toEqual(['containers', 'virtual machines']);
    expect(metadata.get('xmp:createdate')).toBe('2026-11-20T08:30:00Z');
  });

  it('shows its title and not its file name', async () => {
    const preferences = await withPdf(bytesOf('report'), (pdf) => pdf.getViewerPreferences());
    expect(preferences).toMatchObject({ DisplayDocTitle: true });
  });

  it('embeds its fonts, none of them of Type 3', () => {
    for (const name of ['report', 'deck'] as const) {
      const file = { objects: unpacked(bytesOf(name)), root: 0, info: 0 };
      expect(usedFonts(file)).toEqual({
        names: expect.arrayContaining(['Inter-Regular', 'Inter-Bold']),
        hasType3: false,
      });
      expect(usedFonts(file).names.filter((font) => !font.startsWith('Inter'))).toEqual([]);
      const descriptors = [...file.objects.values()].filter((object) =>
        object.startsWith('<</Type /FontDescriptor'),
      );
      expect(descriptors.filter((object) => !object.includes('/FontFile2 '))).toEqual([]);
    }
  });

  it('is the same byte for byte when a fresh browser prints it again', async () => {
    const again = await printBoth();
    for (const name of ['report', 'deck'] as const) {
      expect(again[name].value.sha256).toBe(printed[name]?.value.sha256);
    }
  });

  it('is the same when a browser prints it that has printed before', async () => {
    const printer = await openPrinter({ cacheFolder });
    try {
      const digests: string[] = [];
      for (let time = 0; time < 2; time += 1) digests.push((await printer.print(pages.report)).value.sha256);
      expect(digests).toEqual([printed.report?.value.sha256, printed.report?.value.sha256]);
    } finally {
      await printer.close();
    }
  });
});

describe('other programs', () => {
  it.skipIf(!has('qpdf'))('qpdf finds no fault in the files (needs qpdf)', () => {
    for (const name of ['report', 'deck'] as const) {
      const { status, stdout, stderr } = spawnSync('qpdf', ['--check', fileOf(name)], { encoding: 'utf8' });
      expect({ status, stderr, clean: stdout.includes('No syntax or stream encoding errors') }).toEqual({
        status: 0,
        stderr: '',
        clean: true,
      });
    }
  });

  it.skipIf(!has('pdfinfo'))('poppler reads the structure tree without a complaint (needs poppler)', () => {
    const { stdout, stderr } = spawnSync('pdfinfo', ['-struct', fileOf('report')], { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^Document/);
    expect(stdout).toContain('Caption');
  });
});

describe('a printer', () => {
  it('stops with its signal and leaves no browser behind', async () => {
    const controller = new AbortController();
    const printer = await openPrinter({ cacheFolder, signal: controller.signal });
    const printing = printer.print(pages.report);
    controller.abort();
    await expect(printing).rejects.toThrow();
    await expect(printer.version()).rejects.toThrow();
  });

  it('says what was tried and the way out when the chosen browser is none', async () => {
    await expect(openPrinter({ cacheFolder, chromePath: '/nowhere/chrome' })).rejects.toMatchObject({
      exitCode: 3,
      message: 'No usable browser: CHROME_PATH is `/nowhere/chrome`, which is no executable file',
      help: expect.stringContaining('unset it'),
    });
    await expect(openPrinter({ cacheFolder, chromePath: process.execPath })).rejects.toMatchObject({
      exitCode: 3,
    });
  });
});
