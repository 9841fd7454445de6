import { parentPort, workerData } from 'node:worker_threads';
import { debounce } from '../dev/debounce.ts';
import { openPresenter } from '../io/marp.ts';
import { memoryCache } from '../io/memory-cache.ts';
import { openWatcher } from '../io/watcher.ts';
import { openBuilder } from '../live/builder.ts';
import type { BuilderNews, ShownPages } from '../live/news.ts';
import { liveWorld } from '../live/world.ts';
import { outputs } from '../outputs/index.ts';
import { type HostData, openHost } from './host.ts';

const data = workerData as HostData;
const host = await openHost(data);
const fonts = await host.fonts();

/** The thread that builds: it watches what it reads, and tells what is new. */
const watcher = openWatcher(data.root, (path) => debounced.note(path));
const builder = openBuilder({
  host: {
    ...host,
    world: liveWorld(host.world),
    cache: memoryCache(host.cache),
    // What was made with the fonts is remembered for as long as they are the same objects.
    fonts: async () => fonts,
    present: openPresenter().present,
  },
  options: { outputs, date: data.date },
  cover: watcher.cover,
  tell: (news: BuilderNews) => parentPort?.postMessage(news),
  clock: () => performance.now(),
  pause: (milliseconds) =>
    new Promise((resolve) => {
      if (milliseconds === 0) setImmediate(resolve);
      else setTimeout(resolve, milliseconds);
    }),
});
const debounced = debounce((changes) => void builder.refresh(changes), { single: 5, burst: 40 });
parentPort?.on('message', ({ shown }: ShownPages) => builder.prefer(shown));
await builder.refresh('all');
