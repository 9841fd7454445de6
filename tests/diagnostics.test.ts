import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatMessages } from '../scripts/messages/report.ts';
import { rules } from '../scripts/messages/rules.ts';
import { inspected } from './support/inspected.ts';
import { readRulePages } from './support/pages.ts';

const update = process.env.UPDATE === '1';
if (update && process.env.CI)
  throw new Error('UPDATE=1 rewrites expectations and is refused where CI is set');

const pages = readRulePages();
const here = pages.filter((page) => !page.needsBrowser);

describe('the rule pages', () => {
  it.each(pages.map((page) => [page.rule, page] as const))('%s says why the rule exists', (rule, page) => {
    expect(page.title).toBe(rule);
    expect(Object.keys(rules)).toContain(rule);
    expect(page.why.split(/[.?!](?:\s|$)/).length).toBeGreaterThan(2);
    expect(Object.keys(page.overlay).length).toBeGreaterThan(0);
  });

  it.each(here.map((page) => [page.rule, page] as const))('%s shows what is said', async (rule, page) => {
    const { messages, sources } = await inspected(
      page.overlay,
      page.minutes === undefined ? undefined : { minutes: page.minutes },
    );
    const output = formatMessages(messages, sources.texts, 'text', { color: false });
    expect(output).toContain(`[${rule}]`);
    if (update && output !== page.output) writeFileSync(page.path, page.withOutput(output));
    else expect(output).toBe(page.output);
  });
});
