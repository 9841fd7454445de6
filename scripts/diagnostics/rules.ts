/** Every rule: its severity and one sentence. Each has a page `tests/diagnostics/<rule>.md`, which `npm run explain <rule>` prints. */
export interface Rule {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
}

const error = (summary: string): Rule => ({ severity: 'error', summary });
const warning = (summary: string): Rule => ({ severity: 'warning', summary });

export const rules = {
  // data
  'overdue-review': warning('A dataset is past its `reviewBy` date.'),
  // content
  'unknown-chart': error('A section or slide names a chart that does not exist.'),
} satisfies Record<string, Rule>;

export type RuleId = keyof typeof rules;
