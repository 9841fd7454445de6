import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Code, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toString as textOf } from 'mdast-util-to-string';
import { describe, expect, it } from 'vitest';
import { formatMessages } from '../scripts/messages/report.ts';
import type { Overlay } from './support/check.ts';
import { fileOf } from './support/fault-cases.ts';
import { minimalRun } from './support/run.ts';
import { unprintedOutputs } from './support/unprinted.ts';

/** The examples of the authoring reference: the files that stand under one heading. */
function readExamples(): readonly (readonly [heading: string, files: Overlay])[] {
  const text = readFileSync(join(import.meta.dirname, '../AUTHORING.md'), 'utf8');
  const examples: [string, [string, string | Uint8Array | null][]][] = [];
  for (const node of fromMarkdown(text).children) {
    if (node.type === 'heading') examples.push([textOf(node), []]);
    else if (isFile(node)) examples.at(-1)?.[1].push([...fileOf(node)]);
  }
  return examples
    .filter(([, files]) => files.length > 0)
    .map(([heading, files]) => [heading, Object.fromEntries(files)]);
}

/** A fence whose info string ends in a path of the project. */
function isFile(node: RootContent): node is Code {
  return node.type === 'code' && /^(?:content|data|templates)\/./.test(node.meta ?? '');
}

const examples = readExamples();

describe('the examples of AUTHORING.md', () => {
  it('have headings of their own', () => {
    const headings = examples.map(([heading]) => heading);
    expect(new Set(headings).size).toBe(headings.length);
    expect(headings.length).toBeGreaterThan(10);
  });

  it.each(examples)('%s: builds without a message', async (_, files) => {
    const run = minimalRun(files, { outputs: unprintedOutputs, strict: true });
    const { artifacts, messages } = await run.built();
    const { texts } = await run.sources();
    expect(formatMessages(messages, texts, 'text', { color: false })).toBe('');
    expect(artifacts?.length).toBeGreaterThan(5);
  });
});
