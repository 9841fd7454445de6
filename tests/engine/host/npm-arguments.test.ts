// Options that npm takes for its own are found, whether it passes them on or not.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { keptOption } from '../../../scripts/host/process/npm-arguments.ts';

const options = [
  { name: 'only', value: 'NAMES' },
  { name: 'output', short: 'o', value: 'FOLDER' },
  { name: 'dry-run' },
];
const cache = mkdtempSync(join(tmpdir(), 'npm-'));
const logs = join(cache, '_logs');
const now = Date.parse('2026-11-20T10:00:05.000Z');
const kept = (more: Record<string, string> = {}, words: readonly string[] = []) =>
  keptOption('build', options, { npm_config_cache: cache, ...more }, now, words);

beforeEach(() => {
  rmSync(logs, { recursive: true, force: true });
  mkdirSync(logs, { recursive: true });
});
afterAll(() => rmSync(cache, { recursive: true }));

function log(words: readonly string[], more: { readonly time?: string; readonly end?: string } = {}) {
  const { time = '10_00_04_120', end = '' } = more;
  const written = words.map((word) => `"${word}"`).join(' ');
  writeFileSync(
    join(logs, `2026-11-20T${time}Z-debug-0.log`),
    `0 verbose cli node npm\n1 verbose title npm run build\n2 verbose argv ${written}\n${end}`,
  );
}

describe('an option before the two dashes', () => {
  it.each([
    [['run', 'build', '--only', 'deck'], '--only deck'],
    [['run', 'build', '--only=deck'], '--only=deck'],
    [['run', 'build', '--only', '--dry-run'], '--only'],
    [['run', 'build', '--dry-run', 'deck'], '--dry-run'],
    [['run-script', 'build', '-o', 'x'], '-o x'],
    [['--silent', 'run', 'build', 'deck', '--output', 'x', '--', '--only', 'deck'], '--output x'],
  ])('is found in the log of npm: %j', (words, option) => {
    log(words);
    expect(kept()).toBe(option);
  });

  it.each([
    ['npm_config_only', '--only'],
    ['npm_config_o', '--output'],
    ['npm_config_dry_run', '--dry-run'],
  ])('is found in the environment: %s', (name, option) => {
    expect(kept({ [name]: 'true' })).toBe(option);
  });

  it('is found in the environment with its value, which npm holds or passes on', () => {
    expect(kept({ npm_config_only: 'deck' })).toBe('--only deck');
    expect(kept({ npm_config_only: 'true' }, ['deck'])).toBe('--only deck');
    expect(kept({ npm_config_dry_run: 'true' }, ['deck'])).toBe('--dry-run');
  });
});

describe('nothing is found', () => {
  it.each([
    [['run', 'build']],
    [['run', 'build', '--', '--only', 'deck']],
    [['run', 'build', '--silent']],
    [['--only', 'production', 'run', 'build']],
    [['run', 'check', '--only', 'deck']],
  ])('for %j', (words) => {
    log(words);
    expect(kept()).toBeUndefined();
  });

  it('in logs of other runs: ended, older, or one of several at a time', () => {
    log(['run', 'build', '--only', 'deck'], { end: '9 verbose exit 0\n' });
    expect(kept()).toBeUndefined();
    log(['run', 'build', '--only', 'deck'], { time: '09_59_04_120' });
    expect(kept()).toBeUndefined();
    log(['run', 'build', '--only', 'deck']);
    log(['run', 'build'], { time: '10_00_04_300' });
    expect(kept()).toBeUndefined();
  });

  it('where npm writes no log', () => {
    expect(keptOption('build', options, {}, now)).toBeUndefined();
    expect(keptOption('build', options, { npm_config_logs_dir: join(cache, 'none') }, now)).toBeUndefined();
  });
});
