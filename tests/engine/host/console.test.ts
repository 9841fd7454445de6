import { expect, test } from 'vitest';
import { clearLine, lineProgress, openConsole, wantsColor } from '../../../scripts/host/process/console.ts';

const terminal = { isTTY: true, write: () => true };
const pipe = { write: () => true };

test('colour follows NO_COLOR, then FORCE_COLOR, then the terminal', () => {
  expect(wantsColor({}, terminal)).toBe(true);
  expect(wantsColor({}, pipe)).toBe(false);
  expect(wantsColor({ NO_COLOR: '1', FORCE_COLOR: '1' }, terminal)).toBe(false);
  expect(wantsColor({ NO_COLOR: '' }, terminal)).toBe(true);
  expect(wantsColor({ FORCE_COLOR: '1' }, pipe)).toBe(true);
  expect(wantsColor({ FORCE_COLOR: '0' }, terminal)).toBe(false);
  expect(wantsColor({ TERM: 'dumb' }, terminal)).toBe(false);
});

test('results and remarks go to their own stream and end in one line break', () => {
  const said: string[] = [];
  const stream = (name: string) => ({ write: (text: string) => said.push(`${name}:${text}`) });
  const console = openConsole(stream('out'), stream('error'), false);
  console.print('result\n\n');
  console.note('remark');
  expect(said).toEqual(['out:result\n', 'error:remark\n']);
});

test('what a file is named or holds cannot steer the terminal', () => {
  const said: string[] = [];
  const stream = { write: (text: string) => said.push(text) };
  const hostile = '\u001b[2J\u001b]0;owned\u0007 a\tb\r\n\u001b[31mred\u001b[39m \u009b1m\rover';
  openConsole(stream, stream, false).print(hostile);
  openConsole(stream, stream, true).note(hostile);
  expect(said).toEqual([
    '\\u001b[2J\\u001b]0;owned\\u0007 a\tb\r\n\\u001b[31mred\\u001b[39m \\u009b1m\\u000dover\n',
    '\\u001b[2J\\u001b]0;owned\\u0007 a\tb\r\n\u001b[31mred\u001b[39m \\u009b1m\\u000dover\n',
  ]);
});

test('a step is one line with its count and time, written when it is done', async () => {
  const lines: string[] = [];
  const times = [100, 112.4];
  const progress = lineProgress(
    (line) => lines.push(line),
    () => times.shift() ?? 0,
  );
  const value = await progress(
    'load',
    async () => 3,
    (count) => `${count} files`,
  );
  expect(value).toBe(3);
  expect(lines).toEqual([expect.stringMatching(/^load {7}3 files +12 ms$/u)]);
});

test('a step that fails writes nothing and fails', async () => {
  const lines: string[] = [];
  const progress = lineProgress(
    (line) => lines.push(line),
    () => 0,
  );
  await expect(progress('load', () => Promise.reject(new Error('no')), String)).rejects.toThrow('no');
  expect(lines).toEqual([]);
});

/** What is left of each line when everything before the last clearing is gone. */
const onScreen = (said: readonly string[]) =>
  said
    .join('')
    .split('\n')
    .map((line) => line.split(clearLine).at(-1))
    .join('\n');

test('a terminal shows what is being done, below everything else, and takes it back', async () => {
  const said: string[] = [];
  const stream = { write: (text: string) => said.push(text) };
  const console = openConsole(stream, stream, false, true);
  const progress = lineProgress(console.note, () => 0, console.status);
  await progress(
    'load',
    async () => console.print('result'),
    () => 'files',
  );
  const screen = onScreen(said);
  expect(said.join('')).toContain('load …');
  expect(screen).toMatch(/^result\nload +files +0 ms\n$/u);
});

test('what is being done is written nowhere but to a terminal, and never behind a failure', async () => {
  const said: string[] = [];
  const stream = { write: (text: string) => said.push(text) };
  const plain = openConsole(stream, stream, false);
  const run = (console: typeof plain) =>
    lineProgress(console.note, () => 0, console.status)(
      'load',
      () => Promise.reject(new Error('no')),
      () => '',
    );
  await expect(run(plain)).rejects.toThrow('no');
  expect(said).toEqual([]);
  await expect(run(openConsole(stream, stream, false, true))).rejects.toThrow('no');
  expect(onScreen(said)).toBe('');
});
