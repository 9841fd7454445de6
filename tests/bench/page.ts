// Measures the HTML edition in the browser: from a step of a calculator's slider to the new numbers in the page.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launchBrowser } from '../../scripts/host/browser/browser.ts';
import { root } from '../support/project.ts';
import type { Bench } from './cold.ts';
import { copyInputs } from './live.ts';
import { measure } from './sample.ts';
import { timesLine } from './statistics.ts';

/** Milliseconds within which the eye takes both for one. */
const most = 50;
const steps = 40;

/** Builds the report, moves the first slider of its first calculator, and prints how long the page takes for each step. */
export async function timePage({ project, folder, say }: Bench): Promise<void> {
  const copy = await copyInputs(project, join(folder, 'page'));
  const cli = join(root, 'scripts/cli.ts');
  await measure(process.execPath, [cli, 'build', '--only', 'report', '--quiet'], { cwd: copy });
  const browser = await launchBrowser({ cacheFolder: join(root, '.cache/browser') });
  try {
    const tab = await browser.newPage();
    await tab.goto(pathToFileURL(join(copy, 'dist/report.html')).href);
    const times = await tab.evaluate(async (count) => {
      const slider = document.querySelector<HTMLInputElement>('.calculator input[type="range"]');
      const results = document.querySelector('.calculator-results');
      if (slider === null || results === null) return [];
      const taken: number[] = [];
      for (let step = 0; step < count; step += 1) {
        slider.stepUp();
        const before = performance.now();
        slider.dispatchEvent(new Event('input', { bubbles: true }));
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        results.getBoundingClientRect();
        taken.push(performance.now() - before);
      }
      return taken;
    }, steps);
    if (times.length === 0) say('The report has no calculator.');
    else say(`${timesLine('slider of a calculator, one step', times)}, at most ${most} ms wanted`);
  } finally {
    await browser.close();
  }
}
