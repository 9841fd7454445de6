// Presenting the deck in a browser.
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../../scripts/host/browser/browser.ts';
import { deadlineInMs, edit } from '../../support/preview.ts';
import { browserEnvironment, digests, runCli, smallProject } from '../../support/project.ts';
import { cliHere } from '../../support/session.ts';
import { cacheFolder } from './printing.ts';

const section = 'content/10-monitors.md';
let project = '';
let env: Record<string, string | undefined> = {};

beforeAll(async () => {
  project = await smallProject();
  env = { ...(await browserEnvironment()), DISPLAY: '', WAYLAND_DISPLAY: '' };
});
afterAll(() => rm(project, { recursive: true, force: true }));

const run = (...args: string[]) => cliHere(args, project, env);
const present = (...args: string[]) => run('present', ...args);
const deckDigest = async () => (await digests(join(project, 'dist')))['deck.html'];

describe('presenting', () => {
  test('builds the deck, tries it out and prints its addresses where no window can be opened', async () => {
    const { code, stdout, stderr } = await present();
    expect(code).toBe(0);
    expect(stderr).toContain('building the deck');
    for (const line of [
      /^ok {2}deck +\d+ slides?, presenter view with notes and next slide$/mu,
      /^ok {2}fonts +.*Inter.*: in the file$/mu,
      /^ok {2}offline asks for nothing$/mu,
      /screen +.*16:9/u,
      /talk +[\d.]+ of [\d.]+ minutes/u,
      /^audience {2}file:\/\/\/.*\/dist\/deck\.html\?sync=\w+$/mu,
      /^speaker {3}file:\/\/\/.*\/dist\/deck\.html\?view=presenter&sync=\w+$/mu,
    ]) {
      expect(stdout).toMatch(line);
    }
  });

  test('builds nothing when the deck is that of the inputs, and builds again when it is not', async () => {
    const before = await deckDigest();
    expect((await present('--print')).stderr).not.toContain('building');
    await edit(project, section, 'boots first\n', 'boots soonest\n');
    expect((await present('--print')).stderr).toContain('building');
    const after = await deckDigest();
    expect(after).not.toBe(before);
    await writeFile(join(project, 'dist/deck.html'), 'spoilt');
    expect((await present('--print')).stderr).toContain('building');
    expect(await deckDigest()).toBe(after);
  });

  test('stops over mistakes, but presents the last build when asked to', async () => {
    const before = await deckDigest();
    const text = await readFile(join(project, section), 'utf8');
    await writeFile(join(project, section), `${text}\n::chart{#missing}\n`);
    const stopped = await present('--print');
    expect(stopped.code).toBe(1);
    expect(stopped.stdout).toContain('unknown-chart');
    expect(stopped.stderr).toContain('--last');
    const last = await present('--print', '--last');
    expect(last.code).toBe(0);
    expect(last.stdout).toContain('audience');
    expect(await deckDigest()).toBe(before);
    await writeFile(join(project, section), text);
  });

  test('names what changed since a deck was built that is presented all the same, and what to run', async () => {
    const { code, stdout } = await present('--print', '--last');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ok {2}inputs +built from the inputs as they are$/mu);
    await edit(project, section, 'boots soonest\n', 'boots early\n');
    const stale = await present('--print', '--last');
    expect(stale.code).toBe(0);
    expect(stale.stdout).toMatch(/^! {3}inputs +changed since it was built: content\/10-monitors\.md$/mu);
    expect(stale.stdout).toContain('to bring it up to date: `npm run build`');
    await edit(project, section, 'boots early\n', 'boots soonest\n');
  });

  test('judges the deck that it opens: a whole talk that is too long ends it with 1, a cut one does not', async () => {
    const text = await readFile(join(project, section), 'utf8');
    const slide = (name: string, attributes: string) =>
      `\n:::slide{layout=statement ${attributes}}\n# ${name}\n\nIt says so.\n:::\n`;
    const long = [slide('Must', 'minutes=3 priority=must'), slide('Should', 'minutes=4 priority=should')];
    await writeFile(
      join(project, section),
      [text, ...long, slide('Could', 'minutes=9 priority=could')].join(''),
    );
    const whole = await present('--print');
    expect(whole.code).toBe(1);
    expect(whole.stdout).toMatch(
      /^BAD talk +[\d.]+ of 5 minutes, [\d.]+ too many, 9 more if there is time/mu,
    );
    expect((await run('check', '--strict')).stdout).toContain('talk-too-long');
    const before = await digests(join(project, 'dist'));

    const cut = await present('--print', '--minutes', '5');
    expect(cut).toMatchObject({ code: 0 });
    expect(cut.stdout).toMatch(/^ok {2}talk +[\d.]+ of 5 minutes/mu);
    expect(cut.stdout).toContain('/.cache/present/minutes-5/deck.html');
    expect(await digests(join(project, 'dist'))).toEqual(before);
    expect((await present('--print', '--minutes', '5')).stderr).not.toContain('building');

    const unfit = await present('--print', '--minutes', '1');
    expect(unfit.code).toBe(1);
    expect(unfit.stdout).toMatch(/error: Unexpected slot of 1 minutes, [\d.]+ fewer .*\[slot-too-short\]/u);
    expect(unfit.stderr).not.toContain('--last');
    await writeFile(join(project, section), text);
  }, 240_000);

  test('builds a part of the edition again as it was selected in its folder, and never advises what nobody typed', async () => {
    expect((await run('build', '--public', '--output', 'shown')).code).toBe(0);
    expect((await present('--print', '--output', 'shown')).stderr).not.toContain('building');
    await edit(project, section, 'boots soonest\n', 'boots early\n');
    const again = await present('--print', '--output', 'shown');
    expect(again).toMatchObject({ code: 0 });
    expect(again.stderr).toContain('building');
    expect(JSON.parse(await readFile(join(project, 'shown/manifest.json'), 'utf8')).selection).toEqual({
      public: true,
    });
    const mixed = await present('--print', '--minutes', '5', '--output', 'shown');
    expect(mixed.code).toBe(1);
    expect(mixed.stderr).toContain('`shown`, which holds a whole build with `--public`');
    expect(mixed.stderr).toContain('npm run build -- --minutes 5 --output shown');
    expect(mixed.stderr).not.toContain('--only');
    await rm(join(project, 'shown'), { recursive: true });
  }, 240_000);

  test('says where there is no deck at all', async () => {
    const { code, stderr } = await present('--last', '--output', 'nowhere');
    expect(code).toBe(1);
    expect(stderr).toContain('There is no `nowhere/deck.html`');
  });

  test('opens what the system opens files with', async () => {
    const bin = join(project, 'bin');
    await mkdir(bin);
    await writeFile(join(bin, 'xdg-open'), `#!/bin/sh\necho "$1" > "${bin}/opened"\n`);
    await chmod(join(bin, 'xdg-open'), 0o755);
    const { code, stdout } = await runCli(['present'], {
      cwd: project,
      env: { ...env, DISPLAY: ':0', PATH: `${bin}:${process.env.PATH}` },
    });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^opened: /mu);
    if (stdout.includes('press p')) {
      expect((await readFile(join(bin, 'opened'), 'utf8')).trim()).toBe(join(project, 'dist/deck.html'));
    }
  });
});

test('the windows of audience and speaker move together', async () => {
  const { stdout } = await present('--print');
  const addresses = [...stdout.matchAll(/file:\S+/gu)].map(([address]) => address);
  const browser = await launchBrowser({ cacheFolder });
  try {
    const [audience, speaker] = [await browser.newPage(), await browser.newPage()];
    await audience.goto(addresses[0] ?? '');
    await speaker.goto(addresses[1] ?? '');
    await speaker.waitForSelector('.bespoke-marp-presenter-note-wrapper');
    await speaker.keyboard.press('ArrowRight');
    await audience.waitForFunction(() => location.hash === '#2', { polling: 20, timeout: deadlineInMs });
    await audience.keyboard.press('ArrowRight');
    await speaker.waitForFunction(() => location.hash === '#3', { polling: 20, timeout: deadlineInMs });
  } finally {
    await browser.close();
  }
});

test('nothing that the deck does is refused by its own policy, and nothing else is let in', async () => {
  const [address = ''] = (await present('--print')).stdout.match(/file:\S+/u) ?? [];
  const browser = await launchBrowser({ cacheFolder });
  try {
    const page = await browser.newPage();
    const refused: string[] = [];
    page.on(
      'console',
      (line) => line.text().includes('Content Security Policy') && refused.push(line.text()),
    );
    for (const view of ['', '&view=presenter', '&view=overview']) {
      await page.goto(`${address}${view}`);
      for (const key of ['ArrowRight', 'o', 'o'] as const) await page.keyboard.press(key);
      await page.waitForFunction(() => location.hash === '#2', { polling: 20, timeout: deadlineInMs });
    }
    expect(refused).toEqual([]);
    const isRun = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.wasRun = true';
      document.body.append(script);
      return 'wasRun' in globalThis;
    });
    expect(isRun).toBe(false);
    expect(refused).toHaveLength(1);
  } finally {
    await browser.close();
  }
});
