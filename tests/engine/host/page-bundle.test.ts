// The script of the HTML edition as it is bundled.
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { bundlePageScript } from '../../../scripts/host/page-bundle.ts';
import type { Cache } from '../../../scripts/model/artifact.ts';
import { noCache } from '../../../scripts/model/cache.ts';

/** Bytes, compressed, of all features but charts. */
const most = 60_000;

describe('the script of the page', () => {
  it('is the same at every bundling, small, and can stand in an element', async () => {
    const script = await bundlePageScript(noCache);
    expect(await bundlePageScript(noCache)).toBe(script);
    expect(gzipSync(script).length).toBeLessThan(most);
    expect(gzipSync(script).length).toBeGreaterThan(500);
    expect(script).not.toMatch(/<\/script|<!--/i);
    expect(script).not.toContain(import.meta.dirname.split('/').slice(0, -3).join('/'));
  });

  it('is bundled once for the same sources', async () => {
    const entries = new Map<string, Uint8Array>();
    const cache: Cache = {
      get: async (key) => entries.get(key),
      put: async (key, bytes) => void entries.set(key, bytes),
    };
    const first = await bundlePageScript(cache);
    expect(entries.size).toBe(1);
    const [key = ''] = entries.keys();
    entries.set(key, new TextEncoder().encode('cached'));
    expect([first === 'cached', await bundlePageScript(cache)]).toEqual([false, 'cached']);
  });
});
