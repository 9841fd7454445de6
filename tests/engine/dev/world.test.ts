import { describe, expect, it } from 'vitest';
import { liveWorld } from '../../../scripts/dev/world.ts';
import { memoryWorld } from '../../support/check.ts';

function counted() {
  const files: Record<string, string> = { 'data/a.json': '1', 'data/b.json': '2' };
  const asked: string[] = [];
  const world = memoryWorld(files);
  const live = liveWorld({
    read: (path) => {
      asked.push(path);
      return world.read(path);
    },
    readBytes: world.readBytes,
    list: (folder) => {
      asked.push(`${folder}/`);
      return world.list(folder);
    },
  });
  return { files, asked, live };
}

describe('a live world', () => {
  it('notes the files and folders that were asked for, also those that are not there', async () => {
    const { live } = counted();
    await live.list('data');
    await live.read('data/a.json');
    await live.readBytes('data/b.json');
    await expect(live.read('data/c.json')).rejects.toMatchObject({ code: 'ENOENT' });
    expect([...live.reads.folders]).toEqual(['data']);
    expect([...live.reads.files]).toEqual(['data/a.json', 'data/b.json', 'data/c.json']);
  });

  it('reads again only what was invalidated', async () => {
    const { files, asked, live } = counted();
    const both = () => Promise.all([live.read('data/a.json'), live.read('data/b.json')]);
    await both();
    files['data/a.json'] = '10';
    files['data/b.json'] = '20';
    expect(await both()).toEqual(['1', '2']);
    live.invalidate(['data/a.json']);
    expect(await both()).toEqual(['10', '2']);
    live.invalidateAll();
    expect(await both()).toEqual(['10', '20']);
    expect(asked).toEqual(['data/a.json', 'data/b.json', 'data/a.json', 'data/a.json', 'data/b.json']);
  });

  it('waits for what an editor writes into a file that it has emptied', async () => {
    const { files, live } = counted();
    files['data/a.json'] = '';
    const reading = live.read('data/a.json');
    setTimeout(() => Object.assign(files, { 'data/a.json': '10' }), 10);
    expect(await reading).toBe('10');
    files['data/b.json'] = '';
    expect(await live.read('data/b.json')).toBe('');
  });

  it('lists folders again after any change', async () => {
    const { files, live } = counted();
    await live.list('data');
    files['data/c.json'] = '3';
    live.invalidate(['data/c.json']);
    expect(await live.list('data')).toEqual(['data/a.json', 'data/b.json', 'data/c.json']);
  });

  it('does not remember that a file was missing', async () => {
    const { files, live } = counted();
    await expect(live.read('data/c.json')).rejects.toThrow();
    files['data/c.json'] = '3';
    expect(await live.read('data/c.json')).toBe('3');
  });
});
