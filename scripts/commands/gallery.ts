// `gallery`: one page of all charts and diagrams, for reviewers.
import { dirname, join, relative } from 'node:path';
import { isThere, makeFolder, readTextFile, writeTextFile } from '../host/disk/files.ts';
import { exitCodes, Failure, wrongUsage } from '../messages/failure.ts';
import { counted } from '../messages/progress.ts';
import { stops } from '../messages/stops.ts';
import { openRun } from '../pipeline.ts';
import { galleryOutput } from '../render/gallery.ts';
import { committed, type Run, type Session, type Values } from './session/command.ts';
import { outputFile, proof } from './session/folders.ts';
import { openCommandHost } from './session/host.ts';
import { printMessages } from './session/messages.ts';
import { textValue } from './session/options.ts';

/** Writes a page with every chart and diagram on every surface, and prints the messages about them. */
export const runGallery: Run = async (session, values, words) => {
  if (words[0] !== undefined)
    throw wrongUsage(`Unexpected word \`${words[0]}\``, 'gallery --output draft.html');
  const file = galleryFile(session, values);
  await refuseOther(file);
  const host = await openCommandHost(session, values);
  const run = openRun(host, { outputs: [galleryOutput], gallery: true, signal: session.signal });
  const { project, edition, drawings, messages, outputs } = await run.rendered();
  const [page] = outputs.flatMap(({ pages }) => pages.filter(({ kind }) => kind === 'text'));
  await committed(session, async () => {
    await makeFolder(dirname(file));
    if (page?.kind === 'text') await writeTextFile(file, page.text);
  });
  printMessages(session, values, messages, project.sources.texts);
  if (values.quiet !== true)
    session.console.print(
      `${relative(session.folder, file)}: ${counted(edition.figures.size, 'picture')}, ${counted(drawings.length, 'drawing')}`,
    );
  return stops(messages, values.strict === true) ? exitCodes.content : exitCodes.fine;
};

/** Absolute path of the file to write. Throws wrong usage when it is no HTML file or lies among inputs. */
function galleryFile(session: Session, values: Values): string {
  const asked = textValue(values, 'output');
  if (asked === undefined) return join(session.root, 'dist/gallery.html');
  if (!/\.html?$/i.test(asked)) {
    throw wrongUsage(`Unexpected file \`${asked}\`, expected an HTML file`, 'gallery --output draft.html');
  }
  return outputFile(session, asked);
}

/** Rejects when the file exists and is no gallery. */
async function refuseOther(file: string): Promise<void> {
  if (!(await isThere(file)) || proof.isGallery(await readTextFile(file))) return;
  throw new Failure(`Unexpected file \`${file}\`, which is no gallery`, {
    help: 'move it away, or choose another name with --output',
  });
}
