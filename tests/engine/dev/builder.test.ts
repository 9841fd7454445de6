import { describe, expect, it } from 'vitest';
import { openBuilder } from '../../../scripts/dev/builder.ts';
import type { BuilderNews } from '../../../scripts/dev/events.ts';
import { liveWorld } from '../../../scripts/dev/world.ts';
import { formatMessages } from '../../../scripts/messages/report.ts';
import type { Output } from '../../../scripts/model/page.ts';
import { memoryWorld, minimalProject, validated } from '../../support/check.ts';
import { testHost } from '../../support/run.ts';

const dataset = 'data/benchmarks/boot-times.json';

/** Prints the edition's title and facts, so that tests see at once what became of a change. */
function plainOutput(name: string): Output {
  return {
    name,
    paths: [],
    drawings: () => [],
    render: ({ meta, ledger }, kit, only) => {
      if (meta.title === 'Boom') throw new Error('a bug in an output');
      const text = `${meta.title}: ${ledger.flatMap(({ texts }) => texts).join(', ')}`;
      const page = { kind: 'text' as const, path: `${name}.html`, text };
      return only === 'screen' ? [page] : [page, { ...page, path: `${name}.txt`, text: kit.version }];
    },
  };
}

interface Options {
  /** Waits until it is let go, for tests that look at what happens meanwhile. */
  readonly pause?: (milliseconds: number) => Promise<void>;
}

const soon = () => new Promise<void>((resolve) => setImmediate(resolve));

function building({ pause = soon }: Options = {}) {
  const files: Record<string, string | Uint8Array> = minimalProject();
  const told: BuilderNews[] = [];
  const covered: string[][] = [];
  const world = liveWorld(memoryWorld(files));
  const builder = openBuilder({
    host: { ...testHost(world, { version: '1.2.3', fonts: async () => [] }), world },
    options: { outputs: [plainOutput('report'), plainOutput('deck')] },
    cover: async ({ folders }) => covered.push([...folders]) === 1,
    tell: (news) => told.push(news),
    clock: () => 0,
    pause,
  });
  const edit = (path: string, from: string | RegExp, to: string) => {
    const text = String(files[path]);
    files[path] = text.replace(from, to);
    expect(files[path]).not.toBe(text);
    return new Set([path]);
  };
  const fresh = () => told.splice(0);
  return { files, told, covered, builder, edit, fresh };
}

const kinds = (news: readonly BuilderNews[]) =>
  news.map((one) => (one.kind === 'page' ? `${one.kind} ${one.path}` : one.kind));
const lookIn = (news: readonly BuilderNews[]) => news.find((one) => one.kind === 'look');
const pageIn = (news: readonly BuilderNews[], path: string) =>
  news.find((one) => one.kind === 'page' && one.path === path);

describe('a builder', () => {
  it('computes the facts anew when their file is saved, and shows a mistake in it at its line', async () => {
    const { builder, edit, fresh } = building();
    await builder.refresh('all');
    expect(pageIn(fresh(), 'report.html')).toMatchObject({ html: expect.stringContaining('125\u00a0ms') });
    const file = 'data/facts/boot.ts';
    await builder.refresh(edit(file, 'facts: { small,', 'facts: { small: { ...small, value: 130 },'));
    expect(pageIn(fresh(), 'report.html')).toMatchObject({
      html: expect.not.stringContaining('125\u00a0ms'),
    });
    await builder.refresh(edit(file, 'export function', 'exprt function'));
    expect(lookIn(fresh())).toMatchObject({
      trouble: { plain: expect.stringContaining(`${file}:4:7: error`) },
    });
    await builder.refresh(edit(file, 'exprt function', 'export function'));
    expect(lookIn(fresh())).not.toHaveProperty('trouble');
  });

  it('tells pages first, then how it looked, what there is, and at leisure everything to be printed', async () => {
    const { builder, told, covered } = building();
    await builder.refresh('all');
    expect(kinds(told)).toEqual(['page report.html', 'page deck.html', 'look', 'summary', 'job']);
    expect(pageIn(told, 'report.html')).toMatchObject({ html: expect.stringContaining('125\u00a0ms') });
    expect(lookIn(told)).toMatchObject({ pages: ['report.html', 'deck.html'], changed: [] });
    expect(told.at(-1)).toMatchObject({
      outputs: [
        { name: 'report', pages: [{ path: 'report.html' }, { path: 'report.txt', text: '1.2.3' }] },
        { name: 'deck' },
      ],
    });
    expect(covered[0]).toEqual(['content', 'data', 'templates']);
  });

  it('shows a new value on the pages that it stands on, and says which file it came from', async () => {
    const { builder, edit, fresh } = building();
    await builder.refresh('all');
    fresh();
    await builder.refresh(edit(dataset, '125', '126'));
    const news = fresh();
    expect(pageIn(news, 'report.html')).toMatchObject({ html: expect.stringContaining('126\u00a0ms') });
    expect(lookIn(news)).toMatchObject({ changed: [dataset] });
  });

  it('tells nothing when a file is saved again as it was', async () => {
    const { builder, fresh } = building();
    await builder.refresh('all');
    fresh();
    await builder.refresh(new Set([dataset]));
    expect(fresh()).toEqual([]);
  });

  it('tells no page again that came out the same', async () => {
    const { builder, edit, fresh } = building();
    await builder.refresh('all');
    fresh();
    await builder.refresh(edit('content/01-summary.md', 'Both monitors', 'The monitors'));
    expect(kinds(fresh())).toEqual(['look', 'summary', 'job']);
  });

  it('makes what is looked at first', async () => {
    const { builder, edit, fresh } = building();
    await builder.refresh('all');
    fresh();
    builder.prefer(['deck.html']);
    await builder.refresh(edit(dataset, '125', '126'));
    expect(kinds(fresh()).slice(0, 2)).toEqual(['page deck.html', 'page report.html']);
  });

  it('gives up what is superseded: of many saves only the last is told', async () => {
    const { builder, edit, fresh } = building();
    await builder.refresh('all');
    fresh();
    const values = ['126', '127', '128', '129'];
    await Promise.all(
      values.map((value, index) => builder.refresh(edit(dataset, values[index - 1] ?? '125', value))),
    );
    const news = fresh();
    expect(kinds(news)).toEqual(['page report.html', 'page deck.html', 'look', 'summary', 'job']);
    expect(pageIn(news, 'report.html')).toMatchObject({ html: expect.stringContaining('129\u00a0ms') });
  });

  it('still prints what was shown when a save that changes nothing comes in between', async () => {
    const { builder, edit, fresh } = building();
    await builder.refresh('all');
    fresh();
    const first = builder.refresh(edit(dataset, '125', '126'));
    while (lookIn(fresh()) === undefined) await soon();
    await Promise.all([first, builder.refresh(new Set([dataset]))]);
    expect(kinds(fresh())).toContain('job');
  });

  it('takes back what a superseded turn told, when a file is put back as it was', async () => {
    const { builder, edit, fresh } = building();
    await builder.refresh('all');
    fresh();
    const first = builder.refresh(edit(dataset, '125', '126'));
    while (pageIn(fresh(), 'report.html') === undefined) await soon();
    await Promise.all([first, builder.refresh(edit(dataset, '126', '125'))]);
    expect(pageIn(fresh(), 'report.html')).toMatchObject({ html: expect.stringContaining('125\u00a0ms') });
  });
});

describe('mistakes', () => {
  it('are told as on a terminal, and nothing else is; mending them tells that all is well', async () => {
    const { builder, edit, fresh, files } = building();
    await builder.refresh('all');
    fresh();
    const good = String(files[dataset]);
    await builder.refresh(edit(dataset, '"time": 125', '"time": '));
    const { sources, messages } = await validated({ [dataset]: files[dataset] ?? null });
    const [broken] = fresh();
    expect(broken).toMatchObject({ kind: 'look', changed: [dataset] });
    const { trouble } = broken as Extract<BuilderNews, { kind: 'look' }>;
    const [first = ''] = formatMessages(messages, sources.texts, 'text', { color: false }).split('\n\n');
    expect(trouble?.plain).toContain(first);
    expect(trouble?.painted).toContain('\u001b[');

    files[dataset] = good;
    await builder.refresh(new Set([dataset]));
    const mended = fresh();
    expect(kinds(mended)).toEqual(['look', 'summary', 'job']);
    expect(lookIn(mended)).not.toHaveProperty('trouble');
  });

  it('of a file that is only half written are not told', async () => {
    const pauses: (() => void)[] = [];
    const { builder, edit, fresh } = building({
      pause: (milliseconds) =>
        milliseconds === 80 ? new Promise<void>((resolve) => pauses.push(resolve)) : soon(),
    });
    await builder.refresh('all');
    fresh();
    const half = builder.refresh(edit(dataset, '"time": 125', '"time": '));
    while (pauses.length === 0) await soon();
    const whole = builder.refresh(edit(dataset, '"time": ', '"time": 126'));
    pauses.forEach((resume) => {
      resume();
    });
    await Promise.all([half, whole]);
    const news = fresh();
    expect(lookIn(news)).not.toHaveProperty('trouble');
    expect(pageIn(news, 'report.html')).toMatchObject({ html: expect.stringContaining('126\u00a0ms') });
  });

  it('are also files that are deleted, and go when they come back under another name', async () => {
    const { builder, files, fresh } = building();
    await builder.refresh('all');
    fresh();
    const chart = 'templates/charts/boot-times.vl.json';
    const text = files[chart] ?? '';
    delete files[chart];
    await builder.refresh(new Set([chart]));
    expect(lookIn(fresh())?.trouble?.plain).toContain('Unexpected chart `boot-times`');

    files['templates/charts/boots.vl.json'] = text;
    for (const path of ['content/02-boot.md']) {
      files[path] = String(files[path]).replaceAll(
        '#boot-times}\n\n[@fig:boot-times]',
        '#boots}\n\n[@fig:boots]',
      );
      files[path] = String(files[path]).replace(
        'boots first\n\n::chart{#boot-times}',
        'boots first\n\n::chart{#boots}',
      );
    }
    await builder.refresh(new Set(['templates/charts/boots.vl.json', 'content/02-boot.md']));
    expect(lookIn(fresh())).not.toHaveProperty('trouble');
  });

  it('of the program are told with where they came from, and do not end it', async () => {
    const { builder, edit, fresh } = building();
    await builder.refresh('all');
    fresh();
    await builder.refresh(edit('content/edition.yml', /title: .*/u, 'title: Boom'));
    expect(lookIn(fresh())?.trouble?.plain).toMatch(/a bug in an output\n\s+at /u);
    await builder.refresh(edit('content/edition.yml', 'Boom', 'Calm'));
    expect(lookIn(fresh())).not.toHaveProperty('trouble');
  });
});

it('finds at leisure what changed without a word', async () => {
  const { builder, edit, fresh } = building();
  await builder.refresh('all');
  fresh();
  edit(dataset, '125', '126');
  await builder.refresh(new Set(['content']));
  expect(pageIn(fresh(), 'report.html')).toMatchObject({ html: expect.stringContaining('126\u00a0ms') });
});

it('reads every project alike, whether it remembers or not', async () => {
  const { builder, edit, fresh, files } = building();
  await builder.refresh('all');
  const edits: [string, string, string][] = [
    [dataset, '125', '1250'],
    [dataset, '1250', '130'],
    ['content/02-boot.md', 'The small monitor takes', 'It takes'],
    ['templates/charts/boot-times.vl.json', '"bar"', '"point"'],
    ['templates/partials/figure.hbs', '<figure', '<figure data-x'],
  ];
  const outcome = (news: readonly BuilderNews[]) => {
    const job = news.findLast((one) => one.kind === 'job');
    return { trouble: lookIn(news)?.trouble?.plain, outputs: job?.kind === 'job' ? job.outputs : undefined };
  };
  for (const [path, from, to] of edits) {
    fresh();
    await builder.refresh(edit(path, from, to));
    const other = building();
    Object.assign(other.files, files);
    await other.builder.refresh('all');
    expect(outcome(fresh()), path).toEqual(outcome(other.fresh()));
  }
});
