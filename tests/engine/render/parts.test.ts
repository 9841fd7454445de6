// Cached parts of documents are made again when anything changes that they show.
import { describe, expect, it } from 'vitest';
import type { Edition } from '../../../scripts/model/edition.ts';
import type { AidNode } from '../../../scripts/model/markdown.ts';
import { createMemo, type Memo } from '../../../scripts/model/memo.ts';
import type { Kit } from '../../../scripts/model/page.ts';
import { readPicture } from '../../../scripts/read/pictures/picture.ts';
import { deck, deckMarkdown } from '../../../scripts/render/deck/deck.ts';
import { makeKit } from '../../../scripts/render/kit.ts';
import { report } from '../../../scripts/render/report/report.ts';
import { sampleEdition } from '../../support/edition.ts';
import { sampleFonts, templateProject } from '../../support/kit.ts';
import { line } from '../../support/prose.ts';
import { sampleDrawing } from '../../support/slides.ts';

const drawings = [deck, report]
  .flatMap((output) => output.drawings(sampleEdition))
  .map(({ chart, surface }) => sampleDrawing(chart, surface));
const project = withPictures({ rack: '', host: '' });

/** The real templates and two pictures with these elements in them. */
function withPictures(pictures: Readonly<Record<'rack' | 'host', string>>) {
  const files = Object.entries(pictures).map(([name, body]) => {
    const path = `images/${name}.svg`;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${body}</svg>`;
    return [path, readPicture(path, Buffer.from(svg)).file] as const;
  });
  return { ...templateProject(), pictures: new Map([...templateProject().pictures, ...files]) } as ReturnType<
    typeof templateProject
  >;
}

function kitWith(memo?: Memo, change: { project?: typeof project; drawings?: typeof drawings } = {}): Kit {
  return makeKit(change.project ?? project, change.drawings ?? drawings, {
    fonts: sampleFonts,
    version: '0.1.0',
    pageScript: async () => '',
    memo,
  });
}

/** Names of fields that hold no printed text: kinds, ids, addresses of files, drawings. */
const fixed = new Set([
  ...['type', 'kind', 'layout', 'id', 'url', 'path', 'place', 'position', 'spec', 'rows', 'series', 'number'],
  ...['depth', 'matter', 'tone', 'target', 'charts', 'tables', 'identifier', 'align', 'checked', 'datasets'],
  ...['priority', 'date', 'retrieved', 'unit', 'cells', 'words', 'formats'],
]);

/** Copies of a value, in each of which one text or number is changed. Everything else is the same object. */
function changes(value: unknown): readonly unknown[] {
  if (typeof value === 'string') return [`${value}x`];
  if (typeof value === 'number') return [value + 1];
  if (typeof value === 'boolean') return [!value];
  if (value instanceof Map) {
    return [...value].flatMap(([key, inner]) =>
      changes(inner).map((changed) => new Map([...value, [key, changed]])),
    );
  }
  if (Array.isArray(value)) {
    return value.flatMap((inner, index) => changes(inner).map((changed) => value.with(index, changed)));
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .filter(([key]) => !fixed.has(key))
    .flatMap(([key, inner]) => changes(inner).map((changed) => ({ ...value, [key]: changed })));
}

/** The sample with images in its words, citations in the notes of its slides, and a second divider. */
const image = (name: string) => ({ type: 'image', url: `images/${name}.svg`, alt: name }) as const;
const dividers = sampleEdition.slides
  .filter(({ layout }) => layout.role === 'divider')
  .map((slide) => ({ ...slide, id: 'slide-memory', section: 'Memory' }));
const edition: Edition = {
  ...sampleEdition,
  isPublic: false,
  chapters: sampleEdition.chapters.map((chapter) => ({
    ...chapter,
    title: [...chapter.title, image('rack')],
  })),
  figures: new Map(
    [...sampleEdition.figures].map(([id, figure]) => [
      id,
      { ...figure, note: [image('host'), ...line`Idle.`] },
    ]),
  ),
  slides: [...sampleEdition.slides, ...dividers].map((slide) => ({
    ...slide,
    notes: [
      ...slide.notes,
      { type: 'paragraph', children: [{ type: 'citation', items: [{ id: 'agache2020' }] }] },
    ],
  })),
};

const pagesOf = async (one: Edition, kit: Kit): Promise<readonly string[]> =>
  (await report.render(one, kit)).flatMap((page) =>
    'html' in page ? page.html : 'text' in page ? page.text : [],
  );

describe('cached parts of documents', () => {
  it.each([
    ['deck', 1, async (one: Edition, kit: Kit) => deckMarkdown(one, kit)],
    // A whole report takes a while, and texts that stand side by side are read in the same way.
    ['report', 7, async (one: Edition, kit: Kit) => (await pagesOf(one, kit)).join('\n')],
  ])('are made again whenever a text or number changes that the %s shows', async (_, step, render) => {
    const [kit, fresh] = [kitWith(createMemo()), kitWith()];
    await render(edition, kit);
    const all = changes(edition) as readonly Edition[];
    expect(all.length).toBeGreaterThan(300);
    for (const changed of all.filter((_change, index) => index % step === 0)) {
      const isSame = (await render(changed, kit)) === (await render(changed, fresh));
      if (!isSame) expect(changed).toEqual(edition);
    }
  });

  it('are made again when an image, a drawing or a template changes', async () => {
    const memo = createMemo();
    const before = kitWith(memo);
    const shown = async (kit: Kit) =>
      [deckMarkdown(edition, kit), ...(await pagesOf(edition, kit))].join('\n');
    const first = await shown(before);
    const others = [
      { project: withPictures({ rack: '<g id="b"/>', host: '' }) },
      { project: withPictures({ rack: '', host: '<g id="b"/>' }) },
      { project: { ...project, partials: new Map([...project.partials, ['figure', '<p>Figure</p>']]) } },
      { drawings: drawings.map((drawing) => ({ ...drawing, svg: drawing.svg.replace('QEMU', 'Other') })) },
    ];
    for (const change of others) {
      const now = await shown(kitWith(memo, change));
      expect(now).toBe(await shown(kitWith(undefined, change)));
      expect(now).not.toBe(first);
    }
  });

  it('are made again when a decision aid changes', async () => {
    const cell = (text: string) => ({
      type: 'tableCell' as const,
      children: [{ type: 'text' as const, value: text }],
    });
    const rows = ['Situation', 'One host'].map((text) => ({
      type: 'tableRow' as const,
      children: [cell(text)],
    }));
    const around: AidNode = { type: 'aid', id: 'hosts', children: [{ type: 'table', children: rows }] };
    const option = { id: 'few', label: 'Few' };
    const withReason = (reason: string): Edition => ({
      ...edition,
      chapters: chaptersWithAid,
      aids: new Map([
        [
          'hosts',
          {
            path: 'templates/aids/hosts.json',
            id: 'hosts',
            title: 'Which host?',
            column: 'Situation',
            questions: [{ id: 'guests', label: 'How many?', options: [option] }],
            rows: new Map([['One host', { fits: {}, reason }]]),
          },
        ],
      ]),
    });
    const chaptersWithAid = edition.chapters.map((chapter, index) =>
      index === 0
        ? { ...chapter, body: { ...chapter.body, children: [...chapter.body.children, around] } }
        : chapter,
    );
    const kit = kitWith(createMemo());
    expect((await pagesOf(withReason('There is room.'), kit)).join()).toContain('There is room.');
    expect((await pagesOf(withReason('It is near.'), kit)).join()).toContain('It is near.');
  });

  it('are the same objects as long as nothing changes', async () => {
    const kit = kitWith(createMemo());
    const made: string[] = [];
    const counting: Kit = {
      ...kit,
      template: Object.assign((name: string, context: object) => {
        made.push(name);
        return kit.template(name, context);
      }),
    };
    await pagesOf(edition, counting);
    deckMarkdown(edition, counting);
    expect(made.filter((name) => /^(?:slide-|figure$)/.test(name)).length).toBeGreaterThan(10);
    made.length = 0;
    await pagesOf(edition, counting);
    deckMarkdown(edition, counting);
    expect(made.filter((name) => /^(?:slide-|figure$)/.test(name))).toEqual([]);
  });
});
