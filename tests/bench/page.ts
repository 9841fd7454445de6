// Measures the HTML edition in the browser: until it is there and answers, steps of a calculator, the search, cards and jumps, also
// on a processor that is four times as slow.
import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { launchBrowser } from '../../scripts/host/browser/browser.ts';
import { root } from '../support/project.ts';
import type { Bench } from './cold.ts';
import { copyInputs } from './live.ts';
import { measure } from './sample.ts';
import { timesLine } from './statistics.ts';

/** Milliseconds within which the eye takes a step and its numbers for one, and a search for immediate. */
const wanted = new Map([
  ['step of a slider', 50],
  ['query of the search', 30],
]);
const steps = 20;
const visits = 3;
const bareName = 'report-without-script.html';

/** Milliseconds by what was measured. */
type Times = Record<string, number[]>;

/** Builds the report and uses it; with BEFORE=<report.html> another one in turn with it, so that both are hurt alike by a busy machine. */
export async function timePage({ project, folder, say }: Bench): Promise<void> {
  const copy = await copyInputs(project, join(folder, 'page'));
  const cli = join(root, 'scripts/start.js');
  await measure(process.execPath, [cli, 'build', '--only', 'report', '--quiet'], { cwd: copy });
  const before = process.env.BEFORE;
  const made = join(copy, 'dist/report.html');
  const bare = join(copy, 'dist', bareName);
  await writeFile(bare, withoutScripts(await readFile(made, 'utf8')));
  const pages = [...(before === undefined ? [] : [before]), bare, made];
  const browser = await launchBrowser({ cacheFolder: join(root, '.cache/browser') });
  try {
    for (const slowdown of [1, 4])
      for (const [path, taken] of await compare(browser, pages, slowdown)) {
        say(`${path === before ? 'before' : basename(path)}, processor at 1/${slowdown}`);
        for (const [name, all] of Object.entries(taken)) say(`${timesLine(name, all)}${limitOf(name)}`);
      }
  } finally {
    await browser.close();
  }
}

/** The same text and drawings without a script, which nothing has to wait for. */
function withoutScripts(html: string): string {
  return html.replaceAll(/<script\b[^>]*>.*?<\/script>/gs, '');
}

/** Visits the pages in turn, on a wide screen or, where the processor is slowed down, on that of a phone. */
async function compare(
  browser: Browser,
  pages: readonly string[],
  slowdown: number,
): Promise<ReadonlyMap<string, Times>> {
  const times = new Map(pages.map((path): [string, Times] => [path, {}]));
  for (let visit = 0; visit < visits; visit += 1)
    for (const [path, taken] of times) {
      const tab = await browser.newPage();
      await tab.emulateCPUThrottling(slowdown);
      await tab.setViewport({ width: slowdown === 1 ? 1440 : 390, height: 900 });
      add(taken, await visitPage(tab, path));
      await tab.close();
    }
  return times;
}

function limitOf(name: string): string {
  const most = wanted.get(name);
  return most === undefined ? '' : `, at most ${most} ms wanted`;
}

function add(all: Times, more: Times): void {
  for (const [name, times] of Object.entries(more)) all[name] = [...(all[name] ?? []), ...times];
}

/** Opens a page, waits until it is idle, and uses it. */
async function visitPage(tab: Page, path: string): Promise<Times> {
  await tab.evaluateOnNewDocument(() => {
    const tasks: number[] = [];
    Object.assign(window, { tasks });
    new PerformanceObserver((list) => {
      tasks.push(...list.getEntries().map(({ duration }) => duration));
    }).observe({ type: 'longtask', buffered: true });
  });
  await tab.goto(pathToFileURL(path).href);
  await tab.evaluate('new Promise((done) => setTimeout(done, 3000))');
  const loading = await tab.evaluate((): Times => {
    const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    const tasks = Reflect.get(window, 'tasks') as number[];
    return {
      'first paint': performance.getEntriesByName('first-contentful-paint').map((paint) => paint.startTime),
      'until features answer': [visit?.domContentLoadedEventEnd ?? 0],
      'longest task': [Math.max(0, ...tasks)],
    };
  });
  const jump = await jumpTime(tab);
  if (path.endsWith(bareName)) return { ...loading, ...jump };
  return {
    ...loading,
    ...(await stepTimes(tab)),
    ...(await searchTimes(tab)),
    ...(await cardTimes(tab)),
    ...jump,
  };
}

/** Runs in the page: milliseconds until what was done is painted. */
const painted = `async (act) => {
  const begun = performance.now();
  act();
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - begun;
}`;

async function stepTimes(tab: Page): Promise<Times> {
  return (await tab.evaluate(`(async () => {
    const painted = ${painted};
    const slider = document.querySelector('.calculator input[type="range"]');
    if (slider === null) return {};
    slider.scrollIntoView({ behavior: 'instant', block: 'center' });
    await painted(() => {});
    const taken = [];
    for (let step = 0; step < ${steps}; step += 1)
      taken.push(await painted(() => {
        slider.stepUp();
        slider.dispatchEvent(new Event('input', { bubbles: true }));
      }));
    return { 'step of a slider': taken };
  })()`)) as Times;
}

async function searchTimes(tab: Page): Promise<Times> {
  return (await tab.evaluate(`(async () => {
    const painted = ${painted};
    const open = await painted(() => document.querySelector('.search-open').click());
    const input = document.querySelector('.search-words');
    const taken = [];
    for (const words of ['s', 'st', 'start', 'start-up time', 'memory of a host', 'isolaton', 'price per hour'])
      taken.push(await painted(() => {
        input.value = words;
        input.dispatchEvent(new Event('input', { bubbles: true }));
      }));
    document.querySelector('.search .card-close').click();
    return { 'opening of the search': [open], 'query of the search': taken };
  })()`)) as Times;
}

async function cardTimes(tab: Page): Promise<Times> {
  return (await tab.evaluate(`(async () => {
    const painted = ${painted};
    const numbers = [...document.querySelectorAll('.prose p a.n[href^="#fact-"]')].filter((_, at) => at % 60 === 5).slice(0, 6);
    const cards = [];
    for (const number of numbers) {
      number.scrollIntoView({ behavior: 'instant', block: 'center' });
      await painted(() => {});
      cards.push(await painted(() => number.click()));
      document.body.click();
    }
    return { 'card of a number': cards };
  })()`)) as Times;
}

async function jumpTime(tab: Page): Promise<Times> {
  return (await tab.evaluate(`(async () => {
    const painted = ${painted};
    const row = document.querySelector('.ledger tbody tr:nth-last-child(9)');
    return { 'jump into the ledger': [await painted(() => { location.hash = row.id; })] };
  })()`)) as Times;
}
