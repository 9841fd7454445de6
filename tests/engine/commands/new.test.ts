// Makes projects about other subjects, and uses one of them as its owner would.
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { projectFiles } from '../../../scripts/commands/new/project.ts';
import { diskWorld } from '../../../scripts/host/disk/world.ts';
import { openRun } from '../../../scripts/pipeline.ts';
import { briefly, memoryWorld } from '../../support/check.ts';
import {
  browserEnvironment,
  canBeOtherUser,
  digests,
  type Run,
  root,
  runCli,
} from '../../support/project.ts';
import { testHost } from '../../support/run.ts';
import { cliHere } from '../../support/session.ts';
import { linesOfSubject } from '../../support/subject-words.ts';

let place: string;

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'new-'));
});

afterAll(() => rm(place, { recursive: true, force: true }));

const title = 'Which 2 ways: "bicycle" & bus?';

function make(folder: string, name = title): Promise<Omit<Run, 'signal'>> {
  return cliHere(['new', folder, '--title', name], root, { SOURCE_DATE_EPOCH: '1796083200' });
}

const read = (...path: readonly string[]) => readFile(join(place, ...path), 'utf8');

describe('a new project', () => {
  let folder: string;
  let made: Omit<Run, 'signal'>;
  let files: readonly string[];
  let environment: Readonly<Record<string, string>>;

  beforeAll(async () => {
    folder = join(place, 'other');
    made = await make(folder);
    files = Object.keys(await digests(folder));
    environment = await browserEnvironment();
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  });

  function own(...args: readonly string[]): Promise<Run> {
    return runCli(args, { cwd: folder, cli: join(folder, 'scripts/start.js'), env: environment });
  }

  it('is told of, with what to do next', () => {
    expect(made).toMatchObject({ code: 0, stderr: '' });
    expect(made.stdout).toContain(`made ${folder}: “${title}”, ${files.length} files\n`);
    expect(made.stdout).toContain(`next\n  cd ${folder}\n  npm ci `);
  });

  it('has its own title, name, brand and dates', async () => {
    const edition = parse(await read('other/content/edition.yml'));
    expect(edition).toMatchObject({
      title,
      brand: 'which-2-ways-bicycle-bus',
      id: '2026.12',
      date: '2026-12-01',
    });
    const description = JSON.parse(await read('other/package.json'));
    expect(description).toMatchObject({ name: edition.brand, version: '0.1.0', description: title });
    const dataset = JSON.parse(await read('other/data/journeys/ways-to-work.json'));
    expect(dataset).toMatchObject({ retrieved: '2026-12-01', reviewBy: '2027-12-01' });
    expect(await read('other/README.md')).toMatch(/^# Which 2 ways: "bicycle" \\& bus\?\n/u);
  });

  it('holds every file of this project that the engine names', () => {
    const named = new Set(enginePaths());
    expect([...named]).toEqual(expect.arrayContaining(['package-lock.json', 'tests/diagnostics/']));
    const isThere = (path: string) => files.some((file) => file === path || file.startsWith(path));
    expect([...named].filter((path) => !isThere(path))).toEqual([]);
  });

  it('holds nothing of this subject, and the name of this project only in the licence of the engine', () => {
    const { name } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { name: string };
    // A lock has digests, and a font is no text: any word may stand in them.
    const texts = files
      .filter((path) => path !== 'package-lock.json' && !path.endsWith('.woff2'))
      .map((path) => [path, text(path)] as const);
    expect(texts.flatMap(([path, content]) => linesOfSubject(path, content.replaceAll(name, '')))).toEqual(
      [],
    );
    expect(texts.filter(([, content]) => content.includes(name)).map(([path]) => path)).toEqual([
      'scripts/LICENSE',
    ]);
    expect(text('package-lock.json')).not.toMatch(new RegExp(`${name}|docker`));
    expect(files.filter((path) => /^templates\/(charts|diagrams|tables)\//.test(path))).toEqual([
      'templates/charts/ways-to-work.vl.json',
      'templates/tables/ways-to-work.json',
    ]);
  });

  function text(path: string): string {
    return readFileSync(join(folder, path), 'utf8');
  }

  it('has only scripts that work there', () => {
    const { scripts } = JSON.parse(text('package.json')) as { scripts: Record<string, string> };
    const missing = Object.values(scripts)
      .flatMap((script) => script.match(/\S+\.ts/g) ?? [])
      .filter((path) => !files.includes(path));
    expect(missing).toEqual([]);
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(['build', 'dev', 'new', 'test', 'verify']));
  });

  it('is checked without a message, and explains rules', async () => {
    expect(await own('check', '--strict', '--quiet')).toMatchObject({ code: 0, stdout: '', stderr: '' });
    expect((await own('explain', 'unknown-fact')).stdout).toContain('# ');
  });

  it('builds report, deck and PowerPoint file and passes its own tests', async () => {
    expect(await own('build', '--strict', '--quiet')).toMatchObject({ code: 0, stderr: '' });
    const built = Object.keys(await digests(join(folder, 'dist')));
    expect(built).toEqual(
      expect.arrayContaining(['report.pdf', 'report.html', 'deck.html', 'deck.pdf', 'deck.pptx']),
    );
    const tests = await tool('vitest', ['run']);
    expect(tests.code, tests.said).toBe(0);
    expect(tests.said).toMatch(/Tests\s+4 passed/);
  });

  it('has types and a style without fault', async () => {
    for (const [name, ...args] of [
      ['tsc', '--noEmit'],
      ['biome', 'check', '--error-on-warnings', '.'],
      ['knip'],
    ]) {
      const { code, said } = await tool(name ?? '', args);
      expect(code, said).toBe(0);
    }
  });

  function tool(name: string, args: readonly string[]): Promise<{ code: unknown; said: string }> {
    const env = { ...process.env, ...environment, NO_COLOR: '1', VITEST: undefined };
    const file = join(root, 'node_modules/.bin', name);
    return new Promise((resolve) => {
      execFile(file, [...args], { cwd: folder, env }, (error, stdout, stderr) => {
        resolve({ code: error?.code ?? 0, said: stdout + stderr });
      });
    });
  }

  it('makes other projects, also without a lock, and says so', async () => {
    await rm(join(folder, 'package-lock.json'));
    expect(await own('check', '--quiet')).toMatchObject({ code: 0 });
    const again = await own('new', '../third', '--title', 'A third');
    expect(again).toMatchObject({ code: 0 });
    expect(again.stdout).toContain('cd ../third\n  npm install ');
    expect(again.stderr).toContain('there is no package-lock.json here');
    const third = Object.keys(await digests(join(place, 'third')));
    expect(third).toEqual(files.filter((path) => path !== 'package-lock.json'));
    expect(await read('third/scripts/LICENSE')).toBe(await readFile(join(root, 'LICENSE'), 'utf8'));
  });
});

/** Files and folders of this project that the engine's code names, up to the first value that it fills in. */
function enginePaths(): readonly string[] {
  const paths = readdirSync(join(root, 'scripts'), { recursive: true, encoding: 'utf8' });
  const modules = paths.filter((path) => path.endsWith('.ts') && !path.includes('starter'));
  return modules.flatMap((path) => {
    const code = readFileSync(join(root, 'scripts', path), 'utf8').replace(
      /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm,
      '',
    );
    const literals = [...code.matchAll(/'([^'\n]+)'|`([^`$\n]+)/g)].map(
      ([, plain, filled]) => plain ?? filled ?? '',
    );
    return literals.filter(
      (literal) => /^[\w.@-]+(\/[\w.@-]*)+$|^[\w@-]*\.[\w.-]+$/.test(literal) && isOurs(literal),
    );
  });
}

/** Whether a path is that of a file here, or of a folder below one, that is neither made nor installed. */
function isOurs(path: string): boolean {
  return (
    !/^(\.{1,2}(\/|$)|\.cache|dist|node_modules|data\/(?:calculators|editions)\/?|content\/editions\/?|templates\/aids\/?|CITATION\.cff$|\.zenodo\.json$)/.test(
      path,
    ) &&
    existsSync(join(root, path)) &&
    path !== 'LICENSE'
  );
}

describe('new', () => {
  it('makes valid files of any title', async () => {
    const titles = [
      '- "5 * 3" isn\'t: {{15}} [a](b) #1 `c` % @ | \u{1F680}',
      'x'.repeat(200),
      'null',
      'Vega',
      '?!',
    ];
    for (const name of titles) {
      const files = await projectFiles(await diskWorld(root), { title: name, date: '2026-11-20' });
      const texts = Object.fromEntries(
        [...files].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]),
      );
      expect(parse(texts['content/edition.yml'] ?? '').title).toBe(name);
      const made = JSON.parse(texts['package.json'] ?? '');
      expect(made.description).toBe(name);
      expect(made.name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(Object.keys({ ...made.dependencies, ...made.devDependencies })).not.toContain(made.name);
      expect(JSON.parse(texts['package-lock.json'] ?? '').name).toBe(made.name);
      const { messages } = await openRun(testHost(memoryWorld(texts)), { outputs: [] }).inspected();
      // A character that no embedded font has is the author's to add a font for.
      const others = messages.filter(({ ruleId }) => ruleId !== 'missing-glyph');
      expect(briefly(others), name).toEqual([]);
    }
  });

  it('has room for a title of 200 characters on the cover, on the first slide and in PowerPoint', async () => {
    const folder = join(place, 'long');
    expect(await make(folder, 'How a title goes on '.repeat(10))).toMatchObject({ code: 0 });
    const built = await cliHere(['build', '--strict', '--quiet'], folder);
    expect(built, built.stdout + built.stderr).toMatchObject({ code: 0, stderr: '' });
    expect(await read('long/dist/report.html')).toContain('class="cover-title longest"');
    expect(await read('long/dist/deck.html')).toContain('title longest');
  });

  it('puts the title on one line', async () => {
    const folder = join(place, 'lines');
    expect(await make(folder, ' Two\n  lines ')).toMatchObject({ code: 0 });
    expect(parse(await read('lines/content/edition.yml')).title).toBe('Two lines');
  });

  it('fills an empty folder', async () => {
    const folder = join(place, 'empty');
    await mkdir(folder);
    expect(await make(folder)).toMatchObject({ code: 0 });
    expect((await readdir(folder)).filter((name) => name.startsWith('.edition-run'))).toEqual([]);
    expect(existsSync(join(folder, 'scripts/cli.ts'))).toBe(true);
  });

  it('refuses a folder with something in it and names that', async () => {
    const folder = join(place, 'full');
    await mkdir(folder);
    await writeFile(join(folder, 'letter.txt'), 'Dear');
    expect(await make(folder)).toMatchObject({
      code: 2,
      stderr: `error: Unexpected content in \`${folder}\`, expected an empty folder or none; found \`letter.txt\`\n  help: choose another folder\n`,
    });
    expect(await readdir(folder)).toEqual(['letter.txt']);
  });

  it('refuses a folder inside the project, also by way of a link', async () => {
    await symlink(root, join(place, 'link'));
    for (const folder of [join(root, 'other'), join(place, 'link/tests/other')]) {
      const { code, stderr } = await make(folder);
      expect(code).toBe(2);
      expect(stderr).toContain(`Unexpected folder \`${folder}\`, which lies in the project \`${root}\``);
      expect(existsSync(folder)).toBe(false);
    }
  });

  it('refuses a path under a file, and a file', async () => {
    const file = join(place, 'file');
    await writeFile(file, '');
    for (const folder of [file, join(file, 'a/b')]) {
      expect(await make(folder)).toMatchObject({
        code: 2,
        stderr: `error: Unexpected file \`${file}\`, expected a folder or nothing\n  help: choose another folder\n`,
      });
    }
  });

  it.runIf(canBeOtherUser)('says plainly that a place cannot be written', async () => {
    const locked = join(place, 'locked');
    await mkdir(locked, { mode: 0o555 });
    await chmod(place, 0o755);
    const folder = join(locked, 'a/b');
    expect(await runCli(['new', folder, '--title', title], { uid: 65_534 })).toMatchObject({
      code: 1,
      stderr: `error: Cannot make ${folder}: permission denied\n  help: make the folder writable or choose another\n`,
    });
    expect(await readdir(locked)).toEqual([]);
  });

  it('asks for folder and title with an example', async () => {
    const example = '  help: npm run new ../other -- --title "The other subject"\n';
    const folder = join(place, 'never');
    expect(await cliHere(['new', folder], root)).toMatchObject({
      code: 2,
      stderr: `error: Missing \`--title\`\n${example}`,
    });
    expect(await make(folder, ' ')).toMatchObject({
      code: 2,
      stderr: `error: Missing \`--title\`\n${example}`,
    });
    expect(await make(folder, 'a\u0007')).toMatchObject({ code: 2 });
    expect(await cliHere(['new', '--title', 'a'], root)).toMatchObject({
      code: 2,
      stderr: `error: Expected one folder\n${example}`,
    });
    expect(existsSync(folder)).toBe(false);
  });
});
