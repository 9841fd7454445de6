// Opens the host of the pipeline: the project on disk, caches, fonts, browser and Marp CLI.

import type { BrowserOptions } from '../../host/browser/browser.ts';
import { calculatorLoader } from '../../host/calculators/calculators.ts';
import { processRunner } from '../../host/charts/charts.ts';
import { type DiskCache, nullCache } from '../../host/disk/cache.ts';
import { diskWorld } from '../../host/disk/world.ts';
import { topicLoader } from '../../host/facts/topics.ts';
import { readFonts } from '../../host/fonts.ts';
import { bundlePageScript } from '../../host/page-bundle.ts';
import { lineProgress } from '../../host/process/console.ts';
import { silent } from '../../messages/progress.ts';
import { once } from '../../model/tasks/lazy.ts';
import type { Host } from '../../pipeline.ts';
import type { Session, Values } from './command.ts';
import { reviewDate, sourceDate } from './dates.ts';
import { browserOptions } from './folders.ts';
import { openResultCache } from './result-cache.ts';

/** What a host is opened from: plain data, which can be sent to threads. */
export interface HostData {
  /** Absolute path of the project. */
  readonly root: string;
  /** ISO date, for notices about data that has grown old only; without it there are none. */
  readonly today?: string | undefined;
  /** ISO date-time in UTC that documents carry; midnight of the edition's date if absent. */
  readonly date?: string;
  readonly version: string;
  readonly browser: BrowserOptions;
}

/** A host whose cache can be bounded. */
export interface DiskHost extends Host {
  readonly cache: DiskCache;
}

/** What hosts are opened from in this session. Throws wrong usage when SOURCE_DATE_EPOCH is no number of seconds. */
export function hostData(session: Session): HostData {
  const date = sourceDate(session);
  return {
    root: session.root,
    today: reviewDate(session),
    ...(date === undefined ? {} : { date }),
    version: session.version,
    browser: browserOptions(session),
  };
}

/** Opens a host that reports no progress. */
export async function openHost({ root, today, version, browser }: HostData): Promise<DiskHost> {
  const cache = await openResultCache(root);
  return {
    world: await diskWorld(root),
    cache,
    fonts: readFonts,
    charts: processRunner(),
    topics: topicLoader(),
    calculators: calculatorLoader(cache),
    // Imported at their first use: most commands need neither.
    printer: async () => (await import('../../host/browser/printer.ts')).openPrinter(browser),
    present: async (page) => (await import('../../host/marp/marp.ts')).present(page),
    pageScript: once(() => bundlePageScript(cache)),
    today,
    version,
    progress: silent,
  };
}

/** The same for a command: without the cache with `--no-cache`, and with a line for each stage without `--quiet`. */
export async function openCommandHost(session: Session, values: Values): Promise<DiskHost> {
  const host = await openHost(hostData(session));
  return {
    ...host,
    cache: values['no-cache'] === true ? nullCache : host.cache,
    progress:
      values.quiet === true
        ? silent
        : lineProgress(session.console.note, session.clock, session.console.status),
  };
}
