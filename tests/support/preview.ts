// Starts the preview in a process of its own and edits the files that it watches.
import { type ChildProcess, spawn } from 'node:child_process';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Everything a test waits for comes within this time, also on a machine with more to do. */
export const deadlineInMs = 40_000;

/** A preview that runs in a process of its own. */
export interface Preview {
  readonly url: string;
  readonly child: ChildProcess;
  /** What it said up to now, on both streams. */
  said(): string;
  /** Waits until it has said something that matches, after what it had said when `after` was taken. */
  says(pattern: RegExp, after?: number): Promise<string>;
  /** Length of what it has said, for `says`. */
  mark(): number;
  /** Ends it as Ctrl-C does; gives the exit code. */
  end(): Promise<number | null>;
}

/** Starts `dev` on a free port for the project in a folder, with the program in another. */
export async function startPreview(
  project: string,
  options: {
    readonly program: string;
    readonly env?: Record<string, string>;
    readonly args?: string[];
    /** Milliseconds to wait for each output. */
    readonly timeout?: number;
  },
): Promise<Preview> {
  const cli = join(options.program, 'scripts/start.js');
  const args: string[] = [cli, 'dev', '--port', '0', ...(options.args ?? [])];
  const child = spawn(process.execPath, args, { cwd: project, env: { ...process.env, ...options.env } });
  let text = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      text += String(chunk);
      for (const listen of listeners) listen();
    });
  }
  const over = new Promise<number | null>((resolve) => child.once('close', resolve));
  void over.then(() => {
    for (const listen of listeners) listen();
  });
  const says = (pattern: RegExp, after = 0): Promise<string> => {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const give = (reason: string) => reject(new Error(`${reason}: ${pattern}\n${text}`));
    const timer = setTimeout(() => give('never said'), options.timeout ?? deadlineInMs);
    const listen = () => {
      const found = pattern.exec(text.slice(after));
      if (found !== null) resolve(found[1] ?? found[0]);
      else if (child.exitCode !== null) give('ended without saying');
    };
    listeners.add(listen);
    listen();
    return promise.finally(() => {
      clearTimeout(timer);
      listeners.delete(listen);
    });
  };
  const url = await says(/preview +(http:\S+)/u);
  return {
    url,
    child,
    said: () => text,
    says,
    mark: () => text.length,
    end: () => {
      child.kill('SIGINT');
      return over;
    },
  };
}

/** Replaces words in a file of a project, by writing into it or, as some editors do, by renaming another file over it. */
export async function edit(
  project: string,
  path: string,
  from: string | RegExp,
  to: string,
  how: 'write' | 'rename' = 'write',
): Promise<void> {
  const file = join(project, path);
  const text = await readFile(file, 'utf8');
  const edited = text.replace(from, to);
  if (edited === text) throw new Error(`${path} does not hold ${from}`);
  const target = how === 'write' ? file : `${file}.new`;
  await writeFile(target, edited);
  if (how === 'rename') await rename(target, file);
}
