// Reads the files of a project as they were at a commit.
import { spawn } from 'node:child_process';
import { Failure } from '../messages/failure.ts';
import type { World } from '../model/sources.ts';
import { fewAtOnce } from '../model/tasks/few-at-once.ts';

/**
 * The files of the project in the folder `root` at a commit, tag or branch. Rejects with a `Failure` where git is missing, the
 * folder is in no repository, or the name is that of no commit.
 */
export async function gitWorld(root: string, commit: string): Promise<World> {
  const hash = (await git(root, ['rev-parse', '--verify', '--quiet', `${commit}^{commit}`], commit)).trim();
  const listing = await git(root, ['ls-tree', '-r', '-z', '--name-only', hash], commit);
  const paths = listing.split('\0').filter((path) => path !== '');
  const known = new Set(paths);
  const few = fewAtOnce();
  const readBytes = async (path: string) => {
    if (!known.has(path)) throw Object.assign(new Error(`no file ${path}`), { code: 'ENOENT' });
    return new Uint8Array(await gitBytes(root, ['cat-file', 'blob', `${hash}:./${path}`], commit));
  };
  return {
    readBytes: (path) => few(() => readBytes(path)),
    read: (path) => few(async () => new TextDecoder('utf-8', { fatal: true }).decode(await readBytes(path))),
    list: async (folder) => paths.filter((path) => path.startsWith(`${folder}/`)).sort(),
  };
}

async function git(root: string, args: readonly string[], commit: string): Promise<string> {
  return (await gitBytes(root, args, commit)).toString('utf8');
}

function gitBytes(root: string, args: readonly string[], commit: string): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const child = spawn('git', args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, said]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (chunk: Buffer) => void out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => void said.push(chunk));
  child.once('error', () =>
    reject(new Failure('Cannot run `git`', { help: 'install it, or name a frozen edition' })),
  );
  child.once('close', (code) => {
    if (code === 0) resolve(Buffer.concat(out));
    else reject(failureOf(commit, Buffer.concat(said).toString('utf8')));
  });
  return promise;
}

function failureOf(commit: string, said: string): Failure {
  const reason = said.trim().split('\n')[0] ?? '';
  return new Failure(`Cannot read the project at \`${commit}\`${reason === '' ? '' : `: ${reason}`}`, {
    help: 'name a frozen edition, a tag or commit of this repository, or the path of a manifest',
  });
}
