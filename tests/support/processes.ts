// Reads which processes run, from /proc.
import { readdir, readFile } from 'node:fs/promises';

const read = (pid: number, name: string) => readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '');

/** Processes that a process has started and whose command lines hold a text, as their numbers. */
export async function childrenOf(pid = 0, command = ''): Promise<readonly number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/u.test(name)).map(Number);
  const found = await Promise.all(
    pids.map(async (child) => {
      const [stat, line] = await Promise.all([read(child, 'stat'), read(child, 'cmdline')]);
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      return parent === pid && line.includes(command);
    }),
  );
  return pids.filter((_, index) => found[index]);
}
