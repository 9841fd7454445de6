// What binding observes, in which order, and that it changes nothing.
import { describe, expect, it } from 'vitest';
import { noMemo } from '../../../scripts/model/memo.ts';
import { bindBlocks } from '../../../scripts/resolve/facts/bind.ts';
import type { Names, Observation } from '../../../scripts/resolve/facts/binding.ts';
import { gatherFacts } from '../../../scripts/resolve/facts/facts.ts';
import { literalPatterns } from '../../../scripts/resolve/facts/numerals.ts';
import { numberSections } from '../../../scripts/resolve/numbering.ts';
import { resolve } from '../../../scripts/resolve/resolve.ts';
import { briefly, type Overlay, validated } from '../../support/check.ts';
import { minimalTopics } from '../../support/topics.ts';

async function namesOf(overlay: Overlay = {}): Promise<Names> {
  const { value: project } = await validated(overlay);
  const book = gatherFacts(project, minimalTopics, noMemo).value;
  const outline = numberSections(project).value;
  return { project, book, outline, memo: noMemo, patterns: literalPatterns(project.edition.literals) };
}

function inWords(observation: Observation): string {
  switch (observation.kind) {
    case 'message':
      return `${observation.message.ruleId}`;
    case 'use':
      return `${observation.use.fact} as ${observation.use.text.replace('\u00a0', ' ')}`;
    case 'placement':
      return `${observation.type} ${observation.id}`;
    case 'calculator':
      return `calculator ${observation.id}`;
    case 'aid':
      return `aid ${observation.node.id}`;
    case 'citation':
      return `cites ${observation.id}`;
    case 'printing':
      return `prints ${observation.printing.numeral}`;
    case 'anchor':
      return `at ${observation.anchor}`;
    case 'numerals': {
      const { bound, waived, loose } = observation.numerals;
      return `${bound} bound, ${waived} waived, ${loose} loose`;
    }
  }
}

/** An object in which nothing can be changed. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inner of Object.values(value)) frozen(inner);
  return value;
}

describe('binding', () => {
  it('returns what it observed, in reading order', async () => {
    const names = await namesOf({
      'content/02-boot.md':
        '# Boot\n\nIt takes {{duration boot.small}} [@author2020; @nobody], or 7, on Type 1.\n\n::chart{#boot-times}\n\n{{boot.smal}}\n',
    });
    const [, section] = names.project.sections;
    const { value, observations } = bindBlocks(
      section!.tree.children,
      { path: section!.path, mentions: [] },
      names,
    );
    expect(observations.map(inWords)).toEqual([
      '1 bound, 0 waived, 0 loose',
      'boot.small as 125 ms',
      'prints 125',
      'cites author2020',
      'unknown-citation',
      '0 bound, 1 waived, 1 loose',
      'loose-numeral',
      'figure boot-times',
      'unknown-fact',
    ]);
    expect(value.map(({ type }) => type)).toEqual(['paragraph', 'figure', 'paragraph']);
  });

  it('changes neither its nodes nor the things in which it looks names up', async () => {
    const { project, outline, ...names } = await namesOf();
    const known: Names = { ...names, project: frozen(project), outline: frozen(outline) };
    const bindOnce = () =>
      project.sections.map(({ path, tree }) => bindBlocks(tree.children, { path, mentions: [] }, known));
    expect(bindOnce()).toEqual(bindOnce());
  });
});

describe('an error of tables', () => {
  const columns = (...formats: readonly string[]) =>
    JSON.stringify({
      title: 'Times',
      dataset: 'boot-times',
      columns: [{ field: 'tme' }, ...formats.map((format) => ({ field: 'time', format }))],
    });

  it('is reported at each of them, at its column', async () => {
    const { value: project, messages } = await validated({
      'templates/tables/boot-times.json': columns('percent'),
      'templates/tables/again.json': columns('percent'),
      'content/02-boot.md': '# Boot\n\n{{duration boot.small}}\n\n::table{#boot-times}\n\n::table{#again}\n',
    });
    const made = resolve(project, { today: '2026-11-20', topics: minimalTopics });
    const said = briefly([...messages, ...made.messages]).filter((line) =>
      line.startsWith('templates/tables'),
    );
    const text = project.sources.texts.get('templates/tables/again.json') ?? '';
    const column = text.indexOf('"percent"') + 1;
    expect(said.filter((line) => line.includes('again.json'))).toEqual([
      expect.stringContaining('unknown-field'),
      expect.stringContaining(`again.json:1:${column} mixed-units`),
    ]);
    expect(said.filter((line) => line.includes('boot-times.json'))).toHaveLength(2);
  });
});
