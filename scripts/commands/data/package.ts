// `data package`: writes the datasets of the edition as a Data Package, with files that say how it is cited.
import { join, relative, resolve } from 'node:path';
import { makeFolder, readTextFile, removeFolders, writeTextFile } from '../../host/disk/files.ts';
import { exitCodes, Failure, wrongUsage } from '../../messages/failure.ts';
import { counted } from '../../messages/progress.ts';
import { openRun } from '../../pipeline.ts';
import { citationFiles } from '../../records/package/citation.ts';
import { dataPackage } from '../../records/package/data-package.ts';
import { committed, type Run, type Session, type Values } from '../session/command.ts';
import { outputFolder } from '../session/folders.ts';
import { openCommandHost } from '../session/host.ts';
import { printMessages } from '../session/messages.ts';
import { textValue } from '../session/options.ts';

/** Writes the package; with errors in the inputs it writes nothing. */
export const runPackage: Run = async (session, values, [extra]) => {
  if (extra !== undefined)
    throw wrongUsage(`Unexpected word \`${extra}\``, 'data package -o dist/data-package');
  const folder = packageFolder(session, values);
  const host = await openCommandHost(session, { ...values, quiet: true });
  const { project, edition, messages } = await openRun(host, {
    outputs: [],
    signal: session.signal,
  }).resolved();
  const errors = messages.filter(({ fatal }) => fatal === true);
  if (errors.length > 0) {
    printMessages(session, values, errors, project.sources.texts);
    return exitCodes.content;
  }
  const { edition: meta, bibliography } = project;
  const datasets = [...project.datasets.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const files = [
    ...dataPackage({ edition: meta, brand: edition.brand, datasets, bibliography }),
    ...citationFiles(meta),
  ];
  const old = await oldFiles(folder);
  await committed(session, async () => {
    await removeFolders(
      folder,
      old.filter((path) => !files.some((file) => file.path === path)),
    );
    await makeFolder(folder);
    for (const { path, text } of files) await writeTextFile(join(folder, path), text);
  });
  const rows = datasets.reduce((sum, dataset) => sum + dataset.rows.length, 0);
  const where = relative(session.folder, folder) || '.';
  session.console.print(`${where}: ${counted(datasets.length, 'dataset')}, ${counted(rows, 'row')}`);
  return exitCodes.fine;
};

function packageFolder(session: Session, values: Values): string {
  const asked = textValue(values, 'output');
  if (asked === undefined) return join(session.root, 'dist/data-package');
  return outputFolder(session, { output: resolve(session.folder, asked) });
}

/** The tables of the package that is in the folder. Rejects with a `Failure` where the folder's `datapackage.json` is none of ours. */
async function oldFiles(folder: string): Promise<readonly string[]> {
  const text = await readTextFile(join(folder, 'datapackage.json')).catch(() => undefined);
  if (text === undefined) return [];
  try {
    const { resources } = JSON.parse(text) as { resources: readonly { readonly path: unknown }[] };
    return resources.map(({ path }) => String(path)).filter((path) => /^[a-z0-9-]+\.csv$/u.test(path));
  } catch {
    throw new Failure(`Cannot read \`datapackage.json\` in \`${folder}\``, {
      help: 'choose another folder with `--output`',
    });
  }
}
