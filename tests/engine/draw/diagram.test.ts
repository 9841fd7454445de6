// Drawings of diagrams, and what is reported about them.
import { describe, expect, it } from 'vitest';
import { drawDiagram } from '../../../scripts/draw/diagrams/diagram.ts';
import { coverage } from '../../../scripts/draw/type/fonts.ts';
import { measureWith } from '../../../scripts/draw/type/metrics.ts';
import { readFonts } from '../../../scripts/host/fonts.ts';
import type { Cache } from '../../../scripts/model/artifact.ts';
import { noCache } from '../../../scripts/model/cache.ts';
import type { Picture } from '../../../scripts/model/diagram.ts';
import type { Surface } from '../../../scripts/model/drawing.ts';
import type { DiagramFigure } from '../../../scripts/model/edition.ts';
import { palette } from '../../support/figures.ts';

const fonts = await readFonts();
const measure = measureWith(fonts);
const standards = { fonts, missing: coverage(fonts), palette };

const guestOn = (label: string, detail?: string): Picture => ({
  kind: 'stacks',
  stacks: [
    {
      label: 'Host',
      base: {
        label: 'Kernel',
        tone: 'blue',
        boundary: 'Boundary',
        on: [{ label, ...(detail !== undefined && { detail }) }],
      },
    },
  ],
});

const draw = (picture: Picture, surface: Surface = 'a4', alt = 'A kernel', cache = noCache) =>
  drawDiagram(
    { figure: { id: 'layers', alt, picture } as DiagramFigure, surface, standards, cache },
    measure,
  );

function memoryCache(): Cache & { readonly kept: Map<string, Uint8Array> } {
  const kept = new Map<string, Uint8Array>();
  return {
    kept,
    get: async (key) => kept.get(key),
    put: async (key, bytes) => {
      kept.set(key, bytes);
    },
  };
}

describe('the drawing of a diagram', () => {
  it('is one labelled image as wide as its surface', async () => {
    const { drawing, findings } = await draw(guestOn('Guest'));
    expect(findings).toEqual([]);
    expect(drawing?.width).toBe(604.7);
    expect(drawing?.svg).toMatch(/^<svg [^>]*role="img" aria-label="A kernel" width="604.7"/);
    expect(drawing?.svg).toMatch(/>Guest<\/text>/);
    expect(drawing?.svg.match(/font-family/g)).toHaveLength(1);
  });

  it('holds every text as text, whatever characters it has', async () => {
    const nasty = '</text><script>&"\'';
    const { drawing } = await draw(guestOn(nasty), 'a4', 'An <alt> & "more"');
    expect(drawing?.svg).toContain('aria-label="An &lt;alt&gt; &amp; &quot;more&quot;"');
    expect(drawing?.svg).toContain("&lt;/text&gt;&lt;script&gt;&amp;&quot;'</text>");
    expect(drawing?.svg).not.toContain('<script>');
  });

  it('takes its colours from the tokens: by variable on the web, plain in print', async () => {
    const web = (await draw(guestOn('Guest'), 'web')).drawing?.svg ?? '';
    expect(web).toContain('fill="var(--blue, #0f5fa6)"');
    expect(web.match(/(?:fill|stroke)="#[0-9a-f]{6}"/g) ?? []).toEqual([]);
    expect((await draw(guestOn('Guest'), 'a4')).drawing?.svg).not.toContain('var(');
  });

  it('is larger on a slide as far as it fits, and gives up details before it gives up', async () => {
    const sizes = (svg = '') => [...svg.matchAll(/font-size="([\d.]+)px"/g)].map(([, size]) => Number(size));
    const roomy = await draw(guestOn('Guest', 'with a detail'), 'slide');
    expect(Math.max(...sizes(roomy.drawing?.svg))).toBeGreaterThan(28);
    const columns = Array.from({ length: 4 }, (_, index) => {
      const on = { label: 'Layer', detail: `detail of a layer ${'that goes on '.repeat(14)}${index}` };
      const nested = [{ ...on, on: [{ ...on, on: [on] }] }];
      return { label: 'Stack', base: { label: 'Kernel', on: nested } };
    });
    const packed = await draw({ kind: 'stacks', stacks: columns }, 'slide');
    expect(packed.findings).toEqual([]);
    expect(packed.drawing?.svg).not.toContain('detail');
    expect(Math.min(...sizes(packed.drawing?.svg))).toBeGreaterThanOrEqual(18);
  });

  it('says once that there is too much in it', async () => {
    const stacks = Array.from({ length: 30 }, () => ({ label: 'Stack', base: { label: 'Kernel' } }));
    const { findings } = await draw({ kind: 'stacks', stacks }, 'slide-half');
    expect(findings.map(({ rule }) => rule)).toEqual(['label-clipped']);
    expect(findings[0]?.pointer[0]).toBe('stacks');
    expect(findings[0]?.help).toMatch(/\(\d+ more like this\)$/);
  });

  it('reports a character that the font lacks at its label', async () => {
    const { findings } = await draw(guestOn('Guest ☃'));
    expect(findings.map(({ rule, pointer }) => [rule, pointer.join('.')])).toEqual([
      ['missing-glyph', 'stacks.0.base.on.0.label'],
    ]);
  });

  it('is taken from the cache until a word, its text alternative or its surface changes', async () => {
    const cache = memoryCache();
    const first = await draw(guestOn('Guest'), 'a4', 'A kernel', cache);
    expect(await draw(guestOn('Guest'), 'a4', 'A kernel', cache)).toEqual(first);
    expect(cache.kept.size).toBe(1);
    await draw(guestOn('Guests'), 'a4', 'A kernel', cache);
    await draw(guestOn('Guest'), 'a4', 'Another', cache);
    await draw(guestOn('Guest'), 'web', 'A kernel', cache);
    expect(cache.kept.size).toBe(4);
  });
});

describe('a path', () => {
  const steps = ['Page', 'Table', 'Memory'].map((label) => ({ zone: label, label }));
  const path = (counts: boolean): Picture => ({
    kind: 'path',
    zones: steps.map(({ zone }) => ({ id: zone, label: `Zone ${zone}` })),
    lanes: [
      { label: 'Lane', steps: steps.map((one, index) => (index === 1 && counts ? { ...one, counts } : one)) },
    ],
  });
  const numbersIn = async (picture: Picture) =>
    [...((await draw(picture)).drawing?.svg ?? '').matchAll(/>(\d)<\/text>/g)].map(([, number]) => number);

  it('numbers its arrows, or only the steps that count', async () => {
    expect(await numbersIn(path(false))).toEqual(['1', '2']);
    expect(await numbersIn(path(true))).toEqual(['1']);
  });
});
