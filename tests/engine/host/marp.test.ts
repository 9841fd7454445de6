import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { openPresenter, present } from '../../../scripts/host/marp/marp.ts';
import type { PresentPage } from '../../../scripts/model/page.ts';

const page: PresentPage = {
  kind: 'present',
  path: 'deck.html',
  markdown: [
    '---\nmarp: true\ntheme: plain\npaginate: true\nlang: en\ntitle: "Two slides"\n---',
    '# One :smile: $5\n\n![x](charts/a.svg)\n\n<script>alert(1)</script>\n\n<!--\nSay this.\n-->',
    '---',
    '# Two\n\n![x](charts/a.svg)',
  ].join('\n\n'),
  theme: '/* @theme plain */\nsection { width: 1280px; height: 720px; color: #123456; }',
  drawings: new Map([
    ['charts/a.svg', '<svg role="img" aria-label="A"><path id="p"/><use href="#p"/></svg>'],
  ]),
  pictures: new Map([['images/b.png', { address: 'data:image/png;base64,AAAA', isTurned: false }]]),
  language: 'en',
  slides: 2,
  plan: {
    title: 'Two slides',
    edition: '1',
    count: 2,
    slides: [
      { label: '1', heading: 'One </script> & "two"', isBackup: false, minutes: 1 },
      { label: '2', heading: 'Two', isBackup: false, minutes: 2 },
    ],
    words: { 'slide-of': '{slide} of {slides}' },
  },
};

describe('presenting a deck', () => {
  it('gives one file with presenter view, progress, notes and drawings, the same bytes each time', async () => {
    const [first, second] = await Promise.all([present(page), present(page)]);
    const html = new TextDecoder().decode(first.bytes);
    expect(first).toMatchObject({ path: 'deck.html', pages: 2 });
    expect(second.sha256).toBe(first.sha256);
    expect(html).toMatch(
      /^<!DOCTYPE html><html lang="en"><head><meta http-equiv="Content-Security-Policy" content="[^"]*"><title>Two slides<\/title>/,
    );
    expect(html).toContain('bespoke-progress-bar');
    expect(html).toContain('heading&quot;:&quot;One &lt;/script&gt; &amp; \\&quot;two\\&quot;&quot;');
    expect(html).toContain('Open presenter view');
    expect(html).toContain('Say this.');
    expect(html).toContain('<svg role="img" aria-label="A"><path id="p"/><use href="#p"/></svg>');
    expect(html).toContain('<path id="p-2"/><use href="#p-2"/>');
    expect(html).not.toContain('<img');
  });

  it('fetches nothing, guesses nothing and runs nothing that an author wrote', async () => {
    const html = new TextDecoder().decode((await present(page)).bytes);
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).toContain('One :smile: $5');
    expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\/|url\(["']?(?:https?:)?\/\/|@import/);
  });

  it('leaves nothing in the temporary folder and names no path', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'presenting-'));
    vi.stubEnv('TMPDIR', folder);
    try {
      const html = new TextDecoder().decode((await present(page)).bytes);
      expect(html).not.toContain(folder);
      expect(await readdir(folder)).toEqual([]);
    } finally {
      vi.unstubAllEnvs();
      await rm(folder, { recursive: true });
    }
  });
});

describe('a presenter that is kept open', () => {
  it('gives what one that is opened for each deck gives, in the order asked, and recovers from what fails', async () => {
    const presenter = openPresenter();
    try {
      const other = { ...page, markdown: page.markdown.replace('# Two', '# Three') };
      const [first, broken, second] = await Promise.allSettled([
        presenter.present(page),
        presenter.present({ ...page, drawings: new Map([['charts/a.svg', 5 as never]]) }),
        presenter.present(other),
      ]);
      expect(broken.status).toBe('rejected');
      expect(first).toEqual({ status: 'fulfilled', value: await present(page) });
      expect(second).toEqual({ status: 'fulfilled', value: await present(other) });
    } finally {
      await presenter.close();
    }
  });
});
