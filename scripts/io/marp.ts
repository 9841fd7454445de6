import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { marpOptions } from '../marp.ts';
import type { Artifact, PresentPage } from '../model.ts';

/**
 * Makes a deck presentable with Marp CLI: one HTML file, the same bytes for the same page. Marp CLI only reads and
 * writes files, so it is given a private folder in the system's temporary one, which is gone afterwards.
 */
export async function present(page: PresentPage): Promise<Artifact> {
  const folder = await mkdtemp(join(tmpdir(), 'deck-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  // An interrupted build exits without coming back here.
  process.once('exit', remove);
  try {
    const bytes = await convert(page, folder);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { path: page.path, bytes, sha256, pages: page.slides };
  } finally {
    process.off('exit', remove);
    remove();
  }
}

async function convert(page: PresentPage, folder: string): Promise<Uint8Array> {
  const paths = {
    markdown: join(folder, 'deck.md'),
    theme: join(folder, 'deck.css'),
    configuration: join(folder, 'marp.config.json'),
    html: join(folder, 'deck.html'),
  };
  await writeFile(paths.markdown, page.markdown);
  await writeFile(paths.theme, page.theme);
  await writeFile(paths.configuration, JSON.stringify(configuration(page)));
  await runMarp(['--config-file', paths.configuration, paths.markdown, '--output', paths.html]);
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

/** Marp CLI reports on the console, so it runs in a worker whose console is kept for the case that it fails. */
function runMarp(args: readonly string[]): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const worker = new Worker(new URL('./marp-worker.ts', import.meta.url), {
    workerData: args,
    stdout: true,
    stderr: true,
  });
  let said = '';
  for (const stream of [worker.stdout, worker.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  worker.once('message', (status) => {
    if (status === 0) resolve();
    else reject(new Error(`Marp CLI ended with ${status}: ${said.trim()}`));
  });
  worker.once('error', reject);
  worker.once('exit', () => reject(new Error(`Marp CLI ended without a result: ${said.trim()}`)));
  return promise;
}
