// Runs of the pipeline for tests, over projects in memory or the real one.
import { openResultCache } from '../../scripts/commands/session/result-cache.ts';
import { calculatorLoader } from '../../scripts/host/calculators/calculators.ts';
import { processRunner } from '../../scripts/host/charts/charts.ts';
import { memoryCache } from '../../scripts/host/disk/memory-cache.ts';
import { diskWorld } from '../../scripts/host/disk/world.ts';
import { readFonts } from '../../scripts/host/fonts.ts';
import { bundlePageScript } from '../../scripts/host/page-bundle.ts';
import { silent } from '../../scripts/messages/progress.ts';
import type { Presenter } from '../../scripts/model/artifact.ts';
import { noCache } from '../../scripts/model/cache.ts';
import { createMemo } from '../../scripts/model/memo.ts';
import type { World } from '../../scripts/model/sources.ts';
import { once } from '../../scripts/model/tasks/lazy.ts';
import { type Host, type Options, openRun, type Run } from '../../scripts/pipeline.ts';
import { memoryWorld, type Overlay, overlaid } from './check.ts';
import { root } from './project.ts';
import { loadTopics } from './topics.ts';
import { unprinted } from './unprinted.ts';

/** A presenter that makes empty files, for tests that do not look at presentations. */
const unpresented: Presenter = async ({ path }) => ({ path, bytes: new Uint8Array(), sha256: '' });

/** One process runs the charts of all tests of a worker. */
const charts = processRunner();

/** Bundled once for all tests of a worker. */
const pageScript = once(() => bundlePageScript(noCache));

/** A host for a world, with the facts of the minimal project, real fonts, and neither cache nor browser. */
export function testHost(world: World, own: Partial<Host> = {}): Host {
  return {
    world,
    cache: noCache,
    fonts: readFonts,
    charts,
    topics: loadTopics,
    calculators: calculatorLoader(noCache),
    printer: async () => unprinted,
    present: unpresented,
    pageScript,
    today: '2026-11-20',
    version: '0.0.0',
    progress: silent,
    ...own,
  };
}

/** What the runs of a worker have in common is read and drawn once, as while `dev` runs; each result is that of its own inputs. */
const memo = createMemo();
const cache = memoryCache(noCache);
/**
 * The same for runs over the real project, which would drive the small ones out. What a build has put into the cache of the project
 * is used; nothing is put there, since a test may run with parts of its own in place of the program's.
 */
const real = {
  memo: createMemo(),
  cache: once(async () => {
    const { get } = await openResultCache(root);
    return memoryCache({ ...noCache, get });
  }),
};

/** A run over the minimal project with an overlay. */
export function minimalRun(
  overlay: Overlay = {},
  options: Partial<Options> = {},
  own: Partial<Host> = {},
): Run {
  return openRun(testHost(memoryWorld(overlaid(overlay)), { cache, ...own }), {
    outputs: [],
    memo,
    ...options,
  });
}

/** A run over the real project with its facts, as on the day of its edition, or over a world that is much like it. */
export async function realRun(options: Partial<Options> = {}, world?: World): Promise<Run> {
  const host = testHost(world ?? (await diskWorld(root)), { cache: await real.cache() });
  return openRun(host, { outputs: [], memo: real.memo, ...options });
}
