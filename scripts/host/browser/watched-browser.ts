// Notices when a browser has ended or does nothing any more, so that no wait for it is endless.

import type { Browser, Page } from 'puppeteer-core';
import { namesIn, textOf } from '../process/lenient-read.ts';

/** The browser has ended, or did not work any more and was killed. The message says which. */
export class BrowserLost extends Error {
  override readonly name = 'BrowserLost';
}

/** A browser that is watched while it works. */
export interface WatchedBrowser {
  readonly browser: Browser;
  /** The result of work in the browser. Rejects with `BrowserLost`, and kills the browser, when that fails meanwhile. */
  during<T>(work: () => Promise<T>): Promise<T>;
  /** A new tab. When its process crashes, the browser counts as lost. */
  openTab(): Promise<Page>;
  /** Closes the browser; kills it when it does not close. */
  close(): Promise<void>;
}

/** For so many seconds a browser with work to do may use no processor. */
const usualIdleLimit = 20;
/** So many hundredths of a second of processor time do not count: that is what a browser needs to wait. */
const idleTicks = 5;
/** Where processor times are not known, work may take so many seconds. */
const workLimit = 600;
const closeLimitInMs = 3000;

/** Watches a browser. Seconds are counted by a timer of this thread, so that time in which this thread is busy does not count. */
export function watchBrowser(browser: Browser, idleLimit = usualIdleLimit): WatchedBrowser {
  const lost = Promise.withResolvers<never>();
  lost.promise.catch(() => undefined);
  const lose = (reason: string) => {
    lost.reject(new BrowserLost(reason));
    browser.process()?.kill('SIGKILL');
  };
  const ended = () => new BrowserLost('the browser ended while it was in use');
  browser.once('disconnected', () => lost.reject(ended()));
  return {
    browser,
    openTab: async () => {
      const tab = await browser.newPage();
      tab.once('error', () => lose('the page crashed in the browser'));
      return tab;
    },
    during: async (work) => {
      const timer = watchProgress(browser.process()?.pid, idleLimit, lose);
      try {
        return await Promise.race([work(), lost.promise]);
      } catch (error) {
        // What is awaited may reject a moment before the event comes.
        const isClosed = error instanceof Error && error.name === 'TargetCloseError';
        throw error instanceof BrowserLost || !(isClosed || !browser.connected) ? error : ended();
      } finally {
        clearInterval(timer);
      }
    },
    close: async () => {
      const timer = setTimeout(() => browser.process()?.kill('SIGKILL'), closeLimitInMs);
      await browser.close().finally(() => clearTimeout(timer));
    },
  };
}

function watchProgress(
  pid: number | undefined,
  idleLimit: number,
  lose: (reason: string) => void,
): NodeJS.Timeout {
  let [seconds, idle] = [0, 0];
  let last = processorTicks(pid);
  return setInterval(() => {
    const now = processorTicks(pid);
    seconds += 1;
    if (now === undefined || last === undefined || Math.abs(now - last) > idleTicks) [idle, last] = [0, now];
    else idle += 1;
    if (idle >= idleLimit) lose(`the browser did nothing for ${idleLimit} s`);
    if (now === undefined && seconds >= workLimit) lose(`the browser was not done after ${workLimit} s`);
  }, 1000);
}

/** Processor time that a process and all below it have used, in hundredths of a second; `undefined` where the system does not say. */
function processorTicks(root: number | undefined): number | undefined {
  const processes = readProcesses();
  if (root === undefined || !processes.has(root)) return undefined;
  let sum = 0;
  for (const [pid, { ticks }] of processes) if (isBelow(pid, root, processes)) sum += ticks;
  return sum;
}

interface ProcessTimes {
  readonly parent: number;
  readonly ticks: number;
}

function readProcesses(): ReadonlyMap<number, ProcessTimes> {
  const times = new Map<number, ProcessTimes>();
  for (const name of namesIn('/proc')) {
    if (!/^\d+$/u.test(name)) continue;
    // Fields from the third on, behind the name, which may hold blanks: state, parent, and at 12 and 13 the times.
    const text = textOf(`/proc/${name}/stat`);
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    times.set(Number(name), { parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) });
  }
  return times;
}

function isBelow(pid: number, root: number, processes: ReadonlyMap<number, ProcessTimes>): boolean {
  if (pid === root) return true;
  const parent = processes.get(pid)?.parent ?? 0;
  return parent > 1 && isBelow(parent, root, processes);
}
