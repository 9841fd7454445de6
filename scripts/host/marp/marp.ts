// Makes HTML presentations with Marp CLI.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Artifact, Presenter } from '../../model/artifact.ts';
import { sha256 } from '../../model/digest.ts';
import type { PresentPage } from '../../model/page.ts';
import { withPresenter } from '../../print/presenter/with-presenter.ts';
import { marpOptions } from '../../render/deck/marp.ts';
import { withDeckPolicy } from '../../render/html/policy.ts';
import { openCacheScratch } from '../disk/cache-places.ts';
import { closeScratch } from '../disk/scratch.ts';

/** Marp CLI in a worker that stays open. */
export interface OpenPresenter {
  readonly present: Presenter;
  close(): Promise<void>;
}

/** Makes the presentation of one deck, and ends Marp CLI again. */
export async function present(page: PresentPage): Promise<Artifact> {
  const presenter = openPresenter();
  return presenter.present(page).finally(presenter.close);
}

/**
 * Makes presentations with Marp CLI, one after the other: one HTML file each, with the same bytes for the same page. Marp
 * CLI only reads and writes files, so each gets a scratch folder, which is removed afterwards.
 */
export function openPresenter(): OpenPresenter {
  const workers: MarpWorker[] = [];
  let last: Promise<unknown> = Promise.resolve();
  const run = async (args: readonly string[]): Promise<void> => {
    workers[0] ??= startMarp(() => workers.splice(0));
    await workers[0].run(args);
  };
  return {
    present: (page) => {
      const made = last.then(() => presentOne(page, run));
      last = made.catch(() => undefined);
      return made;
    },
    close: async () => {
      await workers[0]?.end();
    },
  };
}

async function presentOne(
  page: PresentPage,
  run: (args: readonly string[]) => Promise<void>,
): Promise<Artifact> {
  const folder = await openCacheScratch();
  try {
    const bytes = new TextEncoder().encode(deckHtml(await convert(page, folder, run), page));
    return { path: page.path, bytes, sha256: sha256(bytes), pages: page.slides };
  } finally {
    await closeScratch(folder);
  }
}

/** What Marp wrote, with the presenter's clock and a policy for all of its scripts and styles. */
function deckHtml(html: string, { plan }: PresentPage): string {
  return withDeckPolicy(withPresenter(html, plan));
}

async function convert(
  page: PresentPage,
  folder: string,
  run: (args: readonly string[]) => Promise<void>,
): Promise<string> {
  const paths = {
    markdown: join(folder, 'deck.md'),
    theme: join(folder, 'deck.css'),
    configuration: join(folder, 'marp.config.json'),
    html: join(folder, 'deck.html'),
  };
  await Promise.all([
    writeFile(paths.markdown, page.markdown),
    writeFile(paths.theme, page.theme),
    writeFile(paths.configuration, JSON.stringify(configuration(page))),
  ]);
  await run(['--config-file', paths.configuration, paths.markdown, '--output', paths.html]);
  return readFile(paths.html, 'utf8');
}

function configuration(page: PresentPage): object {
  return {
    engine: fileURLToPath(new URL('./marp-engine.ts', import.meta.url)),
    lang: page.language,
    options: {
      ...marpOptions,
      drawings: Object.fromEntries(page.drawings),
      pictures: Object.fromEntries(page.pictures),
    },
    themeSet: ['deck.css'],
    template: 'bespoke',
    bespoke: { osc: true, progress: true, transition: false },
  };
}

interface MarpWorker {
  run(args: readonly string[]): Promise<void>;
  end(): Promise<unknown>;
}

/** Starts the worker. What Marp CLI writes to the console is collected for the message of an error. */
function startMarp(onEnd: () => void): MarpWorker {
  const worker = new Worker(new URL('./marp-worker.ts', import.meta.url), {
    stdout: true,
    stderr: true,
    resourceLimits: { maxYoungGenerationSizeMb: 24 },
  });
  worker.on('error', onEnd).on('exit', onEnd);
  let output = '';
  for (const stream of [worker.stdout, worker.stderr])
    stream.on('data', (chunk) => (output += String(chunk)));
  const run = (args: readonly string[]): Promise<void> => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    output = '';
    const onMessage = (status: unknown) => {
      if (status === 0) resolve();
      else reject(new Error(`Marp CLI ended with ${status}: ${output.trim()}`));
    };
    const onExit = () => reject(new Error(`Marp CLI ended without a result: ${output.trim()}`));
    worker.once('message', onMessage).once('error', reject).once('exit', onExit);
    worker.postMessage(args);
    return promise.finally(() => {
      worker.off('message', onMessage).off('error', reject).off('exit', onExit);
    });
  };
  return { run, end: () => worker.terminate() };
}
