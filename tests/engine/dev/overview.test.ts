import { describe, expect, it } from 'vitest';
import { overviewHtml } from '../../../scripts/dev/overview.ts';
import { summarizeEdition } from '../../../scripts/dev/summary.ts';
import type { OutputArtifact } from '../../../scripts/model/stages.ts';
import { sampleEdition } from '../../support/edition.ts';
import { sampleDrawing } from '../../support/slides.ts';

const [figure] = sampleEdition.figures.values();
const drawing = sampleDrawing(figure?.id ?? '', 'web');
const summary = summarizeEdition(sampleEdition, [drawing], ':root { --paper: white; }');
const made: OutputArtifact = {
  path: 'report.pdf',
  output: 'report',
  bytes: new Uint8Array(12_345),
  sha256: '',
  pages: 46,
  form: 'pages',
};

describe('the overview', () => {
  it('links report, deck, presenter view and every artifact with its size and pages', () => {
    const html = overviewHtml({ summary, artifacts: [made], messages: '' });
    for (const href of ['/report.html', '/deck.html', '/deck.html?view=presenter', '/report.pdf']) {
      expect(html).toContain(`href="${href}"`);
    }
    expect(html).toContain('12 kB, 46 pages');
  });

  it('shows every figure, with its drawing where it has one for the screen, and where it stands', () => {
    const html = overviewHtml({ summary, artifacts: [], messages: '' });
    for (const { id, spec } of sampleEdition.figures.values()) {
      expect(html).toContain(`id="figure-${id}"`);
      expect(html).toContain(`<code>${spec.path}</code>`);
    }
    expect(html).toContain(drawing.svg);
  });

  it('lists every fact with what is printed and links to the places where it is shown', () => {
    const html = overviewHtml({ summary, artifacts: [], messages: '' });
    for (const { fact, texts, shown } of sampleEdition.ledger) {
      expect(html).toContain(`<code>${fact}</code>`);
      const addresses = shown.map(({ anchor }) => {
        const slide = sampleEdition.slides.find(({ id }) => id === anchor)?.number;
        return `href="${slide === undefined ? `/report.html#${anchor}` : `/deck.html#${slide}`}"`;
      });
      for (const words of [...texts, ...addresses]) expect(html).toContain(words);
    }
  });

  it('says for every dataset how its cells are named, and lists none that is not shown', () => {
    const html = overviewHtml({ summary, artifacts: [], messages: '' });
    expect(summary.datasets.length).toBeGreaterThan(0);
    for (const { cell, path } of summary.datasets) {
      expect(html).toContain(`<code>{{${cell}}}</code>`);
      expect(html).toContain(`<code>${path}</code>`);
    }
  });

  it('shows messages as text, whatever stands in them', () => {
    const html = overviewHtml({ summary, artifacts: [], messages: 'content/a.md:1:1: error: <script>' });
    expect(html).toContain('content/a.md:1:1: error: &#x3C;script>');
    expect(overviewHtml({ summary, artifacts: [], messages: '' })).toContain('No problems.');
  });

  it('says that it is being made when nothing was good yet', () => {
    expect(overviewHtml({ artifacts: [], messages: 'wrong' })).toContain('The first build is under way.');
  });
});
