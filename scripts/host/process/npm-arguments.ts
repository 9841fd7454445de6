// Finds options that npm took for its own, although they were meant for the script: `npm run build --only deck`.

import { join } from 'node:path';
import { namesIn, textOf } from './lenient-read.ts';

/** An option as far as it matters here: its long name, its letter, and what its value is called if it takes one. */
export interface NamedOption {
  readonly name: string;
  readonly short?: string;
  readonly value?: string;
}

/** The environment in which npm runs a script. */
export type NpmEnvironment = Readonly<Record<string, string | undefined>>;

/**
 * The first of `options` that npm kept, as it was typed: "--only deck". npm passes most of them on as `npm_config_…`, but none that it
 * knows itself with other values; those are in the first lines of the log that npm writes while the script runs. `now` is in
 * milliseconds; `words` are what npm passed on, among which is the value of an option that it kept. Undefined when nothing was kept, or when it cannot be known.
 */
export function keptOption(
  script: string,
  options: readonly NamedOption[],
  env: NpmEnvironment,
  now: number,
  words: readonly string[] = [],
): string | undefined {
  return inLog(typedWords(script, env, now), options) ?? inEnvironment(options, env, words);
}

function inLog(typed: readonly string[], options: readonly NamedOption[]): string | undefined {
  for (const [index, argument] of typed.entries()) {
    const option = options.find((one) => names(one, argument));
    if (option !== undefined)
      return argument.includes('=') ? argument : withValue(argument, option, typed[index + 1]);
  }
  return undefined;
}

function withValue(written: string, { value }: NamedOption, next: string | undefined): string {
  return value === undefined || next === undefined || next.startsWith('-') ? written : `${written} ${next}`;
}

function names({ name, short }: NamedOption, argument: string): boolean {
  const [typed = ''] = argument.split('=');
  return typed === `--${name}` || (short !== undefined && typed === `-${short}`);
}

/** npm says "true" of an option that it does not know, and passes on the word behind it. */
function inEnvironment(
  options: readonly NamedOption[],
  env: NpmEnvironment,
  words: readonly string[],
): string | undefined {
  for (const option of options) {
    const names = [option.name, option.short ?? option.name];
    const set = names.map((name) => env[`npm_config_${name.replaceAll('-', '_')}`]);
    const value = set.find((one) => one !== undefined && one !== '' && one !== 'false');
    if (value !== undefined)
      return withValue(`--${option.name}`, option, value === 'true' ? words[0] : value);
  }
  return undefined;
}

/** npm starts a script within a second or two, and writes its log before. */
const mostAge = 15_000;

/** The arguments between the name of the script and `--`; none when there is no log, or when several runs of npm write one. */
function typedWords(script: string, env: NpmEnvironment, now: number): readonly string[] {
  const runs = openLogs(env, now).filter((words) => isRunOf(words, script));
  const [words = []] = runs;
  if (runs.some((other) => other.join('\0') !== words.join('\0'))) return [];
  const after = words.slice(words.indexOf(script) + 1);
  const end = after.indexOf('--');
  return after.slice(0, end === -1 ? after.length : end);
}

function isRunOf(words: readonly string[], script: string): boolean {
  const isRun = ['run', 'run-script', 'rum', 'urn'].some((name) => words.includes(name));
  return isRun && words.includes(script);
}

/** The arguments of every npm that has begun a log lately and not ended it. */
function openLogs(env: NpmEnvironment, now: number): readonly (readonly string[])[] {
  const folder = env.npm_config_logs_dir || join(env.npm_config_cache ?? '', '_logs');
  const recent = namesIn(folder).filter((name) => {
    const [, day, hours, minutes, seconds] =
      /^(\d{4}-\d\d-\d\d)T(\d\d)_(\d\d)_(\d\d_\d{3})Z-debug-0\.log$/u.exec(name) ?? [];
    const time = Date.parse(`${day}T${hours}:${minutes}:${seconds?.replace('_', '.')}Z`);
    return time <= now && now - time < mostAge;
  });
  return recent.flatMap((name) => {
    const text = textOf(join(folder, name));
    const written = /^\d+ verbose argv (.*)$/mu.exec(text)?.[1];
    return written === undefined || /^\d+ verbose exit /mu.test(text)
      ? []
      : [[...written.matchAll(/"([^"]*)"/gu)].map(([, word = '']) => word)];
  });
}
