// Starts a server anew with settings of the C library, by which freed memory goes back to the system.

/**
 * The C library keeps a pool of memory for each of many threads, and in them most of what printing has freed: several hundred
 * megabytes. Two pools are enough for threads that seldom work at once. Pieces of more than this many bytes go back to the
 * system as soon as they are free; without a number the library raises its own to 32 MB.
 */
const settings: Readonly<Record<string, string>> = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '131072',
  MALLOC_TRIM_THRESHOLD_: '131072',
};

/** Megabytes of each half of the space for new objects: the engine takes four times as much for the pages that pass through here. */
const newSpace = '--max-semi-space-size=8';

/** The part of a process that is needed to start it anew. */
export type Restartable = Pick<
  NodeJS.Process,
  'platform' | 'env' | 'execPath' | 'execArgv' | 'argv' | 'execve'
>;

/**
 * Puts this program into its own process once more, with few pools of memory: the library reads its settings only at the start.
 * The process keeps its number, its streams and its parent. Returns where it has the settings, where somebody has chosen others,
 * and where the system has another C library or cannot replace a program.
 */
export function restartWithFewArenas(current: Restartable = process): void {
  const { platform, env, execPath, execArgv, argv } = current;
  if (platform !== 'linux' || env.MALLOC_ARENA_MAX !== undefined) return;
  const command = [execPath, newSpace, ...execArgv, ...argv.slice(1)];
  current.execve?.(execPath, command, { ...settings, ...env });
}
