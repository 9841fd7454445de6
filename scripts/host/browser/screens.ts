import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { platform } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A screen in pixels. */
export interface ScreenSize {
  readonly width: number;
  readonly height: number;
}

const run = promisify(execFile);

/** The screens that are connected; empty where the system does not tell. */
export async function connectedScreens(): Promise<readonly ScreenSize[]> {
  const [command, ...args] = tellers[platform()] ?? [];
  if (command === undefined) return linuxScreens('/sys/class/drm');
  const said = await run(command, args, { timeout: 5000 }).catch(() => undefined);
  return said === undefined ? [] : readSizes(said.stdout);
}

const tellers: Readonly<Record<string, readonly string[]>> = {
  darwin: ['system_profiler', 'SPDisplaysDataType'],
  win32: [
    'powershell',
    '-NoProfile',
    '-Command',
    'Add-Type -AssemblyName System.Windows.Forms; [System.Windows.Forms.Screen]::AllScreens | ForEach-Object { "$($_.Bounds.Width) x $($_.Bounds.Height)" }',
  ],
};

/** Every "1920 x 1080" in a text. */
export function readSizes(text: string): readonly ScreenSize[] {
  const found = text.matchAll(/(\d{3,5}) ?x ?(\d{3,5})/gu);
  return [...found].map(([, width, height]) => ({ width: Number(width), height: Number(height) }));
}

/** The first mode of every connected screen, which is the one it prefers, as the kernel lists them below `folder`. */
export async function linuxScreens(folder: string): Promise<readonly ScreenSize[]> {
  const names = await readdir(folder).catch(() => []);
  const read = (name: string, file: string) => readFile(join(folder, name, file), 'utf8').catch(() => '');
  const screens = names.map(async (name) => {
    if ((await read(name, 'status')).trim() !== 'connected') return [];
    return readSizes(await read(name, 'modes')).slice(0, 1);
  });
  return (await Promise.all(screens)).flat();
}
