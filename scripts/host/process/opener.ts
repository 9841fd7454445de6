// Opens files and addresses in the person's browser.
import { spawn } from 'node:child_process';
import { platform } from 'node:os';
import { systemBrowsers } from '../browser/system-browsers.ts';

const openers: Readonly<Record<string, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/** Whether this system can open windows. */
export function hasDesktop(env: Readonly<Record<string, string | undefined>>): boolean {
  return platform() !== 'linux' || [env.DISPLAY, env.WAYLAND_DISPLAY].some((name) => (name ?? '') !== '');
}

/** Opens an address or a file in the system's default browser; resolves to whether its command could be started. */
export function openInBrowser(address: string): Promise<boolean> {
  const [command, ...args] = openers[platform()] ?? ['xdg-open'];
  return start(command, [...args, address]);
}

/** An installed browser that opens a window for each address, if there is one. */
export function windowBrowser(): { readonly name: string; readonly path: string } | undefined {
  // The headless shell only prints.
  return systemBrowsers().find(({ path }) => !path.includes('headless'));
}

/** Opens a window for each address in the browser at `path`; resolves to whether it could be started. */
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
