// The edition of a gallery.
import { describe, expect, it } from 'vitest';
import { galleryOutput } from '../../../scripts/render/gallery.ts';
import { briefly, minimalProject, type Overlay } from '../../support/check.ts';
import { minimalRun } from '../../support/run.ts';

const path = 'templates/charts/boot-times.vl.json';
const chart = minimalProject()[path] ?? '';
const diagram = JSON.stringify({
  title: 'One on the other',
  subtitle: 'What stands on what',
  description: 'One layer on another.',
  kind: 'stacks',
  stacks: [{ label: 'Stack', base: { label: 'Lower', on: [{ label: 'Upper' }] } }],
});

const galleryOf = (overlay: Overlay) => minimalRun(overlay, { outputs: [galleryOutput], gallery: true });

describe('a gallery', () => {
  it('shows each chart and diagram once, placed in a section or not, and reads no section', async () => {
    const run = galleryOf({
      'templates/charts/idle.vl.json': chart,
      'templates/diagrams/stack.json': diagram,
      'content/01-summary.md': 'no title, and ::nothing{ else',
      'content/02-boot.md': null,
    });
    const { edition, drawings, messages, outputs } = await run.rendered();
    expect(briefly(messages)).toEqual([]);
    expect([...edition.figures.keys()]).toEqual(['boot-times', 'idle', 'stack']);
    expect(edition.chapters).toHaveLength(1);
    expect(drawings.map((drawing) => `${drawing.chart} ${drawing.surface}`)).toEqual([
      ...['a4', 'web', 'narrow', 'slide', 'slide-half'].map((surface) => `boot-times ${surface}`),
      ...['a4', 'web', 'narrow', 'slide', 'slide-half'].map((surface) => `idle ${surface}`),
      ...['a4', 'web', 'narrow', 'slide'].map((surface) => `stack ${surface}`),
    ]);
    expect(outputs).toMatchObject([{ name: 'gallery', pages: [{ kind: 'text', path: 'gallery.html' }] }]);
  });

  it('does not report tables and literals that only sections use', async () => {
    const chartAlone = {
      'content/01-summary.md': '# Summary\n\n::chart{#boot-times}\n',
      'content/02-boot.md': null,
    };
    const rules = (await minimalRun(chartAlone).resolved()).messages.map(({ ruleId }) => ruleId);
    expect(rules).toEqual(expect.arrayContaining(['unused-table', 'unused-literal']));
    expect((await galleryOf(chartAlone).resolved()).messages).toEqual([]);
  });

  it('reports an error of a chart or of the edition, and still shows the other charts', async () => {
    const edition = minimalProject()['content/edition.yml'] ?? '';
    const { messages, outputs } = await galleryOf({
      'templates/charts/broken.vl.json': '{',
      'templates/charts/misspelt.vl.json': chart.replace('"field": "time"', '"field": "tmie"'),
      'content/edition.yml': edition.replace('title: ', 'title: 7 '),
    }).rendered();
    expect(new Set(messages.map(({ file, ruleId }) => `${file} ${ruleId}`))).toEqual(
      new Set([
        'templates/charts/broken.vl.json json-syntax',
        'templates/charts/misspelt.vl.json unknown-field',
        'content/edition.yml loose-numeral',
      ]),
    );
    const [page] = outputs.flatMap(({ pages }) => pages);
    expect(page?.kind === 'text' && page.text).toContain('<h3>boot-times, slide, ');
  });

  it('reports a chart and a diagram of the same name once, at their files', async () => {
    const { messages, edition } = await galleryOf({
      'templates/diagrams/boot-times.json': diagram,
    }).resolved();
    expect(briefly(messages)).toEqual(['templates/diagrams/boot-times.json:1:1 duplicate-id']);
    expect([...edition.figures.keys()]).toEqual(['boot-times']);
  });

  it('of a project without charts is an empty page', async () => {
    const { messages, outputs } = await galleryOf({ [path]: null }).rendered();
    expect(messages).toEqual([]);
    expect(outputs).toHaveLength(1);
  });
});
