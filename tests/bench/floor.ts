// Sets builds and checks beside the floor: the browser printing the finished HTML of all documents once.
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openHost } from '../../scripts/commands/session/host.ts';
import { launchBrowser } from '../../scripts/host/browser/browser.ts';
import type { PrintPage } from '../../scripts/model/page.ts';
import { openRun } from '../../scripts/pipeline.ts';
import { outputs } from '../../scripts/render/index.ts';
import { root } from '../support/project.ts';
import type { Bench } from './cold.ts';
import { copyInputs, edited, valueOfTurn, withValue } from './live.ts';
import { measure } from './sample.ts';
import { median, timesLine } from './statistics.ts';

const browserOptions = { cacheFolder: join(root, '.cache/browser') };

/** What is measured, and what it may take, in floors. */
const targets: Readonly<Record<string, number>> = {
  'build, cold': 2.2,
  'build, one number changed': 0.9,
  'build, nothing changed': 0.15,
  'check, cold': 0.5,
  'check, warm': 0.25,
};

/** Measures the floor and the commands in turn, and prints how many floors each command takes beside how many it may. */
export async function compareFloor({ project, folder, runs, say }: Bench): Promise<void> {
  const copy = await copyInputs(project, join(folder, 'floor'));
  const pages = await printedPages(copy);
  const path = join(copy, edited.dataset);
  const text = await readFile(path, 'utf8');
  const cli = (...args: string[]) =>
    measure(process.execPath, [join(root, 'scripts/start.js'), ...args], { cwd: copy }).then(
      ({ milliseconds }) => milliseconds,
    );
  await cli('build', '--quiet');
  const times = new Map<string, number[]>();
  const note = (name: string, time: number) => times.set(name, [...(times.get(name) ?? []), time]);
  for (let run = 0; run < runs; run += 1) {
    note('floor', await printOnce(pages));
    const before = await printedBytes(copy);
    await writeFile(path, withValue(text, valueOfTurn(run + 1)));
    note('build, one number changed', await cli('build', '--quiet'));
    // A number that no page shows would be measured without its print.
    if ((await printedBytes(copy)).some((bytes, index) => bytes.equals(before[index] ?? bytes)))
      throw new Error(`${edited.row} is not in all PDFs: name another row in tests/bench/live.ts`);
    note('build, nothing changed', await cli('build', '--quiet'));
    note('check, warm', await cli('check', '--quiet'));
    await rm(join(copy, '.cache/results'), { recursive: true, force: true });
    note('check, cold', await cli('check', '--quiet'));
    await rm(join(copy, '.cache/results'), { recursive: true, force: true });
    await rm(join(copy, 'dist'), { recursive: true, force: true });
    note('build, cold', await cli('build', '--quiet'));
  }
  const floor = times.get('floor') ?? [];
  say(
    `Medians of ${runs} turns. Floor: the browser prints the finished HTML of ${pages.length} documents once, its launch included`,
  );
  say(timesLine('floor', floor));
  for (const [name, most] of Object.entries(targets)) {
    const taken = times.get(name) ?? [];
    say(
      `${timesLine(name, taken)}  ${(median(taken) / median(floor)).toFixed(2)} floors, at most ${most} wanted`,
    );
  }
}

/** The PDFs that show the number which is edited. */
function printedBytes(folder: string): Promise<readonly Buffer[]> {
  const names = ['report.pdf', 'evidence.pdf', 'deck.pdf'];
  return Promise.all(names.map((name) => readFile(join(folder, 'dist', name))));
}

/** The documents of a project that are printed. */
async function printedPages(folder: string): Promise<readonly PrintPage[]> {
  const host = await openHost({ root: folder, version: '0', browser: browserOptions });
  const rendered = await openRun(host, { outputs }).rendered();
  const all = rendered.outputs.flatMap(({ pages }) => pages);
  const printed = all.filter((page): page is PrintPage => page.kind === 'print');
  return [...new Map(printed.map((page) => [page.path, page])).values()];
}

/** Milliseconds in which a browser starts, and prints every document once in tabs of their own. */
async function printOnce(pages: readonly PrintPage[]): Promise<number> {
  const start = performance.now();
  const browser = await launchBrowser(browserOptions);
  const print = async ({ form, html, slide }: PrintPage): Promise<void> => {
    const tab = await browser.newPage();
    await tab.emulateMediaType('print');
    await tab.setContent(html);
    await tab.evaluate('document.fonts.ready.then(() => 0)');
    const size =
      form === 'slides'
        ? { width: slide?.width ?? 1280, height: slide?.height ?? 720 }
        : { format: 'a4' as const };
    await tab.pdf({
      ...size,
      preferCSSPageSize: true,
      printBackground: true,
      tagged: true,
      outline: true,
      timeout: 0,
    });
  };
  await Promise.all(pages.map(print));
  await browser.close();
  return performance.now() - start;
}
