import { expect, it } from 'vitest';
import { cacheKey } from '../../../scripts/model/cache.ts';
import { digest, sha256 } from '../../../scripts/model/digest.ts';

// FIPS 180-2, appendix B.1.
const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

it('a digest is SHA-256, of text and bytes, in one piece and in several', () => {
  expect(sha256('abc')).toBe(abc);
  expect(sha256(new TextEncoder().encode('abc'))).toBe(abc);
  expect(sha256('a', new TextEncoder().encode('bc'))).toBe(abc);
  expect(digest('abc').toString('hex')).toBe(abc);
});

it('the key of a result tells its kind and all of its inputs apart', () => {
  const keys = [cacheKey('drawing', ['a', 'b']), cacheKey('drawing', ['ab']), cacheKey('print', ['a', 'b'])];
  expect(new Set(keys).size).toBe(3);
  expect(cacheKey('drawing', ['a', 'b'])).toBe(keys[0]);
  expect(keys[0]).toMatch(/^drawing-[0-9a-f]{64}$/);
});
