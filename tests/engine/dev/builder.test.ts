import { describe, expect, it } from 'vitest';
import { openBuilder } from '../../../scripts/dev/builder.ts';
import type { BuilderEvent } from '../../../scripts/dev/events.ts';
import { liveWorld } from '../../../scripts/dev/world.ts';
import { formatMessages } from '../../../scripts/messages/report.ts';
import { createMemo, keptRuns, type LastingMemo } from '../../../scripts/model/memo.ts';
import type { Output } from '../../../scripts/model/page.ts';
import { memoryWorld, minimalProject, validated } from '../../support/check.ts';
import { testHost } from '../../support/run.ts';

const dataset = 'data/benchmarks/boot-times.json';

/** An output of the edition's title and facts, in which every change shows. */
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
  /** Replaces the pause, for tests that hold a rebuild up. */
  readonly pause?: (milliseconds: number) => Promise<void>;
  readonly memo?: LastingMemo;
}

const soon = () => new Promise<void>((resolve) => setImmediate(resolve));

function building({ pause = soon, memo = createMemo() }: Options = {}) {
  const files: Record<string, string | Uint8Array> = minimalProject();
  const emitted: BuilderEvent[] = [];
  const watched: string[][] = [];
  const world = liveWorld(memoryWorld(files));
  const builder = openBuilder({
    host: { ...testHost(world, { version: '1.2.3', fonts: async () => [] }), world },
    options: { outputs: [plainOutput('report'), plainOutput('deck')] },
    memo,
    watch: async ({ folders }) => watched.push([...folders]) === 1,
    emit: (events) => emitted.push(events),
    clock: () => 0,
    pause,
  });
  const edit = (path: string, from: string | RegExp, to: string) => {
    const text = String(files[path]);
    files[path] = text.replace(from, to);
    expect(files[path]).not.toBe(text);
    return new Set([path]);
  };
  const fresh = () => emitted.splice(0);
  return { files, emitted, watched, builder, edit, fresh };
}

const kinds = (events: readonly BuilderEvent[]) =>
  events.map((one) => (one.kind === 'page' ? `${one.kind} ${one.path}` : one.kind));
const updateIn = (events: readonly BuilderEvent[]) => events.find((one) => one.kind === 'update');
const pageIn = (events: readonly BuilderEvent[], path: string) =>
  events.find((one) => one.kind === 'page' && one.path === path);

describe('a builder', () => {
  it('computes the facts anew when their file is saved, and shows an error in it at its line', async () => {
    const { builder, edit, fresh } = building();
    await builder.refresh('all');
    expect(pageIn(fresh(), 'report.html')).toMatchObject({ html: expect.stringContaining('125\u00a0ms') });
    const file = 'data/facts/boot.ts';
    await builder.refresh(edit(file, 'facts: { small,', 'facts: { small: { ...small, value: 130 },'));
    expect(pageIn(fresh(), 'report.html')).toMatchObject({
      html: expect.not.stringContaining('125\u00a0ms'),
    });
    await builder.refresh(edit(file, 'export function', 'exprt function'));
    expect(updateIn(fresh())).toMatchObject({
      error: { plain: expect.stringContaining(`${file}:4:7: error`) },
    });
    await builder.refresh(edit(file, 'exprt function', 'export function'));
    expect(updateIn(fresh())).not.toHaveProperty('error');
  });

  it('emits pages first, then the update and the summary, and after a delay everything to be printed', async () => {
    const { builder, emitted, watched } = building();
    await builder.refresh('all');
    expect(kinds(emitted)).toEqual(['page report.html', 'page deck.html', 'update', 'summary', 'job']);
    expect(pageIn(emitted, 'report.html')).toMatchObject({ html: expect.stringContaining('125\u00a0ms') });
    expect(updateIn(emitted)).toMatchObject({ pages: ['report.html', 'deck.html'], changed: [] });
    expect(emitted.at(-1)).toMatchObject({
      outputs: [
        { name: 'report', pages: [{ path: 'report.html' }, { path: 'report.txt', text: '1.2.3' }] },
        { name: 'deck' },
      ],
    });
    expect(watched[0]).toEqual(['content', 'data', 'templates']);
  });

  it('shows a new value on the pages that it stands on, and says which file it came from', async () => {
    const { builder, edit, fresh } = building();
    await builder.refresh('all');
    fresh();
    await builder.refresh(edit(dataset, '125', '126'));
    const events = fresh();
    expect(pageIn(events, 'report.html')).toMatchObject({ html: expect.stringContaining('126\u00a0ms') });
    expect(updateIn(events)).toMatchObject({ changed: [dataset] });
  });

  it('emits nothing when a file is saved again as it was', async () => {
    const { builder, fresh } = building();
    await builder.refresh('all');
    fresh();
    await builder.refresh(new Set([dataset]));
    expect(fresh()).toEqual([]);
  });

  it('emits no page again that came out the same', async () => {
    const { builder, edit, fresh } = building();
    await builder.refresh('all');
    fresh();
    await builder.refresh(edit('content/01-summary.md', 'Both monitors', 'The monitors'));
    expect(kinds(fresh())).toEqual(['update', 'summary', 'job']);
  });

  it('renders the output of the visible page first', async () => {
    const { builder, edit, fresh } = building();
    await builder.refresh('all');
    fresh();
    builder.prioritize(['deck.html']);
    await builder.refresh(edit(dataset, '125', '126'));
    expect(kinds(fresh()).slice(0, 2)).toEqual(['page deck.html', 'page report.html']);
  });

  it('aborts a rebuild when the next one begins: of many saves only the last is emitted', async () => {
    const { builder, edit, fresh } = building();
    await builder.refresh('all');
    fresh();
    const values = ['126', '127', '128', '129'];
    await Promise.all(
      values.map((value, index) => builder.refresh(edit(dataset, values[index - 1] ?? '125', value))),
    );
    const events = fresh();
    expect(kinds(events)).toEqual(['page report.html', 'page deck.html', 'update', 'summary', 'job']);
    expect(pageIn(events, 'report.html')).toMatchObject({ html: expect.stringContaining('129\u00a0ms') });
  });

  it('still prints what was shown when a save that changes nothing comes in between', async () => {
    const { builder, edit, fresh } = building();
    await builder.refresh('all');
    fresh();
    const first = builder.refresh(edit(dataset, '125', '126'));
    while (updateIn(fresh()) === undefined) await soon();
    await Promise.all([first, builder.refresh(new Set([dataset]))]);
    expect(kinds(fresh())).toContain('job');
  });

  it('emits a page again that an aborted rebuild had changed, when a file is put back as it was', async () => {
    const { builder, edit, fresh } = building();
    await builder.refresh('all');
    fresh();
    const first = builder.refresh(edit(dataset, '125', '126'));
    while (pageIn(fresh(), 'report.html') === undefined) await soon();
    await Promise.all([first, builder.refresh(edit(dataset, '126', '125'))]);
    expect(pageIn(fresh(), 'report.html')).toMatchObject({ html: expect.stringContaining('125\u00a0ms') });
  });
});

describe('errors', () => {
  it('are emitted as on a terminal, and nothing else is; mending them emits an update without one', async () => {
    const { builder, edit, fresh, files } = building();
    await builder.refresh('all');
    fresh();
    const good = String(files[dataset]);
    await builder.refresh(edit(dataset, '"time": 125', '"time": '));
    const { sources, messages } = await validated({ [dataset]: files[dataset] ?? null });
    const [broken] = fresh();
    expect(broken).toMatchObject({ kind: 'update', changed: [dataset] });
    const { error } = broken as Extract<BuilderEvent, { kind: 'update' }>;
    const [first = ''] = formatMessages(messages, sources.texts, 'text', { color: false }).split('\n\n');
    expect(error?.plain).toContain(first);
    expect(error?.styled).toContain('\u001b[');

    files[dataset] = good;
    await builder.refresh(new Set([dataset]));
    const mended = fresh();
    expect(kinds(mended)).toEqual(['update', 'summary', 'job']);
    expect(updateIn(mended)).not.toHaveProperty('error');
  });

  it('of a file that is only half written are not emitted', async () => {
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
    const events = fresh();
    expect(updateIn(events)).not.toHaveProperty('error');
    expect(pageIn(events, 'report.html')).toMatchObject({ html: expect.stringContaining('126\u00a0ms') });
  });

  it('are also files that are deleted, and go when they come back under another name', async () => {
    const { builder, files, fresh } = building();
    await builder.refresh('all');
    fresh();
    const chart = 'templates/charts/boot-times.vl.json';
    const text = files[chart] ?? '';
    delete files[chart];
    await builder.refresh(new Set([chart]));
    expect(updateIn(fresh())?.error?.plain).toContain('Unexpected chart `boot-times`');

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
    expect(updateIn(fresh())).not.toHaveProperty('error');
  });

  it('of the program are emitted with where they came from, and do not end it', async () => {
    const { builder, edit, fresh } = building();
    await builder.refresh('all');
    fresh();
    await builder.refresh(edit('content/edition.yml', /title: .*/u, 'title: Boom'));
    expect(updateIn(fresh())?.error?.plain).toMatch(/a bug in an output\n\s+at /u);
    await builder.refresh(edit('content/edition.yml', 'Boom', 'Calm'));
    expect(updateIn(fresh())).not.toHaveProperty('error');
  });
});

it('finds changes that no event told, after a delay', async () => {
  const { builder, edit, fresh } = building();
  await builder.refresh('all');
  fresh();
  edit(dataset, '125', '126');
  await builder.refresh(new Set(['content']));
  expect(pageIn(fresh(), 'report.html')).toMatchObject({ html: expect.stringContaining('126\u00a0ms') });
});

it('holds no more after many rebuilds than after a few, whatever files come and go', async () => {
  const memo = createMemo();
  const { builder, files, fresh } = building({ memo });
  await builder.refresh('all');
  const pathOf = (index: number) => `content/30-added-${index}.md`;
  const sizes: number[] = [];
  for (let index = 0; index < keptRuns + 20; index += 1) {
    delete files[pathOf(index - 1)];
    files[pathOf(index)] = '# Added\n\nIt came later.\n';
    await builder.refresh(new Set([pathOf(index - 1), pathOf(index)]));
    expect(updateIn(fresh())).not.toHaveProperty('error');
    sizes.push(memo.size());
  }
  expect(sizes[1]).toBeGreaterThan(sizes[0] ?? 0);
  expect(new Set(sizes.slice(keptRuns + 1)).size).toBe(1);
});

it('gives the same for every project, with a memo of earlier builds or without', async () => {
  const { builder, edit, fresh, files } = building();
  await builder.refresh('all');
  const edits: [string, string, string][] = [
    [dataset, '125', '1250'],
    [dataset, '1250', '130'],
    ['content/02-boot.md', 'The small monitor takes', 'It takes'],
    ['templates/charts/boot-times.vl.json', '"bar"', '"point"'],
    ['templates/partials/figure.hbs', '<figure', '<figure data-x'],
  ];
  const outcome = (events: readonly BuilderEvent[]) => {
    const job = events.findLast((one) => one.kind === 'job');
    return { error: updateIn(events)?.error?.plain, outputs: job?.kind === 'job' ? job.outputs : undefined };
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
