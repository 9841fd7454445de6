// Builds a case of tests/fixtures/faults and holds what comes of it against its page.
import { writeFileSync } from 'node:fs';
import { expect } from 'vitest';
import { formatMessages } from '../../scripts/messages/report.ts';
import type { Artifact, Printer } from '../../scripts/model/artifact.ts';
import type { Output } from '../../scripts/model/page.ts';
import type { Expectation, FaultCase } from './fault-cases.ts';
import { openOffice, readText } from './office.ts';
import { minimalRun } from './run.ts';

const update = process.env.UPDATE === '1';
if (update && process.env.CI)
  throw new Error('UPDATE=1 rewrites expectations and is refused where CI is set');

/** Builds the minimal project with the files of a case, and compares messages and artifacts with its page. */
export async function expectCase(
  one: FaultCase,
  outputs: readonly Output[],
  printer?: Printer,
): Promise<void> {
  const run = minimalRun(one.overlay, { outputs }, printer && { printer: async () => printer });
  const { artifacts = [], messages } = await run.built();
  const { texts } = await run.sources();
  const said = formatMessages(messages, texts, 'text', { color: false });
  if (update && said !== one.messages) writeFileSync(one.path, one.withMessages(said));
  else expect(said).toBe(one.messages);
  for (const expectation of one.expectations) expectLines(expectation, artifacts);
}

function expectLines({ verb, artifact, lines }: Expectation, artifacts: readonly Artifact[]): void {
  const [path = '', inner] = artifact.split(':');
  const found = artifacts.find((made) => made.path === path);
  if (found === undefined)
    throw new Error(`no artifact ${path}, only ${artifacts.map((made) => made.path).join(', ')}`);
  const text = textOf(found.bytes, path, inner);
  for (const line of lines) {
    if (verb === 'has') expect(text).toContain(line);
    else expect(text).not.toContain(line);
  }
}

/** The text of an artifact; of PowerPoint, a part as XML, or what all slides read. */
function textOf(bytes: Uint8Array, path: string, inner: string | undefined): string {
  if (!path.endsWith('.pptx')) return new TextDecoder().decode(bytes);
  const file = openOffice(bytes);
  if (inner !== undefined) return file.text(inner);
  const slides = file.paths.filter((part) => /^ppt\/slides\/slide\d+\.xml$/.test(part));
  return slides.map((part) => readText(file.text(part)).join('\n')).join('\n');
}
