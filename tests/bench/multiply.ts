import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Copies the project's inputs to `target` with `times` as much content: every section again with its slides, and with
 * copies of the charts and tables it shows, so that everything that grows with content grows.
 */
export async function multiply(project: string, target: string, times: number): Promise<void> {
  await mkdir(target, { recursive: true });
  for (const folder of ['content', 'data', 'templates']) {
    await cp(join(project, folder), join(target, folder), { recursive: true });
  }
  for (let copy = 2; copy <= times; copy += 1) {
    await copySections(join(target, 'content'), copy);
    await copySpecs(join(target, 'templates/charts'), '.vl.json', copy);
    await copySpecs(join(target, 'templates/tables'), '.json', copy);
  }
}

const section = /^(\d+)-([a-z0-9-]+)\.md$/u;

async function copySections(folder: string, copy: number): Promise<void> {
  for (const name of await originals(folder)) {
    const [, number, id] = section.exec(name) ?? [];
    if (number === undefined || id === undefined) continue;
    const text = await readFile(join(folder, name), 'utf8');
    if (/^matter: *(front|back)/mu.test(text)) continue;
    // Numbers keep their length, so that copies stay between front and back matter in the order of names.
    const copied = `${number}-${id}-copy${copy}.md`;
    await writeFile(join(folder, copied), renameTargets(text, copy));
  }
}

/** Every id that must be unique gets an ending, where it is given and where it is referred to. */
function renameTargets(text: string, copy: number): string {
  return text
    .replaceAll(/(::(?:chart|table)\{#[\w-]+)/gu, `$1-copy${copy}`)
    .replaceAll(/(@(?:fig|tbl):[\w-]+)/gu, `$1-copy${copy}`)
    .replaceAll(/(:::slide\{[^}]*#[\w-]+)/gu, `$1-copy${copy}`);
}

async function copySpecs(folder: string, ending: string, copy: number): Promise<void> {
  for (const name of await originals(folder)) {
    if (!name.endsWith(ending)) continue;
    const copied = `${name.slice(0, -ending.length)}-copy${copy}${ending}`;
    await cp(join(folder, name), join(folder, copied));
  }
}

async function originals(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => !/-copy\d+\./u.test(name)).sort();
}
