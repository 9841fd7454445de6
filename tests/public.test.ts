import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli, smallProject } from './support/project.ts';
import { cliHere } from './support/session.ts';
import { textsIn } from './support/texts.ts';

/** Planted in a note, on a private slide, in its note and in a private backup slide. */
const secrets = ['Zanzibar', 'Quokka', 'Xylophone', 'Wyvern'];
const planted = `# Two monitors

It says all there is to say.

::chart{#boot-times}

:::slide{layout=chart}
# The small monitor boots first

::chart{#boot-times}

<!-- Remember Zanzibar. -->
:::

:::slide{layout=statement private}
# Nobody may read Quokka

Words.

<!-- Xylophone. -->
:::

:::slide{layout=backup private}
# Wyvern in reserve

Words.
:::
`;

let folder: string;
const inPublic = new Map<string, string>();
const inFull = new Map<string, string>();

beforeAll(async () => {
  folder = await smallProject();
  await writeFile(join(folder, 'content/10-monitors.md'), planted);
  for (const [name, found, args] of [
    ['full', inFull, []],
    ['public', inPublic, ['--public']],
  ] as const) {
    const run = await cliHere(['build', '--quiet', '--output', join(folder, name), ...args], folder);
    expect(run, run.stdout + run.stderr).toMatchObject({ code: 0 });
    for (const [path, text] of await textsIn(join(folder, name))) found.set(path, text);
  }
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const holding = (texts: ReadonlyMap<string, string>, secret: string) =>
  [...texts]
    .filter(([, text]) => text.includes(secret))
    .map(([path]) => path)
    .sort();

describe('a public build', () => {
  it.each(secrets)('holds no “%s” in any file', (secret) => {
    expect(holding(inPublic, secret)).toEqual([]);
  });

  it('leaves out what a full build holds', () => {
    expect(holding(inFull, 'Zanzibar')).toEqual([
      'deck.html',
      'deck.md',
      'deck.pptx',
      'notes.md',
      'speaker.pdf',
    ]);
    expect(holding(inFull, 'Quokka')).toEqual([
      'deck.html',
      'deck.md',
      'deck.pdf',
      'deck.pptx',
      'notes.md',
      'speaker.pdf',
    ]);
  });

  it('makes everything but the notes and the speaker’s copy', () => {
    const made = [...inFull.keys()].filter((path) => !['notes.md', 'speaker.pdf'].includes(path)).sort();
    expect([...inPublic.keys()].sort()).toEqual(made);
  });

  it('numbers its slides and mentions without gaps, and says so in the manifest', () => {
    const manifest = JSON.parse(inPublic.get('manifest.json') ?? '');
    expect(manifest.selection).toEqual({ public: true });
    const full = JSON.parse(inFull.get('manifest.json') ?? '');
    expect(full.selection).toBeUndefined();
    const slides = (record: { artifacts: { path: string; slides?: number }[] }) =>
      record.artifacts.find(({ path }) => path === 'deck.pdf')?.slides;
    expect(slides(full)).toBe((slides(manifest) ?? 0) + 2);
  });

  it('refuses to stand beside outputs that were not', async () => {
    const run = await runCli(['build', '--public', '--only', 'deck', '--output', join(folder, 'full')], {
      cwd: folder,
    });
    expect(run.code).not.toBe(0);
    expect(run.stderr).toContain('Cannot keep the other outputs');
  });
});
