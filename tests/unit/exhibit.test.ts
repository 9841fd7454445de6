import { describe, expect, it } from 'vitest';
import { hangAll } from '../../scripts/exhibit.ts';

describe('hanging every picture', () => {
  const texts = new Map([
    ['content/edition.yml', 'id: x'],
    ['content/10-one.md', '# One\n\n::chart{#boots}\n'],
    ['content/20-two.md', '# Two\n'],
    ['templates/charts/boots.vl.json', '{}'],
    ['templates/charts/idle.vl.json', '{}'],
    ['templates/diagrams/stack.json', '{}'],
    ['templates/tables/boots.json', '{}'],
  ]);
  const hung = hangAll({ texts, assets: new Map() }).texts;

  it('puts one section that shows each chart and diagram once in place of all sections', () => {
    const sections = [...hung.keys()].filter((path) => path.endsWith('.md'));
    expect(sections).toHaveLength(1);
    const shown = [...(hung.get(sections[0] ?? '') ?? '').matchAll(/^::(\w+)\{#([\w-]+)\}$/gm)];
    expect(shown.map(([, kind, id]) => [kind, id])).toEqual([
      ['chart', 'boots'],
      ['chart', 'idle'],
      ['diagram', 'stack'],
    ]);
  });

  it('leaves everything else as it is, and its input untouched', () => {
    expect(hung.get('content/edition.yml')).toBe('id: x');
    expect(hung.get('templates/tables/boots.json')).toBe('{}');
    expect(texts.has('content/20-two.md')).toBe(true);
  });
});
