// The HTML edition of a project as a file that a browser opens.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Edition } from '../../scripts/model/edition.ts';
import type { World } from '../../scripts/model/sources.ts';
import type { Rendered } from '../../scripts/model/stages.ts';
import { report } from '../../scripts/render/report/report.ts';
import { minimalRun, realRun } from './run.ts';

/** A page on disk, and the edition that it is of. */
export interface PageFile {
  readonly address: string;
  readonly edition: Edition;
  remove(): Promise<void>;
}

/**
 * Writes `report.html` of the real project, or of a world that is much like it, into a folder of its own. Throws the errors of
 * the project, if there are any.
 */
export async function writePage(world?: World): Promise<PageFile> {
  return writeRendered(await (await realRun(shown, world)).rendered());
}

/** The same of the minimal project with other files in place of its own; `null` for none. */
export async function writeMinimalPage(overlay: Parameters<typeof minimalRun>[0]): Promise<PageFile> {
  return writeRendered(await minimalRun(overlay, shown).rendered());
}

const shown = { outputs: [report], only: 'screen' } as const;

async function writeRendered({ outputs, edition, messages }: Rendered): Promise<PageFile> {
  const errors = messages.filter(({ fatal }) => fatal === true);
  const page = outputs[0]?.pages.find(({ path }) => path === 'report.html');
  if (errors.length > 0 || page?.kind !== 'text') throw new Error(errors.map(String).join('\n'));
  const folder = await mkdtemp(join(tmpdir(), 'page-'));
  const file = join(folder, 'report.html');
  await writeFile(file, page.text);
  return {
    address: pathToFileURL(file).href,
    edition,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
