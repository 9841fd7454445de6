// The pages of rules whose examples need a browser.
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPrinter } from '../../../scripts/host/browser/printer.ts';
import { formatMessages } from '../../../scripts/messages/report.ts';
import type { Printer } from '../../../scripts/model/artifact.ts';
import { readRulePages } from '../../support/pages.ts';
import { cacheFolder } from './printing.ts';
import { published } from './published.ts';

const update = process.env.UPDATE === '1';
if (update && process.env.CI)
  throw new Error('UPDATE=1 rewrites expectations and is refused where CI is set');

const pages = readRulePages().filter((page) => page.needsBrowser);
const opened: Printer[] = [];

beforeAll(async () => {
  opened.push(await openPrinter({ cacheFolder }));
});
afterAll(async () => {
  for (const printer of opened) await printer.close();
});

function printer(): Printer {
  const [first] = opened;
  if (first === undefined) throw new Error('no printer');
  return first;
}

describe('the rule pages that need a browser', () => {
  it('are silent on the project that their examples change', async () => {
    const { messages } = await published({}, printer());
    expect(messages.map(({ ruleId, reason }) => `${ruleId} ${reason}`)).toEqual([]);
  });

  it.each(pages.map((page) => [page.rule, page] as const))('%s shows what is said', async (rule, page) => {
    const { messages, sources } = await published(page.overlay, printer());
    const output = formatMessages(messages, sources.texts, 'text', { color: false });
    expect(output).toContain(`[${rule}]`);
    if (update && output !== page.output) writeFileSync(page.path, page.withOutput(output));
    else expect(output).toBe(page.output);
  });
});
