import { expect, test } from 'vitest';
import { type Option, readOptions } from '../../../scripts/commands/session/options.ts';
import { exitCodes, Failure } from '../../../scripts/messages/failure.ts';

const options: readonly Option[] = [
  { name: 'strict', summary: '' },
  { name: 'output', short: 'o', value: 'FOLDER', summary: '' },
  { name: 'quiet', short: 'q', summary: '' },
  { name: 'format', value: 'FORMAT', choices: ['text', 'json'], summary: '' },
];

function failure(args: readonly string[]): Failure {
  try {
    readOptions(args, options);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

test('values follow their option or an equals sign, short or long, among words in any order', () => {
  for (const args of [
    ['--output', 'out', 'word', '--strict'],
    ['word', '--output=out', '--strict'],
    ['--strict', '-o', 'out', 'word'],
  ]) {
    expect(readOptions(args, options)).toEqual({ values: { output: 'out', strict: true }, words: ['word'] });
  }
});

test('after two dashes everything is a word', () => {
  expect(readOptions(['--', '--strict'], options)).toEqual({ values: {}, words: ['--strict'] });
});

test('an unknown option is refused with the likely one', () => {
  const error = failure(['--stirct']);
  expect(error).toMatchObject({ exitCode: exitCodes.usage, message: 'Unexpected option `--stirct`' });
  expect(error.help).toBe('did you mean `--strict`?');
});

test('names that every object has are unknown options too', () => {
  expect(failure(['--constructor']).exitCode).toBe(exitCodes.usage);
  expect(failure(['--__proto__']).exitCode).toBe(exitCodes.usage);
});

test.each([
  [['--output'], 'Missing value of `--output`'],
  [['--output='], 'Missing value of `--output`'],
  [['--output', '--strict'], 'Missing value of `--output`'],
  [['-o'], 'Missing value of `-o`'],
  [['--strict=yes'], 'Unexpected value `yes` of `--strict`, which takes none'],
  [['--format', 'jsno'], 'Unexpected value `jsno` of `--format`'],
])('%j is refused', (args, reason) => {
  expect(failure(args)).toMatchObject({ exitCode: exitCodes.usage, message: reason });
});

test('a misspelt choice comes with the likely one', () => {
  expect(failure(['--format', 'jsno']).help).toBe('did you mean `json`?');
});
