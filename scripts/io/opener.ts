import { spawn } from 'node:child_process';
import { platform } from 'node:os';

const openers: Readonly<Record<string, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/** Opens an address or a file in the system's browser; says whether the system has a way to do so. */
export function openInBrowser(address: string): Promise<boolean> {
  const [command, ...args] = openers[platform()] ?? ['xdg-open'];
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const child = spawn(command, [...args, address], { stdio: 'ignore', detached: true });
  child.once('error', () => resolve(false));
  child.once('spawn', () => resolve(true));
  child.unref();
  return promise;
}
