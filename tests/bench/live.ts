import { type ChildProcess, spawn } from 'node:child_process';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { applyEdits, modify } from 'jsonc-parser';
import type { Browser, Page } from 'puppeteer-core';
import { launchBrowser } from '../../scripts/host/browser/browser.ts';
import { type Preview, startPreview } from '../support/preview.ts';
import { root, runCli } from '../support/project.ts';
import type { Bench } from './cold.ts';
import { marpCommand } from './marp.ts';
import { median, timesLine } from './statistics.ts';

/** The number that is edited: prose, a chart, a slide and its notes show it, and no predicate is near its edge. */
export const edited = {
  dataset: 'data/benchmarks/startup-times.json',
  row: 'docker-ssd',
  field: 'value',
  value: 568,
} as const;

const words = (value: number) => `${value}\u00a0ms`;

/** Another value for each turn; the page shows no other number like it. */
export const valueOfTurn = (turn: number): number => edited.value + 10 * turn;

const deadlineInMs = 120_000;
const missedInMs = 15_000;

/** Something that follows an edit: saves another value, then tells the milliseconds until each thing showed it. */
interface Follower {
  follow(value: number): Promise<Readonly<Record<string, number>>>;
  end(): Promise<unknown>;
}

/**
 * Edits one number of a dataset under a preview, and the same number of the deck under `marp --watch`, turn by turn:
 * from saving until a page in a browser shows it, and until the PDFs are written.
 */
export async function compareLive({ project, folder, runs, say }: Bench): Promise<void> {
  const copy = await copyInputs(project, join(folder, 'live'));
  const built = await runCli(['build'], { cwd: copy });
  if (built.code !== 0) throw new Error(built.stderr.split('\n').slice(-40).join('\n'));
  const browser = await launchBrowser({ cacheFolder: join(root, '.cache/browser') });
  const followers: Follower[] = [];
  try {
    // One after the other: each is ready, and idle, before the next starts.
    for (const start of [startOurs, startMarpPage, startMarpPdf]) followers.push(await start(copy, browser));
    const times = await takeTurns(followers, runs);
    const of = (name: string) => times.get(name) ?? [];
    say(`Medians of ${runs} edits in turn, from saving one number; everything warm`);
    for (const [name, all] of times) say(timesLine(name, all));
    const ratio = (a: string, b: string) => (median(of(a)) / median(of(b))).toFixed(2);
    say(
      `  deck on screen ${ratio('deck on screen', 'marp --watch, on screen')}, deck.pdf ${ratio('deck.pdf', 'marp --watch --pdf')} of Marp's time`,
    );
  } finally {
    for (const follower of followers) await follower.end();
    await browser.close();
  }
}

/** All times by name; the first two edits only warm up. Each value is a new one: what was printed once is remembered. */
async function takeTurns(
  followers: readonly Follower[],
  runs: number,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const times = new Map<string, number[]>();
  for (let run = -2; run < runs; run += 1) {
    for (const follower of followers) {
      const taken = await follower.follow(valueOfTurn(run + 3));
      if (run < 0) continue;
      for (const [name, time] of Object.entries(taken)) times.set(name, [...(times.get(name) ?? []), time]);
    }
  }
  return times;
}

/** Copies what a project is made from, and gives the folder of the copy. */
export async function copyInputs(project: string, copy: string): Promise<string> {
  for (const name of ['content', 'data', 'templates']) {
    await cp(join(project, name), join(copy, name), { recursive: true });
  }
  return copy;
}

/** Waits until a page shows a value; also over a reload. */
const shows = (page: Page, value: number, timeout = deadlineInMs) =>
  page
    .waitForFunction(
      (wanted) => document.body?.textContent?.includes(wanted),
      { polling: 10, timeout },
      words(value),
    )
    .catch((cause) => {
      throw new Error(`${page.url()} never showed ${words(value)}`, { cause });
    });

/** Throws where a page shows a value before it is saved: then nothing would be measured. */
async function showsNot(page: Page, value: number): Promise<void> {
  const text = await page.evaluate('document.body.textContent');
  if (String(text).includes(words(value))) throw new Error(`${page.url()} shows ${words(value)} already`);
}

async function openPage(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(url);
  await shows(page, edited.value);
  return page;
}

async function startOurs(copy: string, browser: Browser): Promise<Follower> {
  const preview: Preview = await startPreview(copy, { program: root, timeout: deadlineInMs });
  await preview.says(/report\.pdf \d+ pages/u);
  const pages = [
    await openPage(browser, `${preview.url}report.html`),
    await openPage(browser, `${preview.url}deck.html`),
  ];
  const path = join(copy, edited.dataset);
  const text = await readFile(path, 'utf8');
  return {
    follow: async (value) => {
      for (const page of pages) await showsNot(page, value);
      const mark = preview.mark();
      const since = stopwatch();
      await writeFile(path, withValue(text, value));
      const [report, deck, deckPdf, reportPdf] = await Promise.all([
        ...pages.map((page) => shows(page, value).then(since)),
        preview.says(/deck\.pdf \d+ slides/u, mark).then(since),
        preview.says(/report\.pdf \d+ pages/u, mark).then(since),
      ]);
      return {
        'report on screen': report ?? Number.NaN,
        'deck on screen': deck ?? Number.NaN,
        'deck.pdf': deckPdf ?? Number.NaN,
        'report.pdf': reportPdf ?? Number.NaN,
      };
    },
    end: () => preview.end(),
  };
}

/** The dataset's text with another value in the cell. */
export function withValue(text: string, value: number): string {
  const { data } = JSON.parse(text) as { data: readonly { id: string }[] };
  const index = data.findIndex(({ id }) => id === edited.row);
  if (index < 0)
    throw new Error(`${edited.dataset} has no row ${edited.row}: name another in tests/bench/live.ts`);
  return applyEdits(text, modify(text, ['data', index, edited.field], value, {}));
}

async function startMarpPage(copy: string, browser: Browser): Promise<Follower> {
  const { folder, edit, watching } = await startMarp(copy, 'page', ['--output', 'marp.html']);
  const page = await openPage(browser, pathToFileURL(join(folder, 'marp.html')).href);
  return {
    follow: async (value) => {
      const since = stopwatch();
      await edit(value);
      const seen = await shows(page, value, missedInMs).then(since, () => undefined);
      if (seen !== undefined) return { 'marp --watch, on screen': seen };
      // The watcher or its page now and then misses an edit: what it missed has no time.
      await page.reload();
      return {};
    },
    end: watching.end,
  };
}

async function startMarpPdf(copy: string): Promise<Follower> {
  const { edit, watching } = await startMarp(copy, 'pdf', ['--pdf', '--output', 'marp.pdf']);
  return {
    follow: async (value) => {
      const since = stopwatch();
      const written = watching.says(/=> .*marp\.pdf/u);
      await edit(value);
      return { 'marp --watch --pdf': await written.then(since) };
    },
    end: watching.end,
  };
}

interface Watching {
  /** Waits until it says, from now on, what matches. */
  says(pattern: RegExp): Promise<void>;
  end(): Promise<unknown>;
}

/** Watches a copy of the built deck with Marp CLI; ready when it has converted it once. */
async function startMarp(copy: string, name: string, rest: readonly string[]) {
  const folder = join(copy, `marp-${name}`);
  await cp(join(copy, 'dist'), folder, { recursive: true });
  const path = join(folder, 'deck.md');
  const text = await readFile(path, 'utf8');
  const command = await marpCommand(folder, ['--watch', ...rest]);
  // Marp CLI waits for Markdown on an open standard input.
  const child = spawn(process.execPath, [...command.args], {
    cwd: folder,
    env: { ...process.env, ...command.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const watching = listen(child);
  await watching.says(/=> .*marp\.(?:html|pdf)/u);
  const edit = (value: number) => writeFile(path, text.replaceAll(words(edited.value), words(value)));
  return { folder, edit, watching };
}

function listen(child: ChildProcess): Watching {
  const over = new Promise((resolve) => child.once('close', resolve));
  return {
    says: (pattern) => {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      let text = '';
      const timer = setTimeout(() => reject(new Error(`never said ${pattern}: ${text}`)), deadlineInMs);
      const hear = (chunk: unknown) => {
        text += String(chunk);
        if (pattern.test(text)) resolve();
      };
      child.stderr?.on('data', hear);
      return promise.finally(() => {
        clearTimeout(timer);
        child.stderr?.off('data', hear);
      });
    },
    end: () => {
      child.kill('SIGINT');
      return over;
    },
  };
}

function stopwatch(): () => number {
  const start = performance.now();
  return () => performance.now() - start;
}
