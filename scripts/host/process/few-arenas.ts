// Runs a server in a process whose memory goes back to the system: the C library keeps a pool for each thread otherwise.
import { spawn } from 'node:child_process';
import { exitCodes } from '../../messages/failure.ts';

/**
 * Two pools of memory are enough for threads that seldom work at once. Of what is freed, pieces of more than this many bytes go
 * back to the system at once: without a number the library raises its own to 32 MB, and keeps several hundred megabytes.
 */
const settings = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '131072',
  MALLOC_TRIM_THRESHOLD_: '131072',
} as const;
const signals = {
  SIGHUP: exitCodes.hangup,
  SIGINT: exitCodes.interrupt,
  SIGTERM: exitCodes.terminate,
} as const;

/**
 * Runs this program again with few pools of memory and gives its exit code; undefined where it has few already, or where the
 * system has another C library. The other process ends with this one, whatever ends it, and gets its signals.
 */
export function withFewArenas(): Promise<number> | undefined {
  if (process.platform !== 'linux') return undefined;
  if (process.env.MALLOC_ARENA_MAX !== undefined) {
    endWithParent();
    return undefined;
  }
  // In a group of its own it gets each signal of the terminal once, from here.
  const child = spawn(process.execPath, [...process.execArgv, ...process.argv.slice(1)], {
    detached: true,
    env: { ...process.env, ...settings },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const name of Object.keys(signals) as (keyof typeof signals)[])
    process.on(name, () => child.kill(name));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? codeOf(signal)));
  });
}

function codeOf(signal: NodeJS.Signals | null): number {
  return Object.entries(signals).find(([name]) => name === signal)?.[1] ?? exitCodes.bug;
}

/** The channel to the process that started this one closes when that ends. */
function endWithParent(): void {
  if (process.channel === undefined) return;
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel?.unref();
}
