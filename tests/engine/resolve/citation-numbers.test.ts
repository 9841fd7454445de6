// The order in which sources are numbered.
import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import type { TopicFunction } from '../../../scripts/facts/index.ts';
import type { Edition } from '../../../scripts/model/edition.ts';
import { withNumbersIn } from '../../../scripts/resolve/citations/citation-nodes.ts';
import { resolve } from '../../../scripts/resolve/resolve.ts';
import { briefly, type Overlay, validated } from '../../support/check.ts';
import { minimalTopics } from '../../support/topics.ts';

const ids = [
  'ledger',
  'slide-data',
  'slide',
  'data',
  'diagram',
  'doubt',
  'note',
  'prose',
  'question',
  'unused',
];
const sources = ids.map((id) => ({ id, type: 'book', title: id, author: [{ family: id }] }));

const fields = [
  { name: 'id', type: 'string', title: 'Id', description: 'Name.' },
  { name: 'time', type: 'number', title: 'Time', description: 'Time.', unit: 'ms' },
];
const dataset = (name: string, source: string): string =>
  JSON.stringify({
    name,
    title: name,
    description: name,
    schema: { fields, primaryKey: ['id'] },
    sources: [{ id: source }],
    licenses: [{ name: 'CC-BY-4.0' }],
    retrieved: '2026-11-20',
    reviewBy: '2027-11-20',
    data: [
      { id: 'small', time: 125 },
      { id: 'large', time: 480 },
    ],
  });
const chart = (data: string, note: string): string =>
  JSON.stringify({
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: 'Times.',
    usermeta: { title: 'Times', subtitle: 'ms', note },
    data: { name: data },
    mark: 'bar',
    encoding: { x: { field: 'time', type: 'quantitative' } },
  });
const diagram = JSON.stringify({
  kind: 'flow',
  title: 'A way',
  subtitle: 'Downwards',
  description: 'One way.',
  sources: [{ id: 'diagram' }],
  start: { label: 'End' },
});

/** A project in which each source is cited in one place only. */
const overlay: Overlay = {
  'data/sources.json': JSON.stringify(sources),
  'data/benchmarks/boot-times.json': dataset('boot-times', 'ledger'),
  'data/benchmarks/report-times.json': dataset('report-times', 'data'),
  'data/benchmarks/slide-times.json': dataset('slide-times', 'slide-data'),
  'templates/tables/boot-times.json': null,
  'templates/charts/boot-times.vl.json': null,
  'templates/charts/on-slide.vl.json': chart('slide-times', 'Idle.'),
  'templates/charts/in-report.vl.json': chart('report-times', 'Idle [@note].'),
  'templates/diagrams/way.json': diagram,
  'content/01-summary.md':
    '---\nmatter: front\n---\n\n# Summary\n\nOn a Type 1 hypervisor, {{boot.small}}, {{boot.large}}, {{boot.slowdown}}, {{boot.either}}.{{holds boot.smallFaster}}\n',
  'content/02-boot.md': `---
question: How long [@question]?
doubt: Others [@doubt].
---

# Boot

::chart{#in-report}

So it is [@prose].

::diagram{#way}

:::slide{layout=chart minutes=4}
# One chart

::chart{#on-slide}

<!-- Says [@slide]. -->
:::
`,
};

async function numbered(): Promise<{ edition: Edition; said: readonly string[] }> {
  const { value: project, messages } = await validated(overlay);
  const made = resolve(project, {
    today: '2026-11-20',
    topics: minimalTopics as Record<string, TopicFunction>,
  });
  return { edition: made.value, said: briefly([...messages, ...made.messages]) };
}

describe('the numbers of sources in one bracket', () => {
  it('ascend, however they were written', () => {
    const items = ['late', 'none', 'early'].map((id) => ({ id }));
    const numbers = new Map([
      ['early', 2],
      ['late', 10],
    ]);
    const [cited] =
      withNumbersIn({ note: [{ type: 'citation', items }] as Nodes[] }, ['note'], numbers).note ?? [];
    expect(cited).toMatchObject({ items: [{ number: 2 }, { number: 10 }, { id: 'none' }] });
  });
});

describe('the numbers of sources', () => {
  it('follow the prose of the report, its figures, the slides, their figures, then the ledger', async () => {
    const { edition, said } = await numbered();
    expect(said).toEqual([]);
    expect(edition.references.map(({ id }) => id)).toEqual([
      ...['question', 'note', 'prose', 'doubt'],
      ...['data', 'diagram'],
      ...['slide', 'slide-data'],
      'ledger',
    ]);
    expect(edition.references.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('are in every citation and at everything that has sources', async () => {
    const { edition } = await numbered();
    const numbers = new Map(edition.references.map(({ id, number }) => [id, number]));
    const cited: (readonly [string, number | undefined])[] = [];
    const note = (nodes: readonly Nodes[] = []) => {
      for (const node of nodes)
        visit(
          node,
          'citation',
          ({ items }) => void cited.push(...items.map(({ id, number }) => [id, number] as const)),
        );
    };
    for (const { question, doubt, body } of edition.chapters) [question, doubt, [body]].forEach(note);
    for (const { notes } of edition.slides) note(notes);
    for (const figure of edition.figures.values()) note(figure.note);
    const listed = [...edition.figures.values(), ...edition.slides, ...edition.ledger].flatMap(
      (one) => one.sources,
    );
    const all = [...cited, ...listed.map(({ id, number }) => [id, number] as const)];
    expect(new Set(all.map(([id]) => id))).toEqual(new Set(numbers.keys()));
    expect(all.filter(([id, number]) => numbers.get(id) !== number)).toEqual([]);
  });
});
