import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../../scripts/host/browser/browser.ts';
import { openPrinter } from '../../../scripts/host/browser/printer.ts';
import { watchBrowser } from '../../../scripts/host/browser/watched-browser.ts';
import type { Printer } from '../../../scripts/model/artifact.ts';
import { cacheFolder, printPage, sheet } from './printing.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function watched(idleLimit: number) {
  const browser = await launchBrowser({ cacheFolder });
  const watching = watchBrowser(browser, idleLimit);
  closing.push(watching.close);
  const kill = (signal: NodeJS.Signals) => process.kill(browser.process()?.pid ?? 0, signal);
  return { ...watching, kill };
}

describe('a browser that is watched', () => {
  it('may work for longer than it may do nothing', async () => {
    const { during, openTab } = await watched(2);
    const tab = await openTab();
    const busy = 'const end = performance.now() + 4000; while (performance.now() < end); "done"';
    expect(await during(() => tab.evaluate(busy))).toBe('done');
  });

  it('is lost when it is stopped, and does not keep anybody from ending', async () => {
    const { during, openTab, kill, close } = await watched(2);
    const tab = await openTab();
    kill('SIGSTOP');
    await expect(during(() => tab.evaluate('1'))).rejects.toThrow('the browser did nothing for 2 s');
    await close();
  });

  it('is lost when only the process of its page is stopped', async () => {
    const { during, openTab, browser } = await watched(3);
    const tab = await openTab();
    await tab.goto('data:text/html,x');
    for (const pid of below(browser.process()?.pid ?? 0)) if (isRenderer(pid)) process.kill(pid, 'SIGSTOP');
    await expect(during(() => tab.evaluate('1'))).rejects.toThrow('the browser did nothing for 3 s');
  });

  it('is lost at once when it ends, also when its page crashes', async () => {
    const killed = await watched(20);
    const tab = await killed.openTab();
    const work = killed.during(() => tab.evaluate('new Promise(() => {})'));
    killed.kill('SIGKILL');
    await expect(work).rejects.toMatchObject({ name: 'BrowserLost' });
  });

  it('is lost when its page crashes', async () => {
    const { during, openTab, browser } = await watched(20);
    const tab = await openTab();
    await tab.goto('data:text/html,x');
    const work = during(() => tab.evaluate('new Promise(() => {})'));
    for (const pid of below(browser.process()?.pid ?? 0)) if (isRenderer(pid)) process.kill(pid, 'SIGKILL');
    await expect(work).rejects.toMatchObject({ name: 'BrowserLost' });
  });
});

describe('a printer', () => {
  it('starts another browser when it loses its own, and says so when it loses that as well', async () => {
    const printer: Printer = await openPrinter({ cacheFolder });
    closing.push(printer.close);
    killBrowsers();
    const { value } = await printer.print(printPage(sheet('pages', '<p>One.</p>'), 'pages'));
    expect(value.pages).toBe(1);
    const killing = setInterval(killBrowsers, 10);
    closing.push(async () => clearInterval(killing));
    await expect(printer.print(printPage(sheet('pages', '<p>Two.</p>'), 'pages'))).rejects.toMatchObject({
      name: 'Failure',
      exitCode: 3,
    });
    clearInterval(killing);
  });
});

function killBrowsers(): void {
  for (const pid of below(process.pid)) {
    if (commandOf(pid).includes('--headless')) process.kill(pid, 'SIGKILL');
  }
}

function isRenderer(pid: number): boolean {
  return commandOf(pid).includes('--type=renderer');
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

/** Every process that a process has started, or that one of those has. */
function below(root: number): readonly number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/u.test(entry))) {
    const stat = (() => {
      try {
        return readFileSync(`/proc/${name}/stat`, 'utf8');
      } catch {
        return '';
      }
    })();
    parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
  }
  const isBelow = (pid: number): boolean => {
    const parent = parents.get(pid) ?? 0;
    return parent === root || (parent > 1 && isBelow(parent));
  };
  return [...parents.keys()].filter(isBelow);
}
