import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';

/** How a process went: wall-clock milliseconds, most memory of it and its children in MB, and what it said. */
export interface Sample {
  readonly milliseconds: number;
  /** Proportional set size over the whole process tree; `undefined` where the system does not tell (not Linux). */
  readonly megabytes?: number;
  readonly stderr: string;
  readonly stdout: string;
}

/** Runs a command to its end and measures it; rejects with its output when it fails. */
export function measure(
  command: string,
  args: readonly string[],
  options: { cwd: string; env?: Record<string, string>; withMemory?: boolean },
): Promise<Sample> {
  const { promise, resolve, reject } = Promise.withResolvers<Sample>();
  const start = performance.now();
  // Marp CLI waits for Markdown on an open standard input.
  const stdio = ['ignore', 'pipe', 'pipe'] as const;
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: [...stdio],
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => (said.stdout += String(chunk)));
  child.stderr.on('data', (chunk) => (said.stderr += String(chunk)));
  const watch = options.withMemory === true ? watchMemory(child.pid ?? 0) : undefined;
  child.on('error', reject);
  child.on('close', async (code) => {
    const milliseconds = performance.now() - start;
    const megabytes = await watch?.stop();
    if (code !== 0) reject(new Error(`${command} ${args.join(' ')} ended with ${code}\n${tail(said)}`));
    else resolve({ milliseconds, ...said, ...(megabytes === undefined ? {} : { megabytes }) });
  });
  return promise;
}

/** The last lines of what a process said: enough to see why it failed. */
function tail({ stdout, stderr }: { readonly stdout: string; readonly stderr: string }): string {
  return `${stdout}${stderr}`.split('\n').slice(-25).join('\n');
}

function watchMemory(pid: number): { stop: () => Promise<number | undefined> } {
  let isOver = false;
  let most: number | undefined;
  const watching = (async () => {
    while (!isOver) {
      const now = await treeMemory(pid).catch(() => undefined);
      if (now !== undefined) most = Math.max(most ?? 0, now);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  })();
  return {
    stop: async () => {
      isOver = true;
      await watching;
      return most;
    },
  };
}

/** Shared pages count once: the proportional size of every process below `root`. */
async function treeMemory(root: number): Promise<number> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/u.test(name)).map(Number);
  const parents = new Map(await Promise.all(pids.map(async (pid) => [pid, await parentOf(pid)] as const)));
  const isBelow = (pid: number | undefined): boolean =>
    pid === root || (pid !== undefined && pid > 1 && isBelow(parents.get(pid)));
  const sizes = await Promise.all(pids.filter(isBelow).map(proportionalSize));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function parentOf(pid: number): Promise<number | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) || undefined;
}

async function proportionalSize(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+) kB/mu.exec(text)?.[1] ?? 0) / 1000;
}
