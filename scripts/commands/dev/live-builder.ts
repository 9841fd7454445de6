import { parentPort, workerData } from 'node:worker_threads';
import { openBuilder } from '../../dev/builder.ts';
import { debounce } from '../../dev/debounce.ts';
import type { BuilderNews, ShownPages } from '../../dev/events.ts';
import { liveWorld } from '../../dev/world.ts';
import { memoryCache } from '../../host/disk/memory-cache.ts';
import { openWatcher } from '../../host/disk/watcher.ts';
import { openPresenter } from '../../host/marp/marp.ts';
import { outputs } from '../../render/index.ts';
import { type HostData, openHost } from '../session/host.ts';

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
