// Watches the program's own code, so that the preview can restart with the new one.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { debounce } from '../dev/debounce.ts';
import { sha256 } from '../model/digest.ts';
import { openWatcher } from './disk/watcher.ts';

/** Watches the code of the program in `folder` and calls `onChange` when its content has changed; saving the same again is no change. */
export function watchCode(folder: string, onChange: () => void): { close(): void } {
  let last = digest(folder);
  const compare = async () => {
    const [before, now] = [await last, await digest(folder)];
    last = Promise.resolve(now);
    await watcher.watch({ folders: ['scripts'], files: [] });
    if (before !== now) onChange();
  };
  const debouncer = debounce(() => void compare().catch(() => undefined), { single: 50, burst: 200 });
  const watcher = openWatcher(folder, () => debouncer.add());
  void watcher.watch({ folders: ['scripts'], files: [] });
  return {
    close: () => {
      debouncer.stop();
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
