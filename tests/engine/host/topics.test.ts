import { getHeapStatistics } from 'node:v8';
import { describe, expect, it } from 'vitest';
import { viewData } from '../../../scripts/facts/data.ts';
import { topicLoader } from '../../../scripts/host/facts/topics.ts';

const data = viewData(new Map());
const empty = 'return { facts: {}, series: [] };';

const texts = (files: Readonly<Record<string, string>>) =>
  new Map(Object.entries(files).map(([path, text]) => [`data/facts/${path}`, text]));

/** What the topic `a` throws when it is computed, as far as tests look at it. */
async function thrown(files: Readonly<Record<string, string>>, timeout?: number) {
  const { a } = await topicLoader(timeout)(texts(files));
  try {
    a?.(data);
  } catch (error) {
    const { name, message, rule, detail, stack } = error as Error & { rule?: string; detail?: object };
    return { name, message, rule, detail, stack };
  }
  throw new Error('nothing was thrown');
}

describe('loading topics', () => {
  it('takes every file directly in data/facts, with its parts from folders below', async () => {
    const topics = await topicLoader()(
      texts({
        'a.ts': `import { label } from './a/part.ts';\nexport function topic(data: unknown) { return { facts: {}, series: [], label }; }`,
        'a/part.ts': 'export const label: string = "from a part";',
        'b.ts': `export const topic = () => { ${empty} };`,
      }),
    );
    expect(Object.keys(topics)).toEqual(['a', 'b']);
    expect(topics.a?.(data)).toMatchObject({ label: 'from a part' });
  });

  it('gives the same functions while the texts are the same, and new ones when a part has changed', async () => {
    const load = topicLoader();
    const main = `import { value } from './a/part.ts';\nexport const topic = () => ({ facts: {}, series: [], value });`;
    const version = (value: number) => texts({ 'a.ts': main, 'a/part.ts': `export const value = ${value};` });
    const [first, again, second] = [await load(version(1)), await load(version(1)), await load(version(2))];
    expect(again.a).toBe(first.a);
    expect(second.a?.(data)).toMatchObject({ value: 2 });
    expect((await load(version(1))).a?.(data)).toMatchObject({ value: 1 });
  });

  it('loads only what has changed, with what imports it', async () => {
    let loaded = 0;
    const load = topicLoader(undefined, () => {
      loaded += 1;
    });
    const main = (part: string) =>
      `import { value } from './a/${part}.ts';\nexport const topic = () => ({ facts: {}, series: [], value });`;
    const version = (one: number, two: number) =>
      texts({
        'a.ts': main('one'),
        'b.ts': main('two'),
        'a/one.ts': `export { value } from './deep.ts';`,
        'a/two.ts': `export const value = ${two};`,
        'a/deep.ts': `export const value = ${one};`,
      });
    const before = await load(version(1, 1));
    expect(loaded).toBe(5);
    const after = await load(version(2, 1));
    expect(loaded).toBe(8);
    expect(after.a?.(data)).toMatchObject({ value: 2 });
    expect(after.b).toBe(before.b);
    for (let index = 0; index < 50; index += 1) await load(version(2, index + 2));
    expect(loaded).toBe(8 + 50 * 2);
  });

  it('keeps failures as long as nothing changes that they come from', async () => {
    const load = topicLoader();
    const version = (part: string, other: number) =>
      texts({
        'a.ts': `import { value } from './a/part.ts';\nexport const topic = () => value;`,
        'b.ts': `import { value } from './a/part.ts';\nexport const topic = () => value + ${other};`,
        'a/part.ts': part,
      });
    for (const other of [1, 2]) {
      const { a, b } = await load(version('export const value = ;', other));
      for (const topic of [a, b]) expect(() => topic?.(data)).toThrow('cannot be read as TypeScript');
    }
    for (const other of [3, 4]) {
      const { b } = await load(version('export const value = missing;', other));
      expect(() => b?.(data)).toThrow('missing is not defined');
    }
    const { a, b } = await load(version('export const value = 1;', 5));
    expect([a?.(data), b?.(data)]).toEqual([1, 6]);
  });

  it('lets one broken file keep none of the others from being loaded', async () => {
    const topics = await topicLoader()(
      texts({ 'a.ts': 'export {', 'b.ts': `export const topic = () => { ${empty} };` }),
    );
    expect(topics.b?.(data)).toEqual({ facts: {}, series: [] });
    expect(() => topics.a?.(data)).toThrow('cannot be read as TypeScript');
  });

  it('stops a file that never finishes loading, and loads none after it', async () => {
    const topics = await topicLoader(200)(
      texts({
        'a.ts': `export const topic = () => { ${empty} };`,
        'b.ts': `import './b/part.ts';\nexport const topic = () => 1;`,
        'b/part.ts': 'for (;;);',
        'c.ts': `import './b/part.ts';\nexport const topic = () => 1;`,
      }),
    );
    expect(topics.a?.(data)).toEqual({ facts: {}, series: [] });
    for (const stopped of [topics.b, topics.c])
      expect(() => stopped?.(data)).toThrow('Unexpected file that is not loaded after 0.2 seconds');
  });

  it('refuses to wait outside of functions, where what is awaited may never come', async () => {
    const files = {
      'a.ts': `const x = await new Promise<number>(() => {});\nexport const topic = () => x;`,
    };
    expect(await thrown(files)).toMatchObject({
      rule: 'fact-syntax',
      message: expect.stringContaining('Unexpected `await` outside of a function'),
      detail: { at: { path: 'data/facts/a.ts', line: 1, column: 11 } },
    });
  });

  it('says where a part of a topic cannot be read', async () => {
    const files = {
      'a.ts': `import { x } from './a/part.ts';\nexport const topic = () => x;`,
      'a/part.ts': '\nexport const x = ;\n',
    };
    expect(await thrown(files)).toMatchObject({
      rule: 'fact-syntax',
      detail: { at: { path: 'data/facts/a/part.ts', line: 2, column: 18 } },
    });
  });

  it('refuses imports of anything but #facts and files of facts', async () => {
    for (const specifier of ['node:fs', 'vega', '../benchmarks/x.json', '../../scripts/model/', '#other']) {
      const said = await thrown({
        'a.ts': `import '${specifier}';\nexport const topic = () => { ${empty} };`,
      });
      expect(said).toMatchObject({
        rule: 'unknown-import',
        detail: { at: { path: 'data/facts/a.ts', line: 1, column: 8, length: specifier.length + 2 } },
      });
    }
  });

  it('names the file that a misspelt import probably means, and the name that a file exports', async () => {
    const part = 'export const share = 1;';
    const main = (words: string) => `import ${words};\nexport const topic = () => { ${empty} };`;
    const file = await thrown({ 'a.ts': main(`{ share } from './a/prt.ts'`), 'a/part.ts': part });
    expect(file.detail).toMatchObject({ help: 'did you mean `./a/part.ts`?' });
    const name = await thrown({ 'a.ts': main(`{ shares } from './a/part.ts'`), 'a/part.ts': part });
    expect(name.detail).toMatchObject({ help: 'did you mean `share`?' });
    const type = await thrown({ 'a.ts': main(`{ Data } from '#facts'`) });
    expect(type.detail).toMatchObject({ help: 'a type is imported as `type Data`' });
  });

  it('says where a name is declared or imported a second time', async () => {
    const twice = await thrown({
      'a.ts': `const share = 1;\n\nconst share = 2;\nexport const topic = () => share;`,
    });
    expect(twice).toMatchObject({ rule: 'fact-syntax', detail: { at: { line: 3, column: 7, length: 5 } } });
    const imported = await thrown({
      'a.ts': `import { sum } from '#facts';\nimport {\n  ratio,\n  sum,\n} from '#facts';\nexport const topic = () => sum;`,
    });
    expect(imported).toMatchObject({ detail: { at: { path: 'data/facts/a.ts', line: 4, column: 3 } } });
  });

  it('stops a topic that never ends', async () => {
    const said = await thrown({ 'a.ts': 'export function topic() {\n  for (;;) {}\n}' }, 200);
    expect(said).toMatchObject({ rule: 'fact-error', message: expect.stringContaining('0.2 seconds') });
  });

  it('computes all topics in one context, since contexts stay until the memory is full', async () => {
    const { a } = await topicLoader()(texts({ 'a.ts': `export const topic = () => { ${empty} };` }));
    a?.(data);
    const before = getHeapStatistics().number_of_native_contexts;
    for (let time = 0; time < 20; time += 1) a?.(data);
    expect(getHeapStatistics().number_of_native_contexts).toBeLessThanOrEqual(before);
  });

  it('computes a topic while another one is computed', async () => {
    const load = topicLoader();
    const inner = `export const topic = () => ({ facts: {}, series: [], value: 1 });`;
    const outer = `export const topic = (data: { ask(): { value: number } }) => ({ facts: {}, series: [], value: data.ask().value + 1 });`;
    const { a, b } = await load(texts({ 'a.ts': inner, 'b.ts': outer }));
    const asking = { ask: () => a?.(data) } as unknown as typeof data;
    expect(b?.(asking)).toMatchObject({ value: 2 });
    expect(b?.(asking)).toMatchObject({ value: 2 });
  });

  it('leaves what a topic throws as it is, with the line in its stack', async () => {
    const said = await thrown({ 'a.ts': '\nexport function topic() {\n  return nothing.x;\n}' });
    expect(said).toMatchObject({ name: 'ReferenceError', message: 'nothing is not defined' });
    expect(said.stack).toContain('data/facts/a.ts:3:');
  });
});
