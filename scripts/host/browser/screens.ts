// Finds the screens that are connected to this machine.
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

/** The screens that are connected; empty where they cannot be found out. */
export async function connectedScreens(): Promise<readonly ScreenSize[]> {
  const [command, ...args] = commands[platform()] ?? [];
  if (command === undefined) return linuxScreens('/sys/class/drm');
  const result = await run(command, args, { timeout: 5000 }).catch(() => undefined);
  return result === undefined ? [] : readSizes(result.stdout);
}

const commands: Readonly<Record<string, readonly string[]>> = {
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

/** The preferred mode of every connected screen, which the kernel lists first in its files below `folder`. */
export async function linuxScreens(folder: string): Promise<readonly ScreenSize[]> {
  const names = await readdir(folder).catch(() => []);
  const read = (name: string, file: string) => readFile(join(folder, name, file), 'utf8').catch(() => '');
  const screens = names.map(async (name) => {
    if ((await read(name, 'status')).trim() !== 'connected') return [];
    return readSizes(await read(name, 'modes')).slice(0, 1);
  });
  return (await Promise.all(screens)).flat();
}
