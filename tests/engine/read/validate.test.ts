// All files of a project are read and checked.
import { describe, expect, it } from 'vitest';
import { load } from '../../../scripts/read/load.ts';
import { check, memoryWorld, minimalProject, validated } from '../../support/check.ts';

describe('validate', () => {
  it('has no messages for the minimal project', async () => {
    const { value, messages } = await validated();
    expect(messages.map(String)).toEqual([]);
    expect(value.broken.size).toBe(0);
    expect(value.sections.map(({ id, slides }) => [id, slides.length])).toEqual([
      ['summary', 1],
      ['boot', 1],
    ]);
    expect([...value.datasets.keys(), ...value.charts.keys(), ...value.tables.keys()]).toEqual([
      'boot-times',
      'boot-times',
      'boot-times',
    ]);
  });

  it('finds the mistakes of every file in one run and marks the files as broken', async () => {
    const project = await check(
      {
        'content/02-boot.md': '# Boot {{\n',
        'content/edition.yml': 'title: [',
        'data/sources.json': '[',
        'data/benchmarks/boot-times.json': '{',
        'templates/tables/boot-times.json': '{}',
      },
      [
        'content/02-boot.md:1:8 unclosed-expression',
        'content/edition.yml:1:8 yaml-syntax',
        'data/benchmarks/boot-times.json:1:1 json-syntax',
        'data/sources.json:1:1 json-syntax',
        'templates/tables/boot-times.json:1:1 missing-key',
        'templates/tables/boot-times.json:1:1 missing-key',
        'templates/tables/boot-times.json:1:1 missing-key',
      ],
    );
    expect([...project.broken].sort()).toEqual([
      'content/02-boot.md',
      'content/edition.yml',
      'data/benchmarks/boot-times.json',
      'data/sources.json',
      'templates/tables/boot-times.json',
    ]);
  });

  it('reports a copied dataset once: its name differs from its file, or another folder has it too', async () => {
    const copy = minimalProject()['data/benchmarks/boot-times.json'] ?? '';
    const [other, same] = ['data/benchmarks/boot-copies.json', 'data/cost/boot-times.json'];
    const reported = async (path: string) =>
      (await validated({ [path]: copy })).messages.map(({ ruleId }) => ruleId);
    expect(await reported(other)).toEqual(['name-mismatch']);
    expect(await reported(same)).toEqual(['duplicate-id']);
  });

  it('does not report sources as unknown when the bibliography cannot be read', async () => {
    await check({ 'data/sources.json': '[{' }, ['data/sources.json:1:2 json-syntax']);
  });

  it('reports a missing edition and bibliography by name', async () => {
    await check({ 'content/edition.yml': null, 'data/sources.json': null }, [
      'content/edition.yml:1:1 missing-file',
      'data/sources.json:1:1 missing-file',
    ]);
  });

  it('warns of files that nothing reads', async () => {
    const project = await check({ 'content/notes.md': '# Notes', 'templates/charts/x.json': '{}' }, [
      'content/notes.md:1:1 stray-file',
      'templates/charts/x.json:1:1 stray-file',
    ]);
    expect(project.broken.size).toBe(0);
    expect(project.sections).toHaveLength(2);
  });
});

describe('load', () => {
  it('keeps text apart from other files and leaves out schemas and hidden files', async () => {
    const world = memoryWorld({
      ...minimalProject(),
      'content/images/a.png': new Uint8Array([1, 2]),
      'data/schema/dataset.schema.json': '{}',
      'content/.01-summary.md.swp': 'x',
      'content/01-summary.md~': 'x',
    });
    const { texts, assets } = await load(world);
    expect([...assets]).toEqual([['content/images/a.png', new Uint8Array([1, 2])]]);
    expect([...texts.keys()].filter((path) => /schema|swp|~/.test(path))).toEqual([]);
    expect(texts.get('data/sources.json')).toContain('author2020');
  });

  it('counts a file that is deleted during reading as absent', async () => {
    const world = memoryWorld({ 'content/edition.yml': 'id: x' });
    const { texts } = await load({ ...world, list: async () => ['content/edition.yml', 'content/gone.md'] });
    expect([...texts.keys()]).toEqual(['content/edition.yml']);
  });

  it('rejects on any other failure to read', async () => {
    const world = memoryWorld({});
    const refused = Object.assign(new Error('not permitted'), { code: 'EACCES' });
    const reading = load({
      ...world,
      list: async () => ['content/a.md'],
      read: () => Promise.reject(refused),
    });
    await expect(reading).rejects.toBe(refused);
  });
});
