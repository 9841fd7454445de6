// The decision aid of the real report: whatever a reader answers, something is advised, and it is what chapter and diagram advise.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Answers, combinations, fitsAnswers } from '../../scripts/model/aids/aid.ts';
import { parseAid } from '../../scripts/read/aids/aid.ts';
import { root } from '../support/project.ts';

const path = 'templates/aids/decision.json';
const { value: aid, messages } = parseAid(path, readFileSync(join(root, path), 'utf8'));
const flow = JSON.parse(readFileSync(join(root, 'templates/diagrams/decision-flow.json'), 'utf8'));

const fitting = (answers: Answers): readonly string[] =>
  [...aid!.rows].flatMap(([row, { fits }]) => (fitsAnswers(fits, answers) ? [row] : []));

/** The rows of the first table, which say what has to stand between tenants. */
const boundaries: readonly string[] = [
  'Own code of one owner',
  'Own code of unequal sensitivity',
  'Strangers’ code that computes',
  'Strangers’ databases, files',
  'Agents’ jobs, builds',
  'Other kernel, driver, Windows',
  'Operator not trusted',
  'GPU for several tenants',
];

/** The labels of a flow's questions, along its ways. */
function questionsOf(node: { label: string; options?: { next: never }[] }): readonly string[] {
  return node.options === undefined
    ? []
    : [node.label, ...node.options.flatMap(({ next }) => questionsOf(next))];
}

describe('the decision aid', () => {
  it('has no fault and asks the questions of the diagram, in their order', () => {
    expect(messages).toEqual([]);
    expect(aid!.questions.map(({ label }) => label)).toEqual(questionsOf(flow.start));
  });

  it('advises a boundary and a first choice to every combination of answers', () => {
    for (const answers of combinations(aid!.questions)) {
      const rows = fitting(answers);
      const hasBoundary = rows.some((row) => boundaries.includes(row));
      const hasChoice = rows.some((row) => !boundaries.includes(row));
      expect([hasBoundary, hasChoice], JSON.stringify(answers)).toEqual([true, true]);
    }
  });

  it.each<[string, Answers, readonly string[]]>([
    [
      'a web application of one owner, with a team',
      { code: 'ours', kernel: 'host', load: 'bursts', operator: 'team' },
      ['Own code of one owner', 'Rare bursts', 'Many services, team', 'Leaving VMware'],
    ],
    [
      'one small service of one owner, with nobody to run it',
      { code: 'ours', kernel: 'host', load: 'steady', operator: 'nobody' },
      ['Own code of one owner', 'One small service, steady within the baseline', 'Few services, no team'],
    ],
    [
      'agents’ sandboxes and strangers’ builds at a provider',
      { code: 'strangers', kernel: 'host', load: 'bursts', operator: 'nobody' },
      [
        'Strangers’ code that computes',
        'Strangers’ databases, files',
        'Agents’ jobs, builds',
        'Rare bursts',
        'Few services, no team',
      ],
    ],
    [
      'tenants on GPUs of a team',
      { code: 'strangers', kernel: 'host', load: 'gpu', operator: 'team' },
      ['Strangers’ code that computes', 'GPU for several tenants', 'Many services, team', 'Leaving VMware'],
    ],
    [
      'a legacy monolith with a kernel module',
      { code: 'ours', kernel: 'another', load: 'steady', operator: 'team' },
      ['Other kernel, driver, Windows', 'One small service, steady within the baseline', 'Leaving VMware'],
    ],
    [
      'secrets on machines of an operator who is not trusted',
      { code: 'ours', kernel: 'host', load: 'steady', operator: 'untrusted' },
      ['Operator not trusted', 'Few services, no team'],
    ],
  ])('leaves these rows to %s', (_, answers, rows) => {
    expect(fitting(answers)).toEqual(rows);
  });

  it('leaves no shared kernel where the code is strangers’ or not equally sensitive, or another kernel is needed', () => {
    for (const answers of combinations(aid!.questions)) {
      const needsOwn =
        (answers.code ?? 'ours') !== 'ours' ||
        answers.kernel === 'another' ||
        answers.operator === 'untrusted';
      if (needsOwn) expect(fitting(answers)).not.toContain('Own code of one owner');
    }
  });
});
