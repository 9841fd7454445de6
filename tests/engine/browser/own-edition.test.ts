// An edition that sets everything of its own: brand, language, paper and slides.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { openPrinter } from '../../../scripts/host/browser/printer.ts';
import { deck } from '../../../scripts/render/deck/deck.ts';
import { pptx } from '../../../scripts/render/deck/pptx.ts';
import { handout } from '../../../scripts/render/handout/handout.ts';
import { report } from '../../../scripts/render/report/report.ts';
import { fixtureProject } from '../../support/check.ts';
import { showcaseTopics } from '../../support/topics.ts';
import { buildProject, type Whole } from '../../support/whole.ts';
import { pageTexts, withPdf } from './described.ts';
import { cacheFolder } from './printing.ts';

const folder = join(import.meta.dirname, '../../../node_modules/@fontsource/source-serif-4/files');
const names = [400, 600, 700].flatMap((weight) =>
  ['latin', 'latin-ext', 'greek'].map((subset) => `source-serif-4-${subset}-${weight}-normal.woff2`),
);
const fonts = names.map((name) => [
  `templates/fonts/${name}`,
  new Uint8Array(readFileSync(join(folder, name))),
]);

const own = `organisation: Kesselwerke
speaker: { name: Jana Beispiel, role: Leiterin, contact: jana@example.org }
event: { name: Küchentagung, place: Köln }
footer: Kesselwerke, vertraulich
logo: { file: logo.svg, alt: Kesselwerke }
brand:
  colours: { accent: "#8a1c4a", blue: "#0a6a5a" }
  fonts: { sans: { family: Kettle Sans, files: [${names.join(', ')}] } }
paper: Letter
slides: "4:3"
`;
const logo =
  '<svg xmlns="http://www.w3.org/2000/svg" width="240" height="60" viewBox="0 0 240 60"><path fill="#8a1c4a" d="M0 0h60v60H0z"/></svg>';

let made: Whole;
const bytesOf = (path: string): Uint8Array =>
  made.artifacts.find((artifact) => artifact.path === path)?.bytes ?? new Uint8Array();

beforeAll(async () => {
  const files = fixtureProject('showcase');
  const edition = String(files['content/edition.yml']).replace('language: en', `language: de-DE\n${own}`);
  const printer = await openPrinter({ cacheFolder });
  const outputs = [report, deck, handout, pptx];
  made = await buildProject(
    {
      ...files,
      ...Object.fromEntries(fonts),
      'templates/images/logo.svg': logo,
      'content/edition.yml': edition.replace('  event: Kitchen meeting\n', ''),
    },
    { topics: showcaseTopics, printer, outputs },
  ).finally(() => printer.close());
}, 120_000);

describe('an edition of one’s own', () => {
  it('has nothing wrong with it', () => {
    expect(made.said).toEqual([]);
  });

  it('prints on the paper that it names, and slides in the shape that it names', async () => {
    const sizes = (path: string) =>
      withPdf(bytesOf(path), async (pdf) => {
        const pages = Array.from({ length: pdf.numPages }, (_, index) => pdf.getPage(index + 1));
        const views = (await Promise.all(pages)).map(({ view }) => view.slice(2).map(Math.round).join(' × '));
        return [...new Set(views)];
      });
    expect(await sizes('report.pdf')).toEqual(['612 × 792']);
    expect(await sizes('handout.pdf')).toEqual(['612 × 792']);
    expect(await sizes('deck.pdf')).toEqual(['960 × 720']);
  });

  it('embeds the fonts of its brand in the place of those that they replace', () => {
    const families = new TextDecoder().decode(bytesOf('deck.css')).match(/font-family:"[^"]*"/g);
    expect([...new Set(families)].sort()).toEqual([
      'font-family:"JetBrains Mono"',
      'font-family:"Kettle Sans"',
      'font-family:"Source Serif 4"',
    ]);
  });

  it('speaks its language on every page', async () => {
    const [printed, given] = await Promise.all(
      ['report.pdf', 'handout.pdf'].map((path) => pageTexts(bytesOf(path))),
    );
    const text = printed?.join('\n') ?? '';
    expect(text).toMatch(/Abbildung\s1/);
    expect(text).toContain('Inhalt');
    expect(text).toContain('Kesselwerke, vertraulich');
    expect(text).not.toMatch(/\bpage \d|\bContents\b|\bFigure \d|\bSource: /);
    expect(given?.join('\n')).toMatch(/Seite 1 von \d+/);
  });

  it('has its font, its colours and its line in PowerPoint', () => {
    const parts = unzipSync(bytesOf('deck.pptx'));
    const textOf = (path: string) => strFromU8(parts[path] ?? new Uint8Array());
    const theme = textOf('ppt/theme/theme1.xml');
    const slides = Object.keys(parts)
      .filter((path) => /^ppt\/slides\/slide\d+\.xml$/.test(path))
      .map(textOf);
    expect(theme).toContain('typeface="Kettle Sans"');
    expect(theme).toContain('val="0A6A5A"');
    expect(slides.every((slide) => !slide.includes('typeface="Inter"'))).toBe(true);
    expect(slides.join('')).toContain('Kesselwerke, vertraulich');
  });
});
