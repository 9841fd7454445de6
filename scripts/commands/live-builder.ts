import { parentPort, workerData } from 'node:worker_threads';
import { topicLoader } from '../host/topics.ts';
import { readFonts } from '../io/fonts.ts';
import { openPresenter } from '../io/marp.ts';
import { memoryCache } from '../io/memory-cache.ts';
import { openWatcher } from '../io/watcher.ts';
import { diskWorld } from '../io/world.ts';
import { openBuilder } from '../live/builder.ts';
import type { BuilderNews, ShownPages } from '../live/news.ts';
import { settle } from '../live/settle.ts';
import { liveWorld } from '../live/world.ts';
import { outputs } from '../outputs/index.ts';
import type { ThreadData } from './live-threads.ts';
import { openResults } from './results.ts';

const { root, today, date, version } = workerData as ThreadData;

/** The thread that builds: it watches what it reads, and tells what is new. */
const watcher = openWatcher(root, (path) => settling.note(path));
const builder = openBuilder({
  world: liveWorld(await diskWorld(root)),
  topics: topicLoader(),
  cover: watcher.cover,
  cache: memoryCache(await openResults(root)),
  fonts: await readFonts(),
  present: openPresenter().present,
  outputs,
  today,
  ...(date === undefined ? {} : { date }),
  version,
  tell: (news: BuilderNews) => parentPort?.postMessage(news),
  clock: () => performance.now(),
  pause: (milliseconds) =>
    new Promise((resolve) => {
      if (milliseconds === 0) setImmediate(resolve);
      else setTimeout(resolve, milliseconds);
    }),
});
const settling = settle((changes) => void builder.refresh(changes), { single: 5, burst: 40 });
parentPort?.on('message', ({ shown }: ShownPages) => builder.prefer(shown));
await builder.refresh('all');
