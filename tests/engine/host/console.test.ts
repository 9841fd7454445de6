import { expect, test } from 'vitest';
import { lineProgress, openConsole, wantsColor } from '../../../scripts/host/process/console.ts';

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
