import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { idleCollector, mostGrowth } from '../../../scripts/host/process/idle-collector.ts';

it('memory is collected once, some time after the last work', async () => {
  let times = 0;
  const works = idleCollector(60, () => {
    times += 1;
  });
  for (let index = 0; index < 4; index += 1) {
    works();
    await pause(10);
  }
  expect(times).toBe(0);
  await pause(150);
  expect(times).toBe(1);
  works();
  await pause(150);
  expect(times).toBe(2);
});

it('memory is collected while work goes on and on', async () => {
  let times = 0;
  const works = idleCollector(40, () => {
    times += 1;
  });
  for (let index = 0; index < 30; index += 1) {
    works();
    await pause(20);
  }
  expect(times).toBeGreaterThan(0);
  expect(times).toBeLessThan(10);
});

it('memory is collected at once when work has left much behind, and only then', () => {
  let [times, used] = [0, 0];
  const works = idleCollector(
    60_000,
    () => {
      times += 1;
      used = 100;
    },
    () => used,
  );
  for (let index = 0; index < 10; index += 1) {
    used += mostGrowth / 4;
    works();
  }
  expect(times).toBe(2);
});

it('what nobody holds any more is given back', async () => {
  const held = new WeakRef({ bytes: new Uint8Array(1e6) });
  idleCollector(1)();
  await pause(300);
  expect(held.deref()).toBeUndefined();
});

it('threads that ask for the collector at once all get it', async () => {
  const module = new URL('../../../scripts/host/process/idle-collector.ts', import.meta.url).href;
  const code = `import(${JSON.stringify(module)}).then(({ idleCollector }) => {
    for (let index = 0; index < 100; index += 1) idleCollector(1);
  });`;
  const ends = [1, 2, 3].map(async () => once(new Worker(code, { eval: true }), 'exit'));
  expect(await Promise.all(ends)).toEqual([[0], [0], [0]]);
});
