// Diagrams as figures of an edition.
import { describe, expect, it } from 'vitest';
import type { Stacks } from '../../../scripts/model/diagram.ts';
import type { Edition } from '../../../scripts/model/edition.ts';
import { resolve } from '../../../scripts/resolve/resolve.ts';
import { briefly, type Overlay, validated } from '../../support/check.ts';
import { minimalTopics } from '../../support/topics.ts';

const path = 'templates/diagrams/layers.json';
const diagram = (guest: string, rest: object = {}): string =>
  JSON.stringify({
    kind: 'stacks',
    title: 'Guests stand on a kernel',
    subtitle: 'Boots in {{duration boot.small}}',
    description: 'A guest that boots in {{duration boot.small}} on a kernel.',
    stacks: [{ label: 'Host', base: { label: 'Kernel', on: [{ label: guest }] } }],
    ...rest,
  });
const notes = (...lines: string[]): Overlay => ({
  'content/03-notes.md': `# Notes\n\n${lines.join('\n\n')}\n`,
});

async function resolved(overlay: Overlay): Promise<{ edition: Edition; said: string[] }> {
  const { value: project, messages } = await validated(overlay);
  const made = resolve(project, { today: '2026-11-20', topics: minimalTopics });
  return { edition: made.value, said: briefly([...messages, ...made.messages]) };
}

describe('a diagram', () => {
  it('is a figure: bound, with its sources and no data', async () => {
    const { edition, said } = await resolved({
      [path]: diagram('Boots in {{duration boot.small}}', { sources: [{ id: 'author2020', where: '§3' }] }),
      ...notes('::diagram{#layers}'),
    });
    expect(said).toEqual([]);
    const figure = edition.figures.get('layers');
    const picture = figure?.kind === 'diagram' ? (figure.picture as Stacks) : undefined;
    expect(picture?.stacks[0]?.base.on?.[0]?.label).toMatch(/^Boots in \d/);
    expect(figure?.alt).toMatch(/^A guest that boots in \d/);
    expect(figure?.data).toEqual([]);
    expect(figure?.sources.map(({ id, where }) => [id, where])).toEqual([['author2020', '§3, table 2']]);
    const [entry] = edition.ledger.filter(({ shown }) => shown.some(({ anchor }) => anchor === 'fig-layers'));
    expect(entry?.fact).toBe('boot.small');
  });

  it('has the sources of the facts that its labels show', async () => {
    const { edition } = await resolved({
      [path]: diagram('Boots in {{duration boot.small}}', { subtitle: 'Layers', description: 'Layers.' }),
      ...notes('::diagram{#layers}'),
    });
    expect(edition.figures.get('layers')?.sources).not.toEqual([]);
  });

  it('is numbered together with charts and referred to as they are', async () => {
    const { edition, said } = await resolved({
      [path]: diagram('Guest'),
      'content/00-first.md': '# First\n\nSee [@fig:layers] and [@fig:boot-times].\n\n::diagram{#layers}\n',
    });
    expect(said).toEqual([]);
    const numbers = [...edition.figures].map(([id, { number }]) => [id, number]);
    expect(new Map(numbers as [string, number][])).toEqual(
      new Map([
        ['layers', 1],
        ['boot-times', 2],
      ]),
    );
    expect(JSON.stringify(edition.chapters[0]?.body)).toContain(
      '"label":"Figure\u00a01","anchor":"fig-layers"',
    );
  });

  it('stands on slides that show charts, and gets no slide with data', async () => {
    const { edition, said } = await resolved({
      [path]: diagram('Guest'),
      ...notes(':::slide{layout=chart}\n# Guests stand on a kernel\n\n::diagram{#layers}\n:::'),
    });
    expect(said).toEqual([]);
    expect(edition.slides.find(({ charts }) => charts.includes('layers'))?.layout.name).toBe('chart');
    expect(edition.slides.filter(({ id }) => id.startsWith('slide-data-layers'))).toEqual([]);
  });

  it('keeps its numerals bound like prose', async () => {
    const text = diagram('Guest 7');
    const { said } = await resolved({ [path]: text, ...notes('::diagram{#layers}') });
    expect(said).toEqual([`${path}:1:${text.indexOf('7') + 1} loose-numeral`]);
  });

  it('reports a fact that does not exist where the label stands', async () => {
    const text = diagram('{{duration boot.smal}}');
    const { said } = await resolved({ [path]: text, ...notes('::diagram{#layers}') });
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^templates\/diagrams\/layers\.json:1:\d+ unknown-fact$/);
  });

  it('placed as a chart, or a chart as a diagram, is reported with its kind', async () => {
    const { value: project, messages } = await validated({
      [path]: diagram('Guest'),
      ...notes('::chart{#layers}', '::diagram{#boot-times}'),
    });
    const made = resolve(project, { today: '2026-11-20', topics: minimalTopics });
    const helps = [...messages, ...made.messages]
      .filter(({ ruleId }) => ruleId === 'unknown-chart' || ruleId === 'unknown-diagram')
      .map(({ note }) => note);
    expect(helps).toEqual([
      'it is a diagram: write `::diagram{#layers}`',
      'it is a chart: write `::chart{#boot-times}`',
    ]);
  });

  it('that is not placed is reported, and so is one placed twice', async () => {
    expect((await resolved({ [path]: diagram('Guest') })).said).toEqual([`${path}:1:1 unused-diagram`]);
    const twice = await resolved({
      [path]: diagram('Guest'),
      ...notes('::diagram{#layers}', '::diagram{#layers}'),
    });
    expect(twice.said).toEqual(['content/03-notes.md:5:11 duplicate-figure']);
  });

  it('that is broken is not reported as missing where it is placed', async () => {
    const { said } = await resolved({ [path]: '{ "kind": "stacks" }', ...notes('::diagram{#layers}') });
    expect(said.some((one) => one.includes('unknown-diagram'))).toBe(false);
    expect(said.some((one) => one.startsWith(path))).toBe(true);
  });
});
