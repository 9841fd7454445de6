import { dirname, join, relative, resolve } from 'node:path';
import { exitCodes, wrongUsage } from '../failure.ts';
import { makeFolder, writeTextFile } from '../io/files.ts';
import { stops } from '../messages/stops.ts';
import { galleryOutput } from '../outputs/gallery.ts';
import { openRun } from '../pipeline.ts';
import { counted } from '../progress.ts';
import type { Run, Session, Values } from './command.ts';
import { outputFolder } from './folders.ts';
import { openCommandHost } from './host.ts';
import { printMessages } from './messages.ts';
import { textValue } from './options.ts';

/** Writes one page with every chart and diagram on every surface, and says what is wrong with them. */
export const runGallery: Run = async (session, values, words) => {
  if (words[0] !== undefined)
    throw wrongUsage(`Unexpected word \`${words[0]}\``, 'gallery --output draft.html');
  const file = galleryFile(session, values);
  const host = await openCommandHost(session, values);
  const run = openRun(host, { outputs: [galleryOutput], gallery: true, signal: session.signal });
  const { project, edition, drawings, messages, outputs } = await run.rendered();
  await makeFolder(dirname(file));
  for (const page of outputs.flatMap(({ pages }) => pages))
    if (page.kind === 'text') await writeTextFile(file, page.text);
  printMessages(session, values, messages, project.sources.texts);
  if (values.quiet !== true)
    session.console.print(
      `${relative(session.folder, file)}: ${counted(edition.figures.size, 'picture')}, ${counted(drawings.length, 'drawing')}`,
    );
  return stops(messages, values.strict === true) ? exitCodes.content : exitCodes.fine;
};

/** The file named, as seen from where the command was called; throws wrong usage when it lies among inputs. */
function galleryFile(session: Session, values: Values): string {
  const asked = textValue(values, 'output');
  if (asked === undefined) return join(session.root, 'dist/gallery.html');
  if (!/\.html?$/i.test(asked)) {
    throw wrongUsage(`Unexpected file \`${asked}\`, expected an HTML file`, 'gallery --output draft.html');
  }
  const file = resolve(session.folder, asked);
  if (dirname(file) !== session.root) outputFolder(session, { output: dirname(file) });
  return file;
}
