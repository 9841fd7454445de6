import { spawn } from 'node:child_process';
import { platform } from 'node:os';
import { systemBrowsers } from '../browser/system-browsers.ts';

const openers: Readonly<Record<string, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/** Whether windows can be opened here at all. */
export function hasDesktop(env: Readonly<Record<string, string | undefined>>): boolean {
  return platform() !== 'linux' || [env.DISPLAY, env.WAYLAND_DISPLAY].some((name) => (name ?? '') !== '');
}

/** Opens an address or a file in the system's browser; says whether the system has a way to do so. */
export function openInBrowser(address: string): Promise<boolean> {
  const [command, ...args] = openers[platform()] ?? ['xdg-open'];
  return start(command, [...args, address]);
}

/** A browser on this system that opens several windows when asked to, if one is known. */
export function windowBrowser(): { readonly name: string; readonly path: string } | undefined {
  // The one that draws no windows is there for printing.
  return systemBrowsers().find(({ path }) => !path.includes('headless'));
}

/** Opens a window for each address in that browser; says whether it could be started. */
export async function openWindows(path: string, addresses: readonly string[]): Promise<boolean> {
  for (const address of addresses) if (!(await start(path, ['--new-window', address]))) return false;
  return true;
}

function start(command: string, args: readonly string[]): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.once('error', () => resolve(false));
  child.once('spawn', () => resolve(true));
  child.unref();
  return promise;
}
