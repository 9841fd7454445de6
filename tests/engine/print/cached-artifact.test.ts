// Presentations and PowerPoint files come from the cache where nothing changed of what they are made from.
import { expect, it } from 'vitest';
import { memoryCache } from '../../../scripts/host/disk/memory-cache.ts';
import { noCache } from '../../../scripts/model/cache.ts';
import { sha256 } from '../../../scripts/model/digest.ts';
import { cachedArtifact } from '../../../scripts/print/cached-artifact.ts';

const inputs = {
  path: 'deck.html',
  drawings: new Map([['a', '<svg/>']]),
  slides: [{ picture: Buffer.from([1, 2, 3]) }],
  boxes: undefined as object | undefined,
};

it('is made once of the same, and again of anything else: texts, entries of maps, bytes, what was not there', async () => {
  const cache = memoryCache(noCache);
  let made = 0;
  const of = (kind: string, given: object) =>
    cachedArtifact(kind, given, cache, () => {
      made += 1;
      const bytes = new Uint8Array([made]);
      return { path: 'deck.html', bytes, sha256: sha256(bytes), pages: made };
    }).then(({ pages }) => pages);
  expect(await of('present', inputs)).toBe(1);
  expect(await of('present', { ...inputs, slides: [{ picture: new Uint8Array([1, 2, 3]) }] })).toBe(1);
  const others = [
    { ...inputs, path: 'other.html' },
    { ...inputs, drawings: new Map([['a', '<svg></svg>']]) },
    { ...inputs, drawings: new Map([['b', '<svg/>']]) },
    { ...inputs, slides: [{ picture: Buffer.from([1, 2, 4]) }] },
    { ...inputs, boxes: { slides: [] } },
  ];
  for (const [index, other] of others.entries()) expect(await of('present', other)).toBe(index + 2);
  expect(await of('office', inputs)).toBe(others.length + 2);
  expect(await of('present', inputs)).toBe(1);
});
