import { dirname, join, relative, resolve } from 'node:path';
import { stops } from '../check.ts';
import { exhibit } from '../exhibit.ts';
import { exitCodes, Failure, wrongUsage } from '../failure.ts';
import { nullCache } from '../io/cache.ts';
import { lineProgress } from '../io/console.ts';
import { isThere, makeFolder, readTextFile, realPath, writeTextFile } from '../io/files.ts';
import { readFonts } from '../io/fonts.ts';
import { diskWorld } from '../io/world.ts';
import { gallery } from '../outputs/gallery.ts';
import { counted, silent } from '../progress.ts';
import { committed, type Run, type Session, type Values } from './command.ts';
import { reviewDate } from './dates.ts';
import { isAmongInputs, proof } from './folders.ts';
import { printMessages } from './messages.ts';
import { textValue } from './options.ts';
import { openResults } from './results.ts';

/** Writes one page with every chart and diagram on every surface, and says what is wrong with them. */
export const runGallery: Run = async (session, values, words) => {
  if (words[0] !== undefined)
    throw wrongUsage(`Unexpected word \`${words[0]}\``, 'gallery --output draft.html');
  const { console, root, version } = session;
  const file = galleryFile(session, values);
  await refuseOther(file);
  const { edition, drawings, kit, messages, texts } = await exhibit({
    world: await diskWorld(root),
    cache: values['no-cache'] === true ? nullCache : await openResults(root),
    fonts: readFonts,
    version,
    today: reviewDate(session),
    progress: values.quiet === true ? silent : lineProgress(console.note, session.clock),
  });
  const style = `${kit.fontFaces(['Inter'])}\n${kit.style('tokens')}`;
  const page = gallery(edition, drawings, style);
  await committed(session, async () => {
    await makeFolder(dirname(file));
    await writeTextFile(file, page);
  });
  printMessages(session, values, messages, texts);
  if (values.quiet !== true)
    console.print(
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
  if (!isAmongInputs(session.root, realPath(file))) return file;
  throw wrongUsage(
    `Unexpected file \`${asked}\` in a folder which holds inputs of the project`,
    'choose a folder of its own, such as dist',
  );
}

/** Throws unless the file is free or a gallery, which can be made again. */
async function refuseOther(file: string): Promise<void> {
  if (!(await isThere(file)) || proof.isGallery(await readTextFile(file))) return;
  throw new Failure(`Unexpected file \`${file}\`, which is no gallery`, {
    help: 'move it away, or choose another name with --output',
  });
}
