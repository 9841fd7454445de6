import { dirname, join, relative, resolve } from 'node:path';
import { stops } from '../check.ts';
import { exhibit } from '../exhibit.ts';
import { exitCodes, wrongUsage } from '../failure.ts';
import { topicLoader } from '../host/topics.ts';
import { nullCache } from '../io/cache.ts';
import { lineProgress } from '../io/console.ts';
import { makeFolder, writeTextFile } from '../io/files.ts';
import { readFonts } from '../io/fonts.ts';
import { diskWorld } from '../io/world.ts';
import { gallery } from '../outputs/gallery.ts';
import { counted, silent } from '../progress.ts';
import type { Run, Session, Values } from './command.ts';
import { reviewDate } from './dates.ts';
import { outputFolder } from './folders.ts';
import { printMessages } from './messages.ts';
import { textValue } from './options.ts';
import { openResults } from './results.ts';

/** Writes one page with every chart and diagram on every surface, and says what is wrong with them. */
export const runGallery: Run = async (session, values, words) => {
  if (words[0] !== undefined)
    throw wrongUsage(`Unexpected word \`${words[0]}\``, 'gallery --output draft.html');
  const { console, root, version } = session;
  const file = galleryFile(session, values);
  const { edition, drawings, kit, messages, texts } = await exhibit({
    world: await diskWorld(root),
    topics: topicLoader(),
    cache: values['no-cache'] === true ? nullCache : await openResults(root),
    fonts: readFonts,
    version,
    today: reviewDate(session),
    progress: values.quiet === true ? silent : lineProgress(console.note, session.clock),
  });
  const style = `${kit.fontFaces(['Inter'])}\n${kit.style('tokens')}`;
  await makeFolder(dirname(file));
  await writeTextFile(file, gallery(edition, drawings, style));
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
  if (dirname(file) !== session.root) outputFolder(session, { output: dirname(file) });
  return file;
}
