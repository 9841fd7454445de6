// What colours mean over a whole edition: one meaning for each colour, one colour for each meaning.
import { describe, expect, it } from 'vitest';
import { resolve } from '../../../scripts/resolve/resolve.ts';
import { type Overlay, validated } from '../../support/check.ts';
import { minimalTopics } from '../../support/topics.ts';

const chartPath = 'templates/charts/boot-times.vl.json';
const diagramPath = 'templates/diagrams/stack.json';

async function project(meanings: string, chart: object, more: Overlay = {}): Promise<readonly string[]> {
  const { sources } = await validated();
  const edition = sources.texts.get('content/edition.yml') ?? '';
  const { usermeta, ...rest } = JSON.parse(sources.texts.get(chartPath) ?? '');
  const { value, messages: read } = await validated({
    'content/edition.yml': edition.replace('talk:', `${meanings}talk:`),
    [chartPath]: JSON.stringify({ ...rest, usermeta: { ...usermeta, ...chart } }),
    ...more,
  });
  const { messages } = resolve(value, { today: '2026-11-20', topics: minimalTopics });
  return [...read, ...messages]
    .filter(({ ruleId }) => ['colour-meaning', 'undeclared-colour', 'unknown-key'].includes(ruleId ?? ''))
    .map(({ file, ruleId, actual }) => `${file} ${ruleId} ${actual}`);
}

const diagram = (meanings: object): Overlay => ({
  [diagramPath]: JSON.stringify({
    kind: 'stacks',
    title: 'A stack',
    subtitle: 'What stands on what',
    description: 'One layer.',
    meanings,
    stacks: [{ label: 'One', base: { label: 'Layer' } }],
  }),
});
const reserved = 'meanings:\n  blue: small\n';

describe('what colours mean', () => {
  it('may be anything in an edition that says nothing about it, but the same in all figures', async () => {
    const chart = { meanings: { blue: 'small', teal: 'large' } };
    expect(await project('', chart)).toEqual([]);
    expect(await project('', chart, diagram({ blue: 'small', orange: 'middle' }))).toEqual([]);
    expect(await project('', chart, diagram({ blue: 'large' }))).toEqual([
      `${diagramPath} colour-meaning blue`,
    ]);
    expect(await project('', chart, diagram({ blue: 'middle' }))).toEqual([
      `${diagramPath} colour-meaning middle`,
    ]);
  });

  it('is kept where the edition says it', async () => {
    expect(await project(reserved, { meanings: { blue: 'small' } })).toEqual([]);
    expect(await project(reserved, { meanings: { blue: 'large' } })).toEqual([
      `${chartPath} colour-meaning large`,
    ]);
    expect(await project(reserved, { meanings: { purple: 'small' } })).toEqual([
      `${chartPath} colour-meaning purple`,
    ]);
  });

  it('is said of colours that are names, and of no others', async () => {
    expect(await project(reserved, { meanings: { 'category-4': 'large' } })).toEqual([]);
    expect(await project('', { meanings: { muted: 'large' } })).toEqual([`${chartPath} unknown-key muted`]);
  });
});

describe('words in a colour', () => {
  const subtitle = 'In ms; [small]{blue}, [large]{ink}';
  const prose = (words: string): Overlay => ({
    'content/01-summary.md': `---\nmatter: front\ndivider: false\n---\n\n# Summary\n\n${words}\n`,
  });

  it('need a meaning in their figure where the edition says what colours mean', async () => {
    expect(await project('', { subtitle })).toEqual([]);
    expect(await project(reserved, { subtitle })).toEqual([`${chartPath} undeclared-colour blue`]);
    expect(await project(reserved, { subtitle, meanings: { blue: 'small' } })).toEqual([]);
  });

  it('need one anywhere in prose and on slides', async () => {
    expect(await project(reserved, {}, prose('[Small]{.blue} or [large]{.orange}.'))).toEqual([
      'content/01-summary.md undeclared-colour orange',
    ]);
    const slide = ':::slide{layout=statement minutes=1}\n# Small\n\n[Small]{.purple}\n:::';
    expect(await project(reserved, {}, prose(`Small.\n\n${slide}`))).toEqual([
      'content/01-summary.md undeclared-colour purple',
    ]);
  });
});
