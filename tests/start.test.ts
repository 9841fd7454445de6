// What a clone says in which nothing is installed, and a version of Node that is too old.
import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { copyProgram, root } from './support/project.ts';

const run = promisify(execFile);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'start-'));
  await mkdir(join(folder, 'scripts'));
  for (const path of ['package.json', 'scripts/start.js']) await cp(join(root, path), join(folder, path));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** What the start says where it refuses. */
async function refusal(): Promise<{ code: unknown; stderr: string }> {
  const failed = await run(process.execPath, [join(folder, 'scripts/start.js'), 'build']).catch(
    (error) => error,
  );
  return { code: failed.code, stderr: failed.stderr };
}

it('says that the packages are to be installed, then that Node is too old, and starts nothing', async () => {
  const { code, stderr } = await refusal();
  expect({ code, lines: stderr.split('\n') }).toEqual({
    code: 2,
    lines: [
      'error: The packages are not installed',
      `  help: run \`npm ci\` in ${folder}/ first; it brings Node and a browser, too`,
      '',
    ],
  });
  await mkdir(join(folder, 'node_modules'));
  const text = await readFile(join(folder, 'package.json'), 'utf8');
  await writeFile(join(folder, 'package.json'), text.replace(/"node": ">=[\d.]+"/, '"node": ">=999.5"'));
  expect(await refusal()).toEqual({
    code: 2,
    stderr: `error: Node ${process.versions.node} is too old, expected >=999.5\n  help: start commands with \`npm run\`, which takes the Node that \`npm ci\` installed\n`,
  });
});

it('keeps compiled code beside the program, also of the thread of a command, unless others may write there', async () => {
  const program = await copyProgram();
  onTestFinished(() => rm(program, { recursive: true }));
  const compiled = () => readdir(join(program, '.cache/compile'), { recursive: true }).catch(() => []);
  const { NODE_COMPILE_CACHE: _, ...env } = process.env;
  const start = (word: string) =>
    run(process.execPath, [join(program, 'scripts/start.js'), word], { cwd: program, env });
  const help = () => start('help');
  await chmod(program, 0o777);
  await help();
  expect(await compiled()).toEqual([]);
  await chmod(program, 0o755);
  await help();
  const own = (await compiled()).length;
  expect(own).toBeGreaterThan(20);
  await start('doctor').catch(() => undefined);
  expect((await compiled()).length).toBeGreaterThan(own + 20);
});

it('is what every command of the package starts with', async () => {
  const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const { stdout } = await run('npm', ['run', '--silent', 'build', '--', '--version'], { cwd: root });
  expect(stdout).toMatch(/^containers-and-vms \d/);
  for (const [name, command] of Object.entries(scripts))
    if (String(command).includes('scripts/')) expect(command).toBe(`node scripts/start.js ${name}`);
});
