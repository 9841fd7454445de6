// Warnings about facts and series that nothing uses.
import { describe, expect, it } from 'vitest';
import type { Topics } from '../../../scripts/facts/topics.ts';
import type { Series } from '../../../scripts/model/facts.ts';
import { resolve } from '../../../scripts/resolve/resolve.ts';
import { forPublic } from '../../../scripts/resolve/select.ts';
import { type Overlay, validated } from '../../support/check.ts';
import { minimalTopics } from '../../support/topics.ts';

const summary = (text: string): Overlay => ({
  'content/01-summary.md': `---\nmatter: front\ndivider: false\n---\n\n# Summary\n\n${text}\n`,
});
const shown = '{{boot.small}} {{boot.large}} {{boot.slowdown}} {{boot.either}} {{holds boot.smallFaster}}';

async function unused(overlay: Overlay, topics: Topics = minimalTopics): Promise<readonly string[]> {
  const { value: project } = await validated(overlay);
  const { messages } = resolve(project, { today: '2026-11-20', topics });
  return messages
    .filter(({ ruleId }) => ruleId === 'unused-fact' || ruleId === 'unused-series')
    .map(({ file, ruleId, actual }) => `${file} ${ruleId} ${actual}`);
}

describe('a fact', () => {
  it('that nothing shows is reported at its topic, by its name', async () => {
    expect(await unused(summary(shown.replace('{{boot.either}}', '')))).toEqual([
      'data/facts/boot.ts unused-fact boot.either',
    ]);
  });

  it('is used where an annotation of a chart names it', async () => {
    const { sources } = await validated();
    const chart = JSON.parse(sources.texts.get('templates/charts/boot-times.vl.json') ?? '');
    const { mark, encoding, ...rest } = chart;
    const annotated = {
      ...rest,
      layer: [
        { mark, encoding },
        {
          data: { name: 'facts' },
          transform: [{ filter: "datum.id === 'boot.either'" }],
          mark: 'rule',
          encoding: { x: { field: 'low', type: 'quantitative' } },
        },
      ],
    };
    const overlay = {
      ...summary(shown.replace('{{boot.either}}', '')),
      'templates/charts/boot-times.vl.json': JSON.stringify(annotated),
    };
    expect(await unused(overlay)).toEqual([]);
  });

  it('is not reported as unused while an expression has an error, since it may be meant there', async () => {
    expect(await unused(summary(shown.replace('boot.either', 'boot.eithr')))).toEqual([]);
  });

  it('that only a private slide shows is used, also by a build for the public', async () => {
    const slide =
      ':::slide{layout=statement minutes=1 private=true}\n# Between us\n\nTakes {{range boot.either}}.\n:::';
    const overlay = summary(`${shown.replace('{{boot.either}}', '')}\n\n${slide}`);
    expect(await unused(overlay)).toEqual([]);
    const { value: project } = await validated(overlay);
    const left = resolve(forPublic(project), { today: '2026-11-20', topics: minimalTopics });
    expect(left.value.ledger.map(({ fact }) => fact)).not.toContain('boot.either');
  });
});

describe('a series', () => {
  const series = (name: string, from: readonly string[]): Series => ({
    name,
    title: name,
    fields: [{ name: 'id', type: 'string', title: 'Id', description: 'Id' }],
    rows: [{ id: 'one' }],
    from,
  });
  const topics = (...given: readonly Series[]): Topics => ({
    ...minimalTopics,
    shares: () => ({ facts: {}, series: given }),
  });

  it('that nothing reads is reported at its topic, and one that another is computed from is not', async () => {
    const given = [series('first', ['boot-times']), series('second', ['first'])];
    expect(await unused({}, topics(...given))).toEqual(['data/facts/shares.ts unused-series second']);
  });

  it('is used by the cover', async () => {
    const { sources } = await validated();
    const rows: Series = {
      ...series('first', ['boot-times']),
      fields: [
        { name: 'id', type: 'string', title: 'Id', description: 'Id' },
        { name: 'low', type: 'number', title: 'Low', description: 'Low', unit: 'ms' },
        { name: 'high', type: 'number', title: 'High', description: 'High', unit: 'ms' },
      ],
      rows: ['one', 'two'].map((id) => ({ id, low: 1, high: 2 })),
    };
    const cover = 'cover:\n  dataset: first\n  quantiles: { low: 0, high: 1 }\n';
    const overlay = { 'content/edition.yml': `${sources.texts.get('content/edition.yml')}${cover}` };
    expect(await unused(overlay, topics(rows))).toEqual([]);
  });

  it('is used by a table', async () => {
    const table = JSON.stringify({ title: 'Shares', dataset: 'first', columns: [{ field: 'id' }] });
    const overlay = { 'templates/tables/boot-times.json': table };
    expect(await unused(overlay, topics(series('first', ['boot-times'])))).toEqual([]);
  });
});
