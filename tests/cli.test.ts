import { chmod, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { commands } from '../scripts/commands/index.ts';
import { surfaces } from '../scripts/model/drawing.ts';
import { canBeOtherUser, copyProject, type Run, root, runCli, smallProject } from './support/project.ts';
import { cliHere } from './support/session.ts';

describe('help', () => {
  test('lists every command, the exit codes and the variables', async () => {
    const { code, stdout, stderr } = await runCli(['--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const { name, summary } of commands) expect(stdout).toContain(`  ${name.padEnd(10)} ${summary}`);
    for (const word of ['70', 'CHROME_PATH', 'NO_COLOR', 'SOURCE_DATE_EPOCH']) expect(stdout).toContain(word);
  });

  test.each(commands.map(({ name }) => name))('of %s names every option and has examples', async (name) => {
    const { code, stdout } = await runCli([name, '-h']);
    expect(code).toBe(0);
    const command = commands.find((candidate) => candidate.name === name);
    for (const option of command?.options ?? []) expect(stdout).toContain(`--${option.name}`);
    expect(stdout).toContain(`npm run ${name}`);
    expect((await runCli(['help', name])).stdout).toBe(stdout);
  });

  test('fits a terminal', async () => {
    const texts = await Promise.all(commands.map(({ name }) => runCli([name, '--help'])));
    const lines = texts.flatMap(({ stdout }) => stdout.split('\n'));
    expect(lines.filter((line) => line.length > 120)).toEqual([]);
  });

  test('comes without loading the pipeline', async () => {
    const preload = `--import=${pathToFileURL(join(import.meta.dirname, 'support/loaded.ts')).href}`;
    const folder = await smallProject();
    onTestFinished(() => rm(folder, { recursive: true }));
    const loadedBy = async (...args: string[]) =>
      (await runCli(args, { cwd: folder, env: { NODE_OPTIONS: preload } })).stderr;
    const pipeline = pathToFileURL(join(root, 'scripts/pipeline.ts')).href;
    expect(await loadedBy('check', '--quiet', '--no-cache')).toContain(`loaded ${pipeline}\n`);
    const help = await loadedBy('--help');
    expect(help).toContain('scripts/cli.ts');
    expect(help).not.toContain(pipeline);
    expect(help).not.toMatch(/node_modules\/(?:vega|@marp-team|puppeteer-core|unified)/u);
    expect(help.match(/^loaded /gmu)?.length).toBeLessThan(80);
  });

  test('is what no command at all gives, as wrong usage', async () => {
    const { code, stdout, stderr } = await runCli([]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('Usage:');
  });
});

test('the version is that of the package', async () => {
  const { name, version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  for (const args of [['--version'], ['version'], ['build', '--version']]) {
    expect((await runCli(args)).stdout).toBe(`${name} ${version}\n`);
  }
});

describe('wrong usage ends with code 2, a plain reason and the likely correction', () => {
  function expectRefusal({ code, stdout, stderr }: Omit<Run, 'signal'>, reason: string, help: string): void {
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`error: `);
    expect(stderr).toContain(reason);
    expect(stderr).toContain(help);
    expect(stderr).not.toContain('    at ');
  }

  test.each([
    [['buidl'], 'Unexpected command `buidl`', 'did you mean `build`?'],
    [['build', '--stirct'], 'Unexpected option `--stirct`', 'did you mean `--strict`?'],
    [['build', '--only', 'reprot'], 'Unexpected output `reprot`', 'did you mean `report`?'],
    [['build', '--output', homedir()], 'is your home folder', 'choose a folder of its own'],
  ])('%j', async (args, reason, help) => expectRefusal(await runCli(args), reason, help));

  test.each([
    [['build', 'report'], 'Unexpected word `report`', '--only'],
    [['gallery', '--output', 'content/x.html'], 'holds inputs of the project', 'choose a folder of its own'],
    [['gallery', '--output', 'x'], 'expected an HTML file', 'draft.html'],
    [['build', '--output', 'content'], 'holds inputs of the project', 'choose a folder of its own'],
    [['build', '--output', '..'], 'holds inputs of the project', 'choose a folder of its own'],
    [['clean', '--output', '.'], 'holds inputs of the project', 'choose a folder of its own'],
    [['check', '--format=jsno'], 'Unexpected value `jsno` of `--format`', 'did you mean `json`?'],
    [['explain', 'unknown-chrat'], 'Unexpected rule `unknown-chrat`', 'did you mean `unknown-chart`?'],
    [['data'], 'Missing action of `data`', 'import'],
    [['data', 'imprt'], 'Unexpected action `imprt`', 'did you mean `import`?'],
    [
      ['data', 'export', 'startup-tims'],
      'Unexpected dataset `startup-tims`',
      'did you mean `startup-times`?',
    ],
    [['data', 'import', 'x.csv'], 'Missing `--as DATASET`', 'data import'],
    [
      ['data', 'import', 'x.csv', '--as', 'startup-times', '--retrieved', 'today'],
      'Unexpected date',
      '2026-11-20',
    ],
  ])('%j, told by the command', async (args, reason, help) =>
    expectRefusal(await cliHere(args, root), reason, help),
  );

  test('also for options that npm keeps for itself', async () => {
    const env = {
      npm_lifecycle_event: 'build',
      npm_package_json: join(root, 'package.json'),
      npm_config_strict: 'true',
    };
    const { code, stderr } = await runCli(['build'], { env });
    expect(code).toBe(2);
    expect(stderr).toContain('npm run build -- --strict');
  });

  test('and for a SOURCE_DATE_EPOCH that is no time', async () => {
    const { code, stderr } = await runCli(['check'], { env: { SOURCE_DATE_EPOCH: 'yesterday' } });
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('whole seconds') });
  });
});

test('explain prints the page of a rule, also with the brackets of a message, and lists all rules', async () => {
  const page = await readFile(join(root, 'tests/diagnostics/unknown-chart.md'), 'utf8');
  expect((await runCli(['explain', 'unknown-chart'])).stdout).toBe(page);
  expect((await runCli(['explain', '[unknown-chart]'])).stdout).toBe(page);
  expect((await cliHere(['explain'], root)).stdout).toMatch(/^unknown-chart +error +\S/mu);
});

describe('a project', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await smallProject();
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('is found from any folder in it', async () => {
    const { code, stderr } = await runCli(['check'], { cwd: join(folder, 'content') });
    expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining('1 section,') });
  });

  test('with mistakes ends with code 1, the messages on standard output, progress on standard error', async () => {
    await writeFile(join(folder, 'content/20-two.md'), '# Two\n\n::chart{#no-such-chart}\n');
    const { code, stdout, stderr } = await runCli(['check'], { cwd: folder });
    expect(code).toBe(1);
    expect(stdout).toContain('content/20-two.md:3:10: error: Unexpected chart `no-such-chart`');
    expect(stderr).toMatch(/^load +\d+ files +\d+ ms$/mu);
    expect(stderr).toMatch(/^numerals: \d+ bound, \d+ waived, \d+ loose$/mu);
    expect(stdout + stderr).not.toContain('\u001b[');
    const json = await cliHere(['check', '--format', 'json', '--quiet'], folder);
    expect(JSON.parse(json.stdout).errors).toBeGreaterThan(0);
    expect(json.stderr).toBe('');
    const github = await cliHere(['check', '--format', 'github'], folder);
    expect(github.stdout).toContain('::error file=content/20-two.md,line=3,');
    const colored = await runCli(['check'], { cwd: folder, env: { FORCE_COLOR: '1' } });
    expect(colored.stdout).toContain('\u001b[');
    await rm(join(folder, 'content/20-two.md'));
  });

  test('with warnings only is fine unless strict', async () => {
    expect((await cliHere(['check'], folder)).code).toBe(0);
    expect((await cliHere(['check', '--strict'], folder)).code).toBe(1);
  });

  test('without a browser ends a build with code 3 and the way out', async () => {
    const { code, stderr } = await runCli(['build'], { cwd: folder, env: { CHROME_PATH: '/no/browser' } });
    expect(code).toBe(3);
    expect(stderr).toContain('error: No usable browser: CHROME_PATH is `/no/browser`');
    expect(stderr).toContain('help: set CHROME_PATH');
    expect(await readdir(folder)).not.toContain('dist');
    expect((await cliHere(['doctor'], folder, { CHROME_PATH: '/no/browser' })).code).toBe(3);
  });

  test('that meets a bug of ours ends with code 70, the stack and where it ran', async () => {
    const bug = 'Object.defineProperty(performance,"now",{value(){throw new TypeError("boom")}})';
    const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(bug)}` };
    const { code, stderr } = await runCli(['check'], { cwd: folder, env });
    expect(code).toBe(70);
    expect(stderr).toContain('TypeError: boom');
    expect(stderr).toContain('Please report it');
  });

  test('is not cleaned of folders that no build made', async () => {
    await mkdir(join(folder, 'dist'));
    await writeFile(join(folder, 'dist/thesis.docx'), 'mine');
    const { code, stdout } = await cliHere(['clean'], folder);
    expect(code).toBe(0);
    expect(stdout).toContain('kept dist/thesis.docx: no build made that\n');
    expect(await readFile(join(folder, 'dist/thesis.docx'), 'utf8')).toBe('mine');
    expect((await cliHere(['build'], folder)).code).toBe(1);
    await rm(join(folder, 'dist'), { recursive: true });
    expect((await cliHere(['clean'], folder)).stdout).toContain('no dist\n');
  });

  test('shows its charts to reviewers on one page, placed or not, which clean takes away again', async () => {
    const charts = join(folder, 'templates/charts');
    await rm(join(folder, 'templates/diagrams'), { recursive: true, force: true });
    const [name = ''] = await readdir(charts);
    await cp(join(charts, name), join(charts, 'nowhere-placed.vl.json'));
    const { code, stdout } = await cliHere(['gallery'], folder);
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'dist/gallery.html: 2 pictures, 10 drawings\n' });
    const page = await readFile(join(folder, 'dist/gallery.html'), 'utf8');
    for (const surface of surfaces) expect(page).toContain(`<h3>nowhere-placed, ${surface}, `);
    expect((await cliHere(['clean'], folder)).stdout).toContain('removed dist\n');
    const own = join(folder, 'draft.html');
    await writeFile(own, '<title>My photographs</title>');
    const refused = await cliHere(['gallery', '-q', '-o', 'draft.html'], folder);
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('which is no gallery') });
    expect(await readFile(own, 'utf8')).toBe('<title>My photographs</title>');
    await rm(own);
    expect((await cliHere(['gallery', '-q', '-o', 'draft.html'], folder)).stdout).toBe('');
    expect(await readFile(own, 'utf8')).toBe(page);
    await rm(join(charts, 'nowhere-placed.vl.json'));
    await rm(own);
  });

  test('keeps what no build made in its output folder, whatever command follows', async () => {
    const run = (...args: string[]) => cliHere(args, folder);
    expect((await run('build', '-q')).code).toBe(0);
    const mine = ['dist/.git/HEAD', 'dist/.nojekyll', 'dist/CNAME', 'dist/photos/a.jpg'];
    for (const path of mine) {
      await mkdir(join(folder, path, '..'), { recursive: true });
      await writeFile(join(folder, path), path);
    }
    await run('gallery', '-q');
    expect((await run('build', '-q', '--only', 'report')).code).toBe(0);
    const built = await readdir(join(folder, 'dist'));
    expect(built).toEqual(expect.arrayContaining(['gallery.html', 'deck.pdf', 'report.pdf']));
    const cleaned = await run('clean', '--output', 'dist');
    expect(cleaned.stdout).toBe(
      'removed what was built in dist\n' +
        'kept dist/.git, dist/.nojekyll, dist/CNAME, dist/photos: no build made that\n' +
        'kept dist/manifest.json: the next build may write there by it\n',
    );
    expect((await readdir(join(folder, 'dist'))).sort()).toEqual([
      '.git',
      '.nojekyll',
      'CNAME',
      'manifest.json',
      'photos',
    ]);
    for (const path of mine) expect(await readFile(join(folder, path), 'utf8')).toBe(path);
    expect(await readdir(join(folder, '.cache'))).toContain('results');
    await run('clean');
    expect(await readdir(folder)).not.toContain('.cache');
    await rm(join(folder, 'dist'), { recursive: true });
  });

  const isRoot = process.getuid?.() === 0;

  test.skipIf(isRoot && !canBeOtherUser)(
    'in a folder that cannot be written ends at once with a plain message',
    async () => {
      const nobody = 65_534;
      await chmod(folder, 0o555);
      try {
        const run = await runCli(['build'], { cwd: folder, ...(isRoot ? { uid: nobody } : {}) });
        expect(run.code).toBe(1);
        expect(run.stderr).toBe(
          'error: Cannot write dist: permission denied\n' +
            '  help: make the folder writable or choose another with --output\n',
        );
      } finally {
        await chmod(folder, 0o755);
      }
    },
  );

  test.runIf(canBeOtherUser)('is checked by a user that no list has and that has no home', async () => {
    await chmod(folder, 0o755);
    const unlisted = 54_321;
    const env = { HOME: undefined, XDG_CACHE_HOME: undefined };
    const run = await runCli(['check'], { cwd: folder, uid: unlisted, env });
    expect(run, run.stderr).toMatchObject({ code: 0, signal: null });
  });
});

test('data goes out as CSV and comes back, with a new date and nothing else changed', async () => {
  const folder = await copyProject();
  try {
    const file = join(folder, 'data/benchmarks/startup-times.json');
    const before = await readFile(file, 'utf8');
    const run = (...args: string[]) => cliHere(['data', ...args], folder);
    expect((await run('export', 'startup-times', '-o', 'times.csv')).code).toBe(0);
    const dry = await run(
      'import',
      'times.csv',
      '--as',
      'startup-times',
      '--retrieved=2026-11-18',
      '--dry-run',
    );
    expect(dry.stdout).toContain('0 differences (nothing was written)');
    expect(await readFile(file, 'utf8')).toBe(before);
    expect((await run('import', 'times.csv', '--as', 'startup-times', '--retrieved=2026-11-18')).code).toBe(
      0,
    );
    expect(await readFile(file, 'utf8')).toBe(
      before.replace(/"retrieved": "[^"]*"/u, '"retrieved": "2026-11-18"'),
    );
    const csv = await readFile(join(folder, 'times.csv'), 'utf8');
    await writeFile(join(folder, 'times.csv'), csv.replace(/,\d+(\.\d+)?,/u, ',fast,'));
    const bad = await run('import', 'times.csv', '--as', 'startup-times');
    expect(bad).toMatchObject({ code: 1, stdout: expect.stringMatching(/^times\.csv:\d+:\d+: error: /u) });
    const late = await run('import', 'times.csv', '--as', 'startup-times', '--retrieved=2999-01-01');
    expect(late).toMatchObject({ code: 2, stderr: expect.stringContaining("the edition's own") });
    await writeFile(join(folder, 'times.csv'), csv.replace(/,[a-z]+\d{4}[\w-]*(?=[,\r])/u, ',nobody1900'));
    const unknown = await run('import', 'times.csv', '--as', 'startup-times');
    expect(unknown).toMatchObject({ code: 1, stdout: expect.stringContaining('[unknown-source]') });
    const utf16 = new Uint8Array(
      Buffer.from(`\ufeff${csv.replace(/^id,(.*)\r?\n([^,]+),/u, 'id,$1\r\n$2 ,')}`, 'utf16le'),
    );
    await writeFile(join(folder, 'times.csv'), utf16);
    const wide = await run('import', 'times.csv', '--as', 'startup-times', '--dry-run');
    expect(wide).toMatchObject({ code: 0, stdout: expect.stringContaining('0 differences') });
    expect(wide.stderr).toContain('left out blanks around 1 text, in times.csv:2:1');
    expect((await run('list')).stdout).toMatch(/^startup-times +\d+ rows/mu);
    expect((await run('schema')).code).toBe(0);
    expect(await readdir(join(folder, 'data/schema'))).toContain('dataset.schema.json');
  } finally {
    await rm(folder, { recursive: true });
  }
});
