import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Progress } from '../../scripts/messages/progress.ts';
import type { Printer } from '../../scripts/model/artifact.ts';
import { createMemo } from '../../scripts/model/memo.ts';
import type { Output } from '../../scripts/model/page.ts';
import type { Host, Options } from '../../scripts/pipeline.ts';
import { report } from '../../scripts/render/report/report.ts';
import { briefly, minimalProject, type Overlay } from '../support/check.ts';
import { root } from '../support/project.ts';
import { minimalRun } from '../support/run.ts';
import { unprintedOutputs as outputs, unprinted } from '../support/unprinted.ts';

const chartPath = 'templates/charts/boot-times.vl.json';
const chart = minimalProject()[chartPath] ?? '';
/** A chart that nothing shows: a warning. */
const idle = { 'templates/charts/idle.vl.json': chart };
/** A dataset that is not there: an error. */
const misspelt = { [chartPath]: chart.replace('"name": "boot-times"', '"name": "boot-time"') };

/** Notes the stages that begin, in `begun`, and calls `ended` after each. */
function noting(begun: string[], ended: (stage: number) => void = () => {}): Progress {
  return async (name, run) => {
    begun.push(name);
    const value = await run();
    ended(begun.length);
    return value;
  };
}

/** What may not be asked for before pages are made. */
const beforePages: Partial<Host> = {
  printer: () => Promise.reject(new Error('a printer was opened')),
  present: () => Promise.reject(new Error('a page was presented')),
};

const everything: Partial<Options> = { outputs, selection: { minutes: 60 } };

describe('the modules', () => {
  const scripts = join(root, 'scripts');
  const entries = ['load', 'validate', 'resolve', 'inspect', 'draw', 'select', 'makeKit', 'print', 'write'];
  const texts = new Map(
    readdirSync(scripts, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => [path, readFileSync(join(scripts, path), 'utf8')]),
  );

  /** Modules by the names of the values that are imported from them. */
  function importsOf(path: string): ReadonlyMap<string, string> {
    const imports = [...(texts.get(path) ?? '').matchAll(/import (?!type)\{([^}]*)\} from '(\.[^']*)'/gu)];
    return new Map(
      imports.flatMap(([, names = '', target = '']) =>
        names
          .split(',')
          .map((name) => name.trim())
          .map((name) => [name, posix.join(posix.dirname(path), target)] as const),
      ),
    );
  }

  it('take the entry of more than one stage in the pipeline alone', () => {
    const imported = importsOf('pipeline.ts');
    const stages = new Set(entries.map((entry) => imported.get(entry)));
    expect(stages).not.toContain(undefined);
    const stringing = [...texts.keys()].filter(
      (path) => new Set([...importsOf(path).values()].filter((module) => stages.has(module))).size > 1,
    );
    expect(stringing).toEqual(['pipeline.ts']);
  });
});

describe('checking', () => {
  it('reads, resolves, inspects and draws, prints nothing and needs no browser', async () => {
    const begun: string[] = [];
    const run = minimalRun({}, { outputs }, { ...beforePages, progress: noting(begun) });
    const { drawings, messages } = await run.drawn();
    expect(begun).toEqual(['load', 'validate', 'resolve', 'inspect', 'draw']);
    expect(drawings.length).toBeGreaterThan(0);
    expect(messages).toEqual([]);
  });

  it('draws nothing of a project with errors', async () => {
    const begun: string[] = [];
    const { drawings } = await minimalRun(misspelt, { outputs }, { progress: noting(begun) }).drawn();
    expect(begun).not.toContain('draw');
    expect(drawings).toEqual([]);
  });
});

describe('building', () => {
  it('stops at errors, and at warnings only when it is strict', async () => {
    expect(await minimalRun(misspelt, { outputs }).built()).not.toHaveProperty('artifacts');
    expect((await minimalRun(idle, { outputs }).built()).artifacts).not.toEqual([]);
    const strict = minimalRun(idle, { outputs, strict: true }, beforePages);
    expect(await strict.built()).not.toHaveProperty('artifacts');
  });

  it('stops at what only the printer sees', async () => {
    const [warning] = (await minimalRun(idle).resolved()).messages;
    const printer: Printer = {
      ...unprinted,
      print: async (page) => ({ ...(await unprinted.print(page)), messages: warning ? [warning] : [] }),
    };
    const host = { printer: async () => printer };
    expect((await minimalRun({}, { outputs: [report] }, host).built()).artifacts).not.toEqual([]);
    const strict = await minimalRun({}, { outputs: [report], strict: true }, host).built();
    expect(strict).not.toHaveProperty('artifacts');
    expect(strict.messages).toEqual([warning]);
  });

  it('gives artifacts in the order of the outputs, however long each takes to print', async () => {
    const printer: Printer = {
      ...unprinted,
      print: async (page) => {
        await new Promise((resolve) => setTimeout(resolve, page.path === 'report.pdf' ? 50 : 0));
        return unprinted.print(page);
      },
    };
    const { artifacts = [] } = await minimalRun({}, { outputs }, { printer: async () => printer }).built();
    expect([...new Set(artifacts.map(({ output }) => output))]).toEqual(outputs.map(({ name }) => name));
  });
});

describe('the steps of a run', () => {
  it.each<[string, Overlay]>([
    ['a sound project', {}],
    ['a project with a warning', idle],
    ['a project with an error', misspelt],
  ])('give what a whole build of %s gives', async (_, overlay) => {
    const whole = await minimalRun(overlay, everything).built();
    const run = () => minimalRun(overlay, everything);
    const [resolved, inspected, drawn, rendered] = [
      await run().resolved(),
      await run().inspected(),
      await run().drawn(),
      await run().rendered(),
    ];
    expect(inspected.project).toEqual(whole.project);
    expect(inspected.edition).toEqual(whole.edition);
    expect(drawn.drawings).toEqual(whole.drawings);
    const said = briefly(whole.messages);
    for (const { messages } of [resolved, inspected, drawn, rendered])
      expect(said).toEqual(expect.arrayContaining(briefly(messages)));
    expect(briefly(drawn.messages)).toEqual(said);
    const names = whole.artifacts === undefined ? [] : outputs.map(({ name }) => name);
    expect(rendered.outputs.map(({ name }) => name)).toEqual(names);
  });

  it('are made once, and only when they are asked for', async () => {
    const begun: string[] = [];
    const run = minimalRun({}, { outputs: [report] }, { progress: noting(begun) });
    expect(begun).toEqual([]);
    expect(await run.sources()).toBe(await run.sources());
    expect(begun).toEqual(['load']);
    expect((await run.inspected()).edition).toBe((await run.resolved()).edition);
    await run.built();
    const steps = ['load', 'validate', 'resolve', 'inspect', 'draw', 'render', 'print', 'render'];
    expect(begun).toEqual(steps);
  });

  it('give the pages of one output, for the screen or all of them, as a whole build has them', async () => {
    const run = minimalRun({}, { outputs });
    const whole = await run.rendered();
    for (const output of outputs) {
      const { outputs: alone } = await run.rendered({ outputs: [output] });
      expect(alone).toEqual(whole.outputs.filter(({ name }) => name === output.name));
    }
    const { outputs: screen } = await run.rendered({ outputs: [report], only: 'screen' });
    expect(screen.flatMap(({ pages }) => pages.map(({ kind }) => kind))).toEqual(['text']);
  });

  it('keep what a memo remembers: an edition that is read again shares what is the same', async () => {
    const memo = createMemo();
    const before = await minimalRun({}, { memo }).resolved();
    const after = await minimalRun({ 'content/03-more.md': '# More\n\nWords.\n' }, { memo }).resolved();
    expect(after.edition.figures).toBe(before.edition.figures);
    expect(after.edition.chapters).toHaveLength(before.edition.chapters.length + 1);
    expect(after.edition).toEqual(
      (await minimalRun({ 'content/03-more.md': '# More\n\nWords.\n' }).resolved()).edition,
    );
  });
});

describe('a run that is ended', () => {
  const reason = new Error('ended');
  const stages: string[] = [];
  const count = async () => {
    await minimalRun({}, everything, { progress: noting(stages) }).built();
    return stages.length;
  };

  it('begins no further stage, after whichever it is ended', async () => {
    const total = await count();
    expect(new Set(stages)).toEqual(
      new Set(['load', 'validate', 'resolve', 'inspect', 'select', 'draw', 'render', 'print', 'write']),
    );
    for (let last = 1; last < total; last += 1) {
      const abort = new AbortController();
      const begun: string[] = [];
      let until = 0;
      const progress = noting(begun, (stage) => {
        if (stage < last || abort.signal.aborted) return;
        until = begun.length;
        abort.abort(reason);
      });
      const present: Host['present'] = async ({ path }) => {
        begun.push('present');
        return { path, bytes: new Uint8Array(), sha256: '' };
      };
      const run = minimalRun({}, { ...everything, signal: abort.signal }, { progress, present });
      await expect(run.built(), stages[last]).rejects.toBe(reason);
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(begun, stages[last]).toHaveLength(until);
    }
  });

  it('begins none at all when it was ended before', async () => {
    const begun: string[] = [];
    const host = { ...beforePages, progress: noting(begun) };
    const run = minimalRun({}, { outputs, signal: AbortSignal.abort(reason) }, host);
    for (const step of [run.sources, run.resolved, run.drawn, run.rendered, run.built])
      await expect(step()).rejects.toBe(reason);
    expect(begun).toEqual([]);
  });

  it('opens no printer when it is ended while it draws', async () => {
    const abort = new AbortController();
    const ending: Output = {
      ...report,
      drawings: (edition) => {
        abort.abort(reason);
        return report.drawings(edition);
      },
    };
    const run = minimalRun({}, { outputs: [ending], signal: abort.signal }, beforePages);
    await expect(run.built()).rejects.toBe(reason);
  });

  it('gives up prints that are under way', async () => {
    const abort = new AbortController();
    const printer: Printer = {
      ...unprinted,
      print: (_, { signal } = {}) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(signal.reason));
          abort.abort(reason);
        }),
    };
    const options = { outputs: [report], signal: abort.signal };
    const run = minimalRun({}, options, { printer: async () => printer });
    await expect(run.built()).rejects.toBe(reason);
  });

  it('ends one step by a signal of its own, and can be asked for it again', async () => {
    const run = minimalRun({}, { outputs: [report] });
    await expect(run.rendered({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect((await run.rendered()).outputs).toHaveLength(1);
  });
});
