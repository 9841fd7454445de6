// The thread of the preview that builds: it watches what it reads, and sends what has changed.
import { parentPort, workerData } from 'node:worker_threads';
import { openBuilder } from '../../dev/builder.ts';
import { type Changes, debounce } from '../../dev/debounce.ts';
import type { BuilderEvent, PrintJob, VisiblePages, WornEvent } from '../../dev/events.ts';
import { latestOnly } from '../../dev/latest-only.ts';
import { presentingOnce } from '../../dev/presenting-once.ts';
import { formatError } from '../../dev/problems.ts';
import { liveWorld } from '../../dev/world.ts';
import { memoryCache } from '../../host/disk/memory-cache.ts';
import { openWatcher } from '../../host/disk/watcher.ts';
import { topicLoader } from '../../host/facts/topics.ts';
import { openPresenter } from '../../host/marp/marp.ts';
import { idleCollector } from '../../host/process/idle-collector.ts';
import { onLateFactError } from '../../host/process/late-facts.ts';
import { outputs } from '../../render/index.ts';
import { openHost } from '../session/host.ts';
import type { BuilderData } from './live-threads.ts';

const { jobs, ...data } = workerData as BuilderData;
const host = await openHost(data);
const fonts = await host.fonts();

/** So many files of facts take about 60 MB, of which Node forgets nothing before the thread ends. */
const mostLoaded = 600;
let loaded = 0;
const countLoaded = () => {
  loaded += 1;
};

// A timer of a file of facts must not end the thread: the next version of the file is built as any other.
onLateFactError((failure) => {
  const update: BuilderEvent = {
    ...{ kind: 'update', changed: [], pages: [], milliseconds: 0 },
    error: formatError(failure),
  };
  parentPort?.postMessage(update);
});

/** Bytes: enough to go back and forth between two versions of all drawings. What was drawn last is in the memo. */
const mostCached = 16 * 2 ** 20;
const collectWhenIdle = idleCollector(2000);
/** Whether all pages of the last change are on screens, so that nobody waits any more. */
let isShown = false;
const outbox = latestOnly<PrintJob>((job) => jobs.postMessage(job));
jobs.on('message', outbox.taken);
const emit = (event: BuilderEvent) => {
  if (event.kind === 'job') outbox.send(event);
  else parentPort?.postMessage(event);
  if (event.kind === 'update') isShown = true;
  if (isShown) collectWhenIdle();
};

const watcher = openWatcher(data.root, (path) => debouncer.add(path));
const builder = openBuilder({
  host: {
    ...host,
    world: liveWorld(host.world),
    topics: topicLoader(undefined, countLoaded),
    cache: memoryCache(host.cache, mostCached),
    // Memos hold what was made with the fonts for as long as these are the same objects.
    fonts: async () => fonts,
    present: presentingOnce(openPresenter().present),
  },
  options: { outputs, date: data.date, variant: data.variant },
  watch: watcher.watch,
  emit,
  clock: () => performance.now(),
  pause: (milliseconds) => {
    if (isShown) collectWhenIdle();
    return new Promise((resolve) => {
      if (milliseconds === 0) setImmediate(resolve);
      else setTimeout(resolve, milliseconds);
    });
  },
});
const refresh = async (changes: Changes) => {
  isShown = false;
  await builder.refresh(changes);
  collectWhenIdle();
  const worn: WornEvent = { kind: 'worn' };
  if (loaded > mostLoaded) parentPort?.postMessage(worn);
};
const debouncer = debounce((changes) => void refresh(changes), { single: 5, burst: 40 });
parentPort?.on('message', ({ visible }: VisiblePages) => builder.prioritize(visible));
await refresh('all');
