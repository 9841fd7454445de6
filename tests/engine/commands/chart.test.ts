// The command `chart`: what is in the picture, and which files it writes.
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { SaxesParser } from 'saxes';
import { afterAll, expect, it } from 'vitest';
import { smallProject } from '../../support/project.ts';
import { cliHere } from '../../support/session.ts';

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

async function project(): Promise<string> {
  const folder = await smallProject();
  folders.push(folder);
  return folder;
}

/** The text elements of an SVG, which is parsed whole. */
function wordsOf(svg: string): readonly string[] {
  const words: string[] = [];
  const names: string[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name }) => names.push(name));
  parser.on('closetag', () => names.pop());
  parser.on('text', (text) => {
    if (['text', 'tspan', 'title', 'desc'].includes(names.at(-1) ?? '')) words.push(text);
  });
  parser.write(svg).close();
  return words;
}

it('holds title, subtitle, drawing and sources in one SVG, with its fonts and its text alternative', async () => {
  const folder = await project();
  const { code, stdout } = await cliHere(['chart', 'boot-times', '--svg', '--width', '640'], folder);
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'boot-times.svg\n' });
  const svg = await readFile(join(folder, 'boot-times.svg'), 'utf8');
  const words = wordsOf(svg).join(' ').replaceAll(/\s+/g, ' ');
  for (const part of [
    'The small monitor boots first',
    'Median boot time in milliseconds',
    'Small',
    'Sources?: Author',
  ])
    expect(words).toMatch(new RegExp(part));
  expect(svg).toMatch(/^<svg [^>]*width="640"/);
  expect(svg).toMatch(/<desc>[^<{]{20,}<\/desc>/);
  expect(svg).toMatch(/@font-face\{font-family:"Inter"/);
  expect(svg).not.toMatch(/var\(--|https?:\/\/(?!www\.w3\.org)/);
});

it('paints a PNG of the size that was asked for, on the paper of its theme, with bars and words in it', async () => {
  const folder = await project();
  const args = [
    'chart',
    'boot-times',
    '--theme',
    'dark',
    '--width',
    '600',
    '--height',
    '400',
    '--scale',
    '1',
    '-o',
    'a/b.png',
  ];
  expect(await cliHere(args, folder)).toMatchObject({ code: 0, stdout: 'a/b.png\n' });
  const { width, height, data } = PNG.sync.read(await readFile(join(folder, 'a/b.png')));
  expect([width, height]).toEqual([600, 400]);
  const counts = new Map<string, number>();
  for (let at = 0; at < data.length; at += 4) {
    const colour = data.subarray(at, at + 3).toString('hex');
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const share = (colour: string) => (counts.get(colour) ?? 0) / (width * height);
  expect(share('14171b')).toBeGreaterThan(0.5);
  expect(share('6fb1ec')).toBeGreaterThan(0.1);
  expect(share('f1f3f5')).toBeGreaterThan(0.002);
  expect(data.subarray(0, 3).toString('hex')).toBe('14171b');
  expect(data.subarray(-4, -1).toString('hex')).toBe('14171b');
});

it('overwrites its own files, and others only when it is told to', async () => {
  const folder = await project();
  const make = (...more: string[]) => cliHere(['chart', 'boot-times', '-q', ...more], folder);
  expect((await make('--png', '--svg')).code).toBe(0);
  expect((await make('--png', '--svg')).code).toBe(0);
  await writeFile(join(folder, 'boot-times.svg'), '<svg/>');
  expect(await make('--svg')).toMatchObject({ code: 1, stderr: expect.stringContaining('did not make') });
  expect(await readFile(join(folder, 'boot-times.svg'), 'utf8')).toBe('<svg/>');
  expect((await make('--svg', '--force')).code).toBe(0);
});

it.each([
  [['boot-tims'], 'did you mean `boot-times`?'],
  [[], 'Missing id'],
  [['boot-times', '-o', 'x.gif'], 'expected a .png or .svg file'],
  [['boot-times', '-o', 'x.png', '--svg'], 'leave the other option out'],
  [['boot-times', '-o', 'content/x.png'], 'holds inputs of the project'],
  [['boot-times', '--width', 'wide'], 'write a number from 240'],
  [['boot-times', '--theme', 'drak'], 'did you mean `dark`?'],
])('refuses %j as wrong usage, with a way out', async (args, said) => {
  const folder = await project();
  const { code, stderr } = await cliHere(['chart', ...args], folder);
  expect(code).toBe(2);
  expect(stderr).toContain(said);
});

it('says what is wrong with the chart, and writes nothing', async () => {
  const folder = await project();
  const path = join(folder, 'templates/charts/boot-times.vl.json');
  await writeFile(
    path,
    (await readFile(path, 'utf8')).replace('"field": "time", "type"', '"field": "tiem", "type"'),
  );
  const { code, stdout } = await cliHere(['chart', 'boot-times'], folder);
  expect(code).toBe(1);
  expect(stdout).toContain('did you mean `time`?');
  await expect(readFile(join(folder, 'boot-times.png'))).rejects.toThrow('ENOENT');
});
