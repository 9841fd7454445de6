import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Preview, startPreview } from '../support/preview.ts';
import { root } from '../support/project.ts';
import type { Bench } from './cold.ts';
import { copyInputs } from './live.ts';
import { median } from './statistics.ts';

const deadlineInMs = 300_000;
const samplesEvery = 10;

/** A file, and its text for the edit of a number. */
interface Edit {
  readonly path: string;
  write(text: string, edit: number): string;
}

const letters = (edit: number) => String(edit).replace(/\d/gu, (digit) => 'abcdefghij'[Number(digit)] ?? '');

/** Words of a section, a comment of every file of facts in turn, and a colour and a rule of the styles. */
async function editsOf(project: string): Promise<readonly Edit[]> {
  const named = async (folder: string, end: string) =>
    (await readdir(join(project, folder), { recursive: true }))
      .filter((path) => path.endsWith(end))
      .map((path) => `${folder}/${path}`);
  const sections = (await named('content', '.md')).map((path) => ({
    path,
    write: (text: string, edit: number) => text.replace(/^# .*$/mu, (title) => `${title} ${letters(edit)}`),
  }));
  const rows = (await named('data', '.json')).map((path) => ({
    path,
    write: (text: string, edit: number) =>
      text.replace(/(?<="conditions": "[^"]*)(?=")/u, ` (${letters(edit)})`),
  }));
  const facts = (await named('data/facts', '.ts')).map((path) => ({
    path,
    write: (text: string, edit: number) => `${text}\n// ${letters(edit)}\n`,
  }));
  const styles = (await named('templates/styles', '.css')).map((path) => ({
    path,
    write: (text: string, edit: number) => `${text}\n.${letters(edit)} { color: var(--ink); }\n`,
  }));
  const kinds = await Promise.all([sections, rows, facts, styles].map((kind) => thatChange(project, kind)));
  const longest = Math.max(...kinds.map(({ length }) => length));
  return Array.from({ length: longest }, (_, index) =>
    kinds.flatMap((kind) => kind[index % kind.length] ?? []),
  ).flat();
}

async function thatChange(project: string, kind: readonly Edit[]): Promise<readonly Edit[]> {
  const texts = await Promise.all(kind.map(({ path }) => readFile(join(project, path), 'utf8')));
  return kind.filter(({ write }, index) => write(texts[index] ?? '', 0) !== texts[index]);
}

/** Edits files of every kind under a preview, and says how much memory its process holds after every ten rebuilds. */
export async function watchMemory({ project, folder, say }: Bench, rebuilds: number): Promise<void> {
  const copy = await copyInputs(project, join(folder, 'memory'));
  const preview = await startPreview(copy, { program: root, timeout: deadlineInMs });
  try {
    await preview.says(/report\.pdf \d+ pages/u);
    say(`Memory of the preview over ${rebuilds} rebuilds, in MB, and the median of their times`);
    const edits = await editsOf(copy);
    const times: number[] = [];
    for (let edit = 1; edit <= rebuilds; edit += 1) {
      times.push(await rebuild(preview, { project, copy }, edits[edit % edits.length], edit));
      if (edit % samplesEvery !== 0) continue;
      const { now, most } = await residentMemory(preview.child.pid ?? 0);
      say(`  ${edit}  ${now} (most ${most})  ${Math.round(median(times.splice(0)))} ms`);
    }
  } finally {
    await preview.end();
  }
}

/** Saves one edit and waits until it is shown; the file is put back by the next edit of it. */
async function rebuild(
  preview: Preview,
  { project, copy }: { readonly project: string; readonly copy: string },
  edit: Edit | undefined,
  number: number,
): Promise<number> {
  if (edit === undefined) throw new Error('There is nothing to edit');
  const mark = preview.mark();
  const start = performance.now();
  const original = await readFile(join(project, edit.path), 'utf8');
  await writeFile(join(copy, edit.path), edit.write(original, number));
  const said = await preview.says(/ {2}\d+ ms\n|error:/u, mark);
  if (said === 'error:') throw new Error(`${edit.path} was not built: ${preview.said().slice(mark)}`);
  return performance.now() - start;
}

/** Megabytes that are resident now, and the most that ever were; not a number where the system does not tell (not Linux). */
async function residentMemory(pid: number): Promise<{ readonly now: number; readonly most: number }> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const of = (name: string) =>
    Math.round((Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'mu').exec(status)?.[1]) * 1.024) / 1000);
  return { now: of('VmRSS'), most: of('VmHWM') };
}
