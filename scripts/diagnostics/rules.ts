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
  // templates
  'template-syntax': error('A template cannot be read.'),
  'unknown-helper': error('A template calls a helper that does not exist.'),
  'unknown-partial': error('A template includes a partial that does not exist.'),
  'unknown-path': error('A template uses a field that it does not declare to read.'),
  'unsafe-slot': error('A template prints something unescaped that is not a slot for trusted HTML.'),
  'unused-partial': warning('No template includes a partial.'),
} satisfies Record<string, Rule>;

export type RuleId = keyof typeof rules;
