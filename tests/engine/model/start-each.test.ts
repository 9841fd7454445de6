// Tasks of which each goes on while the next one is prepared.
import { expect, it } from 'vitest';
import { startEach } from '../../../scripts/model/tasks/start-each.ts';

/** Items that say when they are asked for. */
async function* items(said: string[], ...names: readonly string[]) {
  for (const name of names) {
    said.push(`make ${name}`);
    yield name;
  }
}

it('asks for the next item when a task has handed on its work, not when it is done', async () => {
  const said: string[] = [];
  const done = Promise.withResolvers<void>();
  const results = startEach(items(said, 'a', 'b'), async (name, onHanded) => {
    await Promise.resolve();
    said.push(`hand ${name}`);
    onHanded();
    if (name === 'b') done.resolve();
    await done.promise;
    said.push(`end ${name}`);
    return name.toUpperCase();
  });
  expect(await results).toEqual(['A', 'B']);
  expect(said).toEqual(['make a', 'hand a', 'make b', 'hand b', 'end a', 'end b']);
});

it('goes on behind a task that ends without handing anything on, and ends with the first that fails', async () => {
  const said: string[] = [];
  const failing = startEach(items(said, 'a', 'b', 'c'), async (name) => {
    if (name === 'b') throw new Error('no b');
  });
  await expect(failing).rejects.toThrow('no b');
  expect(said).toEqual(['make a', 'make b']);
});
