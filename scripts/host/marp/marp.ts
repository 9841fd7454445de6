import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Artifact, Presenter } from '../../model/artifact.ts';
import { sha256 } from '../../model/digest.ts';
import type { PresentPage } from '../../model/page.ts';
import { marpOptions } from '../../render/deck/marp.ts';
import { closeScratch, openCacheScratch } from '../disk/scratch.ts';

/** Marp CLI kept ready, one page after the other. */
export interface OpenPresenter {
  readonly present: Presenter;
  close(): Promise<void>;
}

/** Makes one deck presentable, and ends Marp CLI again. */
export async function present(page: PresentPage): Promise<Artifact> {
  const presenter = openPresenter();
  return presenter.present(page).finally(presenter.close);
}

/**
 * Makes decks presentable with Marp CLI: one HTML file each, the same bytes for the same page. Marp CLI only reads and
 * writes files, so it is given a folder among the caches for each, which is gone afterwards.
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
    const bytes = await convert(page, folder, run);
    return { path: page.path, bytes, sha256: sha256(bytes), pages: page.slides };
  } finally {
    await closeScratch(folder);
  }
}

async function convert(
  page: PresentPage,
  folder: string,
  run: (args: readonly string[]) => Promise<void>,
): Promise<Uint8Array> {
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
  return readFile(paths.html);
}

function configuration(page: PresentPage): object {
  return {
    engine: fileURLToPath(new URL('./marp-engine.ts', import.meta.url)),
    lang: page.language,
    options: { ...marpOptions, drawings: Object.fromEntries(page.drawings) },
    themeSet: ['deck.css'],
    template: 'bespoke',
    bespoke: { osc: true, progress: true, transition: false },
  };
}

interface MarpWorker {
  run(args: readonly string[]): Promise<void>;
  end(): Promise<unknown>;
}

/** Marp CLI reports on the console, so it runs in a worker whose console is kept for the case that it fails. */
function startMarp(ended: () => void): MarpWorker {
  const worker = new Worker(new URL('./marp-worker.ts', import.meta.url), { stdout: true, stderr: true });
  worker.on('error', ended).on('exit', ended);
  let said = '';
  for (const stream of [worker.stdout, worker.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  const run = (args: readonly string[]): Promise<void> => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    said = '';
    const onMessage = (status: unknown) => {
      if (status === 0) resolve();
      else reject(new Error(`Marp CLI ended with ${status}: ${said.trim()}`));
    };
    const onExit = () => reject(new Error(`Marp CLI ended without a result: ${said.trim()}`));
    worker.once('message', onMessage).once('error', reject).once('exit', onExit);
    worker.postMessage(args);
    return promise.finally(() => {
      worker.off('message', onMessage).off('error', reject).off('exit', onExit);
    });
  };
  return { run, end: () => worker.terminate() };
}
