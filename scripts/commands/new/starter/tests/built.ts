// Builds the project into a folder of its own and reads what came out.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** What a build made and said. */
export interface Built {
  /** Exit code of the command; 0 when there was nothing to say. */
  readonly code: number;
  /** Everything it said. */
  readonly said: string;
  /** A file of the build as text. */
  readonly text: (path: string) => Promise<string>;
  readonly remove: () => Promise<void>;
}

/** Builds the project as it is now, with warnings as errors. */
export async function build(): Promise<Built> {
  const folder = await mkdtemp(join(tmpdir(), 'edition-'));
  const args = ['scripts/start.js', 'build', '--strict', '--quiet', '--output', join(folder, 'dist')];
  const { code, said } = await run(args);
  return {
    code,
    said,
    text: (path) => readFile(join(folder, 'dist', path), 'utf8'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

function run(args: readonly string[]): Promise<Pick<Built, 'code' | 'said'>> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, args, { cwd: root }, (_error, stdout, stderr) => {
      resolve({ code: child.exitCode ?? 1, said: stdout + stderr });
    });
  });
}
