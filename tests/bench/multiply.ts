import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseDocument } from 'yaml';

/**
 * Copies the project's inputs to `target` with `times` as much content: every main section again with its slides, and
 * with copies of whatever specs it shows, so that everything that grows with content grows.
 */
export async function multiply(project: string, target: string, times: number): Promise<void> {
  await mkdir(target, { recursive: true });
  for (const folder of ['content', 'data', 'templates']) {
    await cp(join(project, folder), join(target, folder), { recursive: true });
  }
  const sections = await mainSections(join(target, 'content'));
  const ids = idsIn([...sections.values()]);
  const placed = idsIn([...sections.values()].map((text) => text.replaceAll(slide, '')));
  const specs = await specsOf(join(target, 'templates'), ids);
  for (let copy = 2; copy <= times; copy += 1) {
    // Numbers keep their length, so that copies stay between front and back matter in the order of names.
    for (const [path, text] of sections)
      await writeFile(ending(path, copy), renameIds(withoutCalculators(text), { ids, placed }, copy));
    for (const path of specs) await cp(path, ending(path, copy));
  }
  await forgetOrder(join(target, 'content/edition.yml'));
}

/** A calculator stands once, and has no other name to be placed under. */
function withoutCalculators(text: string): string {
  return text.replace(/^::calculator\{[^}]*\}\n/gmu, '');
}

/** The order of the talk names each slide; without it the copies of slides stand where they are written. */
async function forgetOrder(path: string): Promise<void> {
  const edition = parseDocument(await readFile(path, 'utf8'));
  edition.deleteIn(['talk', 'parts']);
  edition.deleteIn(['talk', 'backup']);
  await writeFile(path, edition.toString());
}

/** `folder/name-copy2.ext` for `folder/name.ext`. */
function ending(path: string, copy: number): string {
  return path.replace(/(?<=\/[^/.]+)(?=\.[^/]*$)/u, `-copy${copy}`);
}

/** Texts by path of the sections that are neither front nor back matter. */
async function mainSections(folder: string): Promise<ReadonlyMap<string, string>> {
  const sections = new Map<string, string>();
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const text = /^\d+-[a-z0-9-]+\.md$/u.test(name) ? await readFile(path, 'utf8') : '';
    if (text !== '' && !/^matter: *(?:front|back)/mu.test(text)) sections.set(path, text);
  }
  return sections;
}

const slide = /^:::slide[\s\S]*?^:::$/gmu;
const placing = /(?<=^::\w+\{#|^:::slide\{[^}\n]*#)[\w-]+/gmu;

/** Ids that sections give: of the specs they place and of slides. Each must be unique. */
function idsIn(texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts.flatMap((text) => [...text.matchAll(placing)].map(([id]) => id)));
}

/** Files below `templates` that are named like one of the ids: charts, tables, diagrams and whatever will come. */
async function specsOf(folder: string, ids: ReadonlySet<string>): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true });
  return names
    .filter((name) => dirname(name) !== '.' && /\.json$/u.test(name))
    .filter((name) => ids.has(/[^/.]+(?=\.[^/]*$)/u.exec(name)?.[0] ?? ''))
    .map((name) => join(folder, name));
}

/** The ids get an ending where they are given, and references to what the copied part of the report places. */
function renameIds(
  text: string,
  { ids, placed }: { readonly ids: ReadonlySet<string>; readonly placed: ReadonlySet<string> },
  copy: number,
): string {
  const renamed = (known: ReadonlySet<string>) => (id: string) => (known.has(id) ? `${id}-copy${copy}` : id);
  return text.replaceAll(placing, renamed(ids)).replaceAll(/(?<=@(?:fig|tbl):)[\w-]+/gu, renamed(placed));
}
