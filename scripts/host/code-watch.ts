import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { debounce } from '../dev/debounce.ts';
import { sha256 } from '../model/digest.ts';
import { openWatcher } from './disk/watcher.ts';

/** Watches the code of the program, and tells when its content is another; saving the same again is no change. */
export function watchCode(folder: string, tell: () => void): { close(): void } {
  let last = digest(folder);
  const look = async () => {
    const [before, now] = [await last, await digest(folder)];
    last = Promise.resolve(now);
    await watcher.cover({ folders: ['scripts'], files: [] });
    if (before !== now) tell();
  };
  const debounced = debounce(() => void look().catch(() => undefined), { single: 50, burst: 200 });
  const watcher = openWatcher(folder, () => debounced.note());
  void watcher.cover({ folders: ['scripts'], files: [] });
  return {
    close: () => {
      debounced.stop();
      watcher.close();
    },
  };
}

async function digest(folder: string): Promise<string> {
  const names = await readdir(join(folder, 'scripts'), { recursive: true });
  const contents: (string | Uint8Array)[] = [];
  for (const name of names.filter((path) => path.endsWith('.ts')).sort()) {
    contents.push(name, await readFile(join(folder, 'scripts', name)));
  }
  return sha256(...contents);
}
