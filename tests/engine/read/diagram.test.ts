// Diagrams are parsed and checked.
import { toString as plainText } from 'mdast-util-to-string';
import { describe, expect, it } from 'vitest';
import { parseDiagram } from '../../../scripts/read/charts/diagram.ts';
import { briefly, check } from '../../support/check.ts';

const path = 'templates/diagrams/layers.json';
const texts = {
  title: 'Guests stand on a kernel',
  subtitle: 'What stands on what',
  description: 'A kernel with a guest on it.',
};
const stacks = {
  ...texts,
  kind: 'stacks',
  stacks: [{ label: 'Host', base: { label: 'Kernel', on: [{ label: 'Guest' }] } }],
};
const zones = [
  { id: 'process', label: 'Process' },
  { id: 'kernel', label: 'Kernel' },
];
const way = {
  ...texts,
  kind: 'path',
  zones,
  lanes: [
    {
      label: 'Call',
      steps: [
        { zone: 'process', label: 'Program' },
        { zone: 'kernel', label: 'Handler', via: 'system call' },
      ],
    },
  ],
};
const spectrum = {
  ...texts,
  kind: 'spectrum',
  from: 'little',
  to: 'much',
  boundary: 'own above, shared below',
  layers: zones,
  items: [{ label: 'Container', owns: 'process' }],
};
const flow = {
  ...texts,
  kind: 'flow',
  start: { label: 'Trusted?', options: [{ label: 'Yes', next: { label: 'Container' } }] },
};

const read = (file: object) => parseDiagram(path, JSON.stringify(file, null, 2));

describe('the file of a diagram', () => {
  it.each([
    ['stacks', stacks],
    ['path', way],
    ['spectrum', spectrum],
    ['flow', flow],
  ])('of kind %s is read without messages', (kind, file) => {
    const { value, messages } = read(file);
    expect(messages).toEqual([]);
    expect(value).toMatchObject({ id: 'layers', path, picture: { kind }, reads: [] });
    expect(value?.picture).not.toHaveProperty('title');
  });

  it('gives every text that readers see, with its place in the file, and no name', () => {
    const labels = read(way).value?.labels ?? [];
    const found = labels.map(({ pointer, words }) => [
      pointer.join('.'),
      plainText({ type: 'paragraph', children: [...words] }),
    ]);
    expect(found).toEqual([
      ['zones.0.label', 'Process'],
      ['zones.1.label', 'Kernel'],
      ['lanes.0.label', 'Call'],
      ['lanes.0.steps.0.label', 'Program'],
      ['lanes.0.steps.1.label', 'Handler'],
      ['lanes.0.steps.1.via', 'system call'],
    ]);
  });

  it('reads expressions in labels as expressions', () => {
    const base = { label: 'Boots in {{duration boot.small}}' };
    const { value } = read({ ...stacks, stacks: [{ label: 'Host', base }] });
    expect(value?.labels[1]?.words.map(({ type }) => type)).toEqual(['text', 'expression']);
  });

  it.each([
    ['a kind that does not exist', { ...stacks, kind: 'stack' }, 'not-in-enum', 'stacks'],
    ['a file without a kind', { ...texts }, 'missing-key', 'stacks'],
    ['a key that nothing reads', { ...flow, start: { label: 'A', option: [] } }, 'unknown-key', 'options'],
    ['a tone that does not exist', { ...flow, start: { label: 'A', tone: 'blu' } }, 'not-in-enum', 'blue'],
    [
      'a layer that does not exist',
      { ...spectrum, items: [{ label: 'A', owns: 'kernal' }] },
      'unknown-part',
      'kernel',
    ],
  ])('reports %s once, with what there is', (_, file, rule, expected) => {
    const { value, messages } = read(file);
    expect(value).toBeUndefined();
    expect(messages.map(({ ruleId }) => ruleId)).toEqual([rule]);
    expect(messages[0]?.expected).toContain(expected);
  });

  it('must have a title, a subtitle and a text alternative', () => {
    const { title: _, subtitle: __, description: ___, ...bare } = stacks;
    const { value, messages } = read(bare);
    expect(value).toBeUndefined();
    expect(messages.map(({ ruleId }) => ruleId)).toEqual(['missing-title', 'missing-title', 'missing-alt']);
  });

  it('reports a layer deep inside at its own line', () => {
    const on = [{ label: 'Guest', on: [{ lable: 'App' }] }];
    const text = JSON.stringify(
      { ...stacks, stacks: [{ label: 'Host', base: { label: 'Kernel', on } }] },
      null,
      1,
    );
    const line = text.split('\n').findIndex((one) => one.includes('lable')) + 1;
    const { messages } = parseDiagram(path, text);
    expect(messages.map((one) => `${one.line} ${one.ruleId}`)).toContain(`${line} unknown-key`);
  });

  it('reports steps that lead back up, and ids given twice', () => {
    const steps = [
      { zone: 'kernel', label: 'A' },
      { zone: 'process', label: 'B' },
    ];
    const upward = read({ ...way, lanes: [{ label: 'Call', steps }] });
    expect(upward.messages.map(({ ruleId }) => ruleId)).toEqual(['backward-step']);
    const twice = read({ ...spectrum, layers: [...zones, ...zones.slice(1)] });
    expect(twice.messages.map(({ ruleId }) => ruleId)).toEqual(['duplicate-id']);
  });

  it('reports a text that would not be drawn', () => {
    const base = { label: 'Kernel', boundary: 'Boundary', on: [{ label: 'Runtime', apart: true }] };
    const bare = read({ ...stacks, stacks: [{ label: 'Host', base }] });
    const lanes = [{ label: 'Call', steps: [{ zone: 'process', label: 'Program', boundary: 'Wall' }] }];
    const found = [...bare.messages, ...read({ ...way, lanes }).messages];
    expect(found.map(({ ruleId }) => ruleId)).toEqual(['hidden-label', 'hidden-label', 'hidden-label']);
    expect(found.map(({ reason }) => /`([^`]+)`/.exec(reason)?.[1])).toEqual(['Boundary', 'Kernel', 'Wall']);
  });

  it('that is no object has one message', () => {
    for (const text of ['[]', '"x"', 'null', '{']) {
      const { value, messages } = parseDiagram(path, text);
      expect(value).toBeUndefined();
      expect(messages.length).toBeGreaterThan(0);
    }
  });
});

describe('a project with diagrams', () => {
  it('holds them by id', async () => {
    const project = await check({ [path]: JSON.stringify(stacks) }, []);
    expect([...project.diagrams.keys()]).toEqual(['layers']);
  });

  it('has no two figures of one name', async () => {
    await check({ 'templates/diagrams/boot-times.json': JSON.stringify(stacks) }, [
      'templates/diagrams/boot-times.json:1:1 duplicate-id',
    ]);
  });

  it('names only sources of the bibliography', async () => {
    const sourced = JSON.stringify({ ...stacks, sources: [{ id: 'nobody' }] });
    await check({ [path]: sourced }, [`${path}:1:${sourced.indexOf('"nobody"') + 1} unknown-source`]);
  });
});

describe('what goes wrong in a file', () => {
  it('stands at its place', () => {
    const text = JSON.stringify({ ...flow, start: { label: 'A', tone: 'blu' } });
    expect(briefly(parseDiagram(path, text).messages)).toEqual([
      `${path}:1:${text.indexOf('"blu"') + 1} not-in-enum`,
    ]);
  });
});
