// Resolving a whole project: names, numbers, coverage and errors that follow from others.
import type { Nodes } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import type { viewData } from '../../../scripts/facts/data.ts';
import { quantity } from '../../../scripts/facts/quantity.ts';
import type { Edition } from '../../../scripts/model/edition.ts';
import type { Citation, CrossReference } from '../../../scripts/model/markdown.ts';
import type { Project } from '../../../scripts/model/project.ts';
import { formatReferences } from '../../../scripts/resolve/citations/references.ts';
import { resolve } from '../../../scripts/resolve/resolve.ts';
import { briefly, minimalProject, type Overlay, validated } from '../../support/check.ts';
import { minimalRun } from '../../support/run.ts';
import { minimalTopics } from '../../support/topics.ts';

const today = '2026-11-20';

async function resolved(
  overlay: Overlay = {},
): Promise<{ edition: Edition; said: string[]; project: Project }> {
  const { value: project, messages } = await validated(overlay);
  const made = resolve(project, { today, topics: minimalTopics });
  return { edition: made.value, said: briefly([...messages, ...made.messages]), project };
}

/** A section that shows the chart and table of the minimal project, around other prose. */
const section = (prose: string, after = ''): string =>
  `# Booting\n\n${prose}\n\n::chart{#boot-times}\n\n::table{#boot-times}\n\n${after}\n`;
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
const chapterText = (edition: Edition, id: string): string =>
  plain(textOf(edition.chapters.find((chapter) => chapter.id === id)?.body));
const all = <T extends Nodes>(tree: Nodes, type: T['type']): T[] => {
  const found: T[] = [];
  visit(tree, (node) => {
    if (node.type === type) found.push(node as T);
  });
  return found;
};

describe('resolving the minimal project', () => {
  it('gives no message', async () => {
    expect((await resolved()).said).toEqual([]);
  });

  it('binds values into prose, with the facts behind them', async () => {
    const { edition } = await resolved();
    expect(chapterText(edition, 'boot')).toContain('The small monitor takes 125 ms');
    const [bound] = all(edition.chapters[1]!.body, 'bound');
    expect(bound).toMatchObject({ value: '125\u00a0ms', facts: ['boot.small'] });
  });

  it('leaves the project as it was', async () => {
    const { value: project } = await validated();
    const before = JSON.stringify(project.sections);
    resolve(project, { today, topics: minimalTopics });
    expect(JSON.stringify(project.sections)).toBe(before);
  });

  it('gives the same edition twice', async () => {
    const { value: project } = await validated();
    const options = { today, topics: minimalTopics };
    expect(resolve(project, options).value).toEqual(resolve(project, options).value);
  });

  it('lists every fact shown, in order of first mention, with cells, sources and places', async () => {
    const { edition } = await resolved();
    expect(edition.ledger.map((entry) => entry.fact)).toEqual([
      'boot.small',
      'boot.large',
      'boot.slowdown',
      'boot.either',
      'boot.smallFaster',
    ]);
    const [small] = edition.ledger;
    expect(small).toMatchObject({
      texts: ['125\u00a0ms'],
      value: 125,
      unit: 'ms',
      cells: [{ dataset: 'boot-times', row: 'small', field: 'time' }],
      sources: [{ id: 'author2020', number: 1, short: 'Author 2020', where: 'table 2' }],
    });
    expect(small?.shown.map((mention) => plain(mention.label))).toEqual([
      'Summary',
      '§1',
      'Figure 1',
      'slide 3',
      'slide 3, note',
    ]);
  });

  it('counts what is bound and what is waived', async () => {
    const { edition } = await resolved();
    expect(edition.coverage).toEqual({ bound: 11, waived: 1, loose: 0 });
  });

  it('takes the data date from the datasets that are shown', async () => {
    expect((await resolved()).edition.dataDate).toBe('2026-11-20');
  });

  it('lists cited sources by number', async () => {
    const { edition, project } = await resolved();
    expect(edition.references).toEqual([
      {
        id: 'author2020',
        number: 1,
        short: 'Author 2020',
        item: project.bibliography.get('author2020'),
        url: 'https://example.org/boot-times',
      },
    ]);
    expect(formatReferences(edition.references).get('author2020')).toBe(
      'A. Author. “Measuring boot times”. <i>Journal of Measurements</i>, 2020. <a href="https://example.org/boot-times">https://example.org/boot-times</a>',
    );
  });
});

describe('numbering', () => {
  const overlay = {
    'content/03-more.md':
      '# More\n\n## First part\n\n### Deep\n\n## Second part\n\n## First part\n\nSee [@sec:more-deep] and [@sec:notes].\n',
    'content/90-notes.md': '---\nmatter: back\n---\n\n# Notes\n\n## How\n\nBy hand.\n',
  };

  it('numbers main matter with digits, back matter with letters, and front matter not at all', async () => {
    const { edition, said } = await resolved(overlay);
    expect(said).toEqual([]);
    expect(edition.chapters.map(({ id, number }) => [id, number])).toEqual([
      ['summary', undefined],
      ['boot', '1'],
      ['more', '2'],
      ['notes', 'A'],
    ]);
  });

  it('numbers headings and gives each an id of its own', async () => {
    const { edition } = await resolved(overlay);
    const names = edition.chapters.flatMap(({ headings }) => headings.map(({ id, number }) => [id, number]));
    expect(names).toEqual([
      ['more-first-part', '2.1'],
      ['more-deep', '2.1.1'],
      ['more-second-part', '2.2'],
      ['more-first-part-2', '2.3'],
      ['notes-how', 'A.1'],
    ]);
    const nodes = all<Extract<Nodes, { type: 'heading' }>>(edition.chapters[2]!.body, 'heading');
    expect(nodes.map((node) => node.data)).toContainEqual({ id: 'more-deep', number: '2.1.1' });
  });

  it('labels references to sections, figures and tables', async () => {
    const { edition } = await resolved(overlay);
    const labels = edition.chapters.flatMap(({ body }) =>
      all<CrossReference>(body, 'crossReference').map(({ label, anchor }) => [plain(label ?? ''), anchor]),
    );
    expect(labels).toEqual([
      ['Section 1', 'boot'],
      ['Figure 1', 'fig-boot-times'],
      ['Table 1', 'tbl-boot-times'],
      ['Section 2.1.1', 'more-deep'],
      ['Appendix A', 'notes'],
    ]);
  });

  it('keeps the id of a heading when a number in it changes', async () => {
    const { edition } = await resolved({
      'content/03-more.md': '# More\n\n## Why {{duration boot.small}} matter\n\nThey do.\n',
    });
    expect(edition.chapters[2]?.headings[0]).toMatchObject({ id: 'more-why-matter', number: '2.1' });
  });

  it('numbers citations in the order of the prose, before the sources of figures', async () => {
    const sources = ['first', 'second', 'author2020'].map((id) => ({
      id,
      type: 'book',
      title: id,
      author: [{ family: id }],
    }));
    const { edition } = await resolved({
      'data/sources.json': JSON.stringify(sources),
      'content/02-boot.md': section('It takes {{duration boot.small}} [@second; @first, page 3].'),
    });
    const [citation] = all<Citation>(edition.chapters[1]!.body, 'citation');
    expect(citation?.items.map(({ id, number, where }) => [id, number, where])).toEqual([
      ['second', 1, undefined],
      ['first', 2, 'page 3'],
    ]);
    expect(edition.references.map(({ id }) => id)).toEqual(['second', 'first', 'author2020']);
  });
});

describe('predicates', () => {
  it('print nothing, and leave no empty paragraph', async () => {
    const { edition, said } = await resolved({
      'content/02-boot.md': section(
        '{{holds boot.smallFaster}}\n\n{{holds boot.smallFaster}} Small is faster.',
      ),
    });
    expect(said).toEqual([]);
    expect(edition.chapters[1]!.body.children.map((node) => node.type)).toEqual([
      'paragraph',
      'figure',
      'dataTable',
    ]);
    expect(textOf(edition.chapters[1]!.body.children[0])).toBe('Small is faster.');
  });

  it('are in the ledger as conditions', async () => {
    const { edition } = await resolved();
    expect(edition.ledger.at(-1)).toMatchObject({ fact: 'boot.smallFaster', value: true, texts: [] });
  });
});

describe('expressions', () => {
  it.each([
    ['{{boot.small}}', '125 ms'],
    ['{{boot.small unit=s digits=2}}', '0.13 s'],
    ['{{duration boot.small unit="s"}}', '0.125 s'],
    ['{{boot.either}}', '125–480 ms'],
    ['{{duration (low boot.either)}}', '125 ms'],
    ['{{range boot.either unit=s}}', '0.125–0.480 s'],
    ['{{ratio boot.slowdown}}', '3.8 times'],
  ])('%s prints %s', async (expression, text) => {
    const { edition, said } = await resolved({ 'content/02-boot.md': section(`It is ${expression}.`) });
    expect(said).toEqual([]);
    expect(chapterText(edition, 'boot')).toContain(`It is ${text}.`);
  });

  it.each([
    ['{{boot}}', 'unknown-fact'],
    ['{{boot.small.p50}}', 'unknown-fact'],
    ['{{constructor}}', 'unknown-fact'],
    ['{{duraton boot.small}}', 'unknown-helper'],
    ['{{toString boot.small}}', 'unknown-helper'],
    ['{{boot.small boot.large}}', 'unknown-helper'],
    ['{{duration (range boot.either)}}', 'bad-expression'],
    ['{{duration true}}', 'bad-expression'],
    ['{{duration boot.small unit=(x)}}', 'bad-expression'],
    ['{{boot.smallFaster}}', 'bad-expression'],
    ['{{holds boot.small}}', 'bad-expression'],
    ['{{duration}}', 'bad-expression'],
    ['{{range boot.either digits=4}}', 'too-many-digits'],
  ])('%s is refused with %s', async (expression, rule) => {
    const { said } = await resolved({ 'content/02-boot.md': section(expression) });
    expect(said.map((line) => line.split(' ')[1])).toEqual([rule]);
  });

  it('are read in titles, headings, front matter, notes, charts, tables and footnotes, each with its place', async () => {
    const { said } = await resolved({
      'content/02-boot.md': `---
question: 'Is it {{boot.a}}?'
---

# Booting {{boot.b}}

## Part {{boot.c}}

Text.[^1]

| Head {{boot.d}} |
| --- |
| cell |

[^1]: Note {{boot.e}}.

::chart{#boot-times}

::table{#boot-times}

:::slide{layout=statement}
# Slide {{boot.f}}

Body {{boot.g}}

<!-- Say {{boot.h}}. -->
:::
`,
      'templates/tables/boot-times.json':
        '{ "title": "T {{boot.i}}", "dataset": "boot-times", "columns": [{ "field": "time" }] }',
    });
    expect(said).toEqual([
      'content/02-boot.md:2:20 unknown-fact',
      'content/02-boot.md:5:13 unknown-fact',
      'content/02-boot.md:7:11 unknown-fact',
      'content/02-boot.md:11:10 unknown-fact',
      'content/02-boot.md:15:14 unknown-fact',
      'content/02-boot.md:22:11 unknown-fact',
      'content/02-boot.md:24:8 unknown-fact',
      'content/02-boot.md:26:12 unknown-fact',
      'templates/tables/boot-times.json:1:17 unknown-fact',
    ]);
  });
});

/** The messages about the minimal project with an overlay, before anything is drawn. */
async function everything(overlay: Overlay): Promise<readonly string[]> {
  return briefly((await minimalRun(overlay).inspected()).messages);
}

describe('the titles of the edition', () => {
  it('hold no loose numeral', async () => {
    const edition = minimalProject()['content/edition.yml'] ?? '';
    const { said } = await resolved({ 'content/edition.yml': edition.replace('title: ', 'title: 7 ') });
    expect(said).toEqual([expect.stringMatching(/^content\/edition.yml:\d+:8 loose-numeral$/)]);
  });
});

describe('follow-up errors', () => {
  it('do not come from a broken dataset', async () => {
    const { said } = await resolved({ 'data/benchmarks/boot-times.json': '{ "name": ' });
    expect(said.map((line) => line.split(' ')[0]?.split(':')[0])).toEqual([
      'data/benchmarks/boot-times.json',
    ]);
  });

  it('do not come from a broken chart, table or bibliography', async () => {
    const { said } = await resolved({
      'templates/charts/boot-times.vl.json': '{',
      'templates/tables/boot-times.json': '{',
      'data/sources.json': '[',
    });
    expect(new Set(said.map((line) => line.split(':')[0]))).toEqual(
      new Set([
        'templates/charts/boot-times.vl.json',
        'templates/tables/boot-times.json',
        'data/sources.json',
      ]),
    );
  });

  it('do not come from a dataset that a chart misspells: it is named once, also after inspecting', async () => {
    const chart = minimalProject()['templates/charts/boot-times.vl.json'] ?? '';
    const misspelt = chart.replace('"name": "boot-times"', '"name": "boot-time"');
    expect(misspelt).not.toBe(chart);
    expect(await everything({ 'templates/charts/boot-times.vl.json': misspelt })).toEqual([
      expect.stringMatching(/^templates\/charts\/boot-times.vl.json:\d+:\d+ unknown-dataset$/),
    ]);
  });

  it('do not come from a series that a broken dataset keeps from being computed', async () => {
    const chart = minimalProject()['templates/charts/boot-times.vl.json'] ?? '';
    const said = await everything({
      'templates/charts/boot-times.vl.json': chart.replace('"name": "boot-times"', '"name": "boot-shares"'),
      'data/benchmarks/boot-times.json': '{ "name": ',
    });
    expect(new Set(said.map((line) => line.split(':')[0]))).toEqual(
      new Set(['data/benchmarks/boot-times.json']),
    );
  });

  it.each(['language: english!', 'language: [en'])('do not come from an edition with %j', async (fault) => {
    const edition = minimalProject()['content/edition.yml'] ?? '';
    const said = await everything({
      'content/edition.yml': edition.replace('language: en', fault),
      'content/02-boot.md':
        '# Booting\n\nOn EC2 a Type 1 hypervisor boots.\n\n::chart{#boot-times}\n\n::table{#boot-times}\n',
    });
    expect(said.filter((line) => !line.startsWith('content/edition.yml'))).toEqual(
      fault.includes('[') ? [] : ['content/02-boot.md:3:6 loose-numeral'],
    );
  });

  it('hide no dead link or reference behind an unrelated error', async () => {
    const section =
      '# Booting\n\n![](no.png) [x](#nowhere) [@fig:nothing]\n\n::chart{#boot-times}\n\n::table{#boot-times}\n';
    const said = await everything({ 'content/02-boot.md': section });
    expect(said.map((line) => line.split(' ')[1])).toEqual(
      expect.arrayContaining(['missing-image', 'dead-link', 'unknown-reference']),
    );
  });

  it('do not come from a broken section that others refer to', async () => {
    const { said } = await resolved({ 'content/02-boot.md': '# Booting\n\n:::aside\nnever closed\n' });
    expect(said.every((line) => line.startsWith('content/02-boot.md'))).toBe(true);
    expect(said).not.toEqual([]);
  });

  it('of a failed topic are one message, in its file', async () => {
    const { value: project } = await validated();
    const topics = {
      boot: (data: ReturnType<typeof viewData>) => ({
        facts: { small: quantity(data.cell('boot-times', 'tiny', 'time')) },
        series: [],
      }),
    };
    const { messages } = resolve(project, { today, topics });
    expect(briefly(messages)).toEqual(['data/facts/boot.ts:4:17 unknown-row']);
  });
});

describe('loose numerals', () => {
  it('are found wherever words are shown, each at its own place', async () => {
    const { said } = await resolved({
      'content/02-boot.md': `---
question: 'Is it 1?'
short: Boot 2
---

# Booting 3

## Part 4

Text **5**[^1] \`6\` [7](https://example.org/8) [@author2020, page 9] [@sec:boot].

[^1]: Note 10.

::chart{#boot-times}

::table{#boot-times}

:::caution{title="Since 11"}
Old.
:::

:::slide{layout=statement}
# Slide 12

Body 13

<!-- Say 14. -->
:::
`,
    });
    expect(said).toEqual([
      'content/02-boot.md:2:18 loose-numeral',
      'content/02-boot.md:3:13 loose-numeral',
      'content/02-boot.md:6:11 loose-numeral',
      'content/02-boot.md:8:9 loose-numeral',
      'content/02-boot.md:10:8 loose-numeral',
      'content/02-boot.md:10:21 loose-numeral',
      'content/02-boot.md:12:12 loose-numeral',
      'content/02-boot.md:18:25 loose-numeral',
      'content/02-boot.md:23:9 loose-numeral',
      'content/02-boot.md:25:6 loose-numeral',
      'content/02-boot.md:27:10 loose-numeral',
    ]);
  });
});
