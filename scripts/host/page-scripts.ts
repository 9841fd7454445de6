// Reads the scripts of pages in the preview.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { clientSource } from '../dev/page/client.ts';
import { connectionWorkerSource } from '../dev/page/connection-worker.ts';

/** The scripts that the preview serves to its pages, by path. */
export async function readPageScripts(): Promise<ReadonlyMap<string, string>> {
  const { resolve } = createRequire(import.meta.url);
  const morph = await readFile(resolve('idiomorph/dist/idiomorph.js'), 'utf8');
  return new Map([
    ['/-/client.js', `${morph}\n${clientSource()}`],
    ['/-/worker.js', connectionWorkerSource()],
  ]);
}
