// `chart`: one chart or diagram as a picture for a post or another program.
import { dirname, extname, relative } from 'node:path';
import { type Fonts, withOwnFonts } from '../draw/type/fonts.ts';
import { withPngText } from '../draw/type/png-text.ts';
import { rasterizeWith } from '../draw/type/raster.ts';
import { isThere, makeFolder, readBytes, writeBytes } from '../host/disk/files.ts';
import { exitCodes, Failure, wrongUsage } from '../messages/failure.ts';
import { suggest } from '../messages/message.ts';
import type { Palette, Project } from '../model/project.ts';
import { openRun } from '../pipeline.ts';
import { darkTheme, readPalette } from '../read/templates/tokens.ts';
import { pictureKind, pictureOutput } from '../render/picture/picture.ts';
import { committed, type Run, type Session, type Values } from './session/command.ts';
import { outputFile } from './session/folders.ts';
import { openCommandHost } from './session/host.ts';
import { printMessages } from './session/messages.ts';
import { numberValue, textValue } from './session/options.ts';

/** Writes the picture, and prints the messages about its chart; with errors it writes nothing. */
export const runChart: Run = async (session, values, words) => {
  const id = readId(words);
  const files = await filesOf(id, session, values);
  const size = readSize(values);
  const scale = numberValue(values, 'scale', 0.1, 10) ?? 2;
  const host = await openCommandHost(session, { ...values, quiet: true });
  const named = await openRun(host, { outputs: [], gallery: true, signal: session.signal }).resolved();
  const path = pathOf(id, named.project);
  const fonts = withOwnFonts(await host.fonts(), named.project.look.fonts);
  const output = pictureOutput({ id, ...size, palette: paletteOf(named.project, values), fonts });
  const run = openRun(host, { outputs: [output], gallery: true, signal: session.signal });
  const { project, messages, outputs } = await run.rendered();
  const [page] = outputs.flatMap(({ pages }) => pages);
  // A chart that could not be drawn may read a dataset with errors, whose messages say why.
  const own = messages.filter(({ file, fatal }) => file === path || (page === undefined && fatal === true));
  printMessages(session, values, own, project.sources.texts);
  if (page?.kind !== 'text' || own.some(({ fatal }) => fatal)) return exitCodes.content;
  for (const file of files) {
    const bytes = await bytesOf(file, page.text, scale, fonts);
    await committed(session, async () => {
      await makeFolder(dirname(file));
      await writeBytes(file, bytes);
    });
    if (values.quiet !== true) session.console.print(relative(session.folder, file));
  }
  return exitCodes.fine;
};

function readId(words: readonly string[]): string {
  const [id, more] = words;
  if (id === undefined) throw wrongUsage('Missing id of a chart or diagram', 'chart boil-times --png');
  if (more !== undefined)
    throw wrongUsage(`Unexpected word \`${more}\``, 'one chart at a time: chart boil-times');
  return id;
}

/** Path of the file of a chart or diagram, also where that has errors. Throws wrong usage, with the likely name, for any other id. */
function pathOf(id: string, { sources }: Project): string {
  const paths = [...sources.texts.keys()].flatMap((path): [string, string][] => {
    const [, name] =
      /^templates\/(?:charts\/(.+)\.vl|diagrams\/(.+))\.json$/.exec(path)?.filter(Boolean) ?? [];
    return name === undefined ? [] : [[name, path]];
  });
  const known = new Map(paths);
  const path = known.get(id);
  if (path !== undefined) return path;
  const reason = `Unexpected chart \`${id}\`, expected one of the ${known.size} charts and diagrams`;
  throw wrongUsage(reason, suggest(id, [...known.keys()]).help);
}

const mostPixels = 10_000;

function readSize(values: Values): { readonly width: number; readonly height?: number } {
  const height = numberValue(values, 'height', 120, mostPixels);
  const width = numberValue(values, 'width', 240, mostPixels) ?? 800;
  return height === undefined ? { width } : { width, height };
}

function paletteOf({ palette, look }: Project, values: Values): Palette {
  if (textValue(values, 'theme') !== 'dark') return palette;
  return new Map([...palette, ...readPalette(look.tokens, darkTheme)]);
}

/** Absolute paths of the files to write. Throws for one that lies among inputs, or that this command did not make. */
async function filesOf(id: string, session: Session, values: Values): Promise<readonly string[]> {
  const asked = textValue(values, 'output');
  const types = (['png', 'svg'] as const).filter((type) => values[type] === true);
  const names =
    asked === undefined ? (types.length === 0 ? ['png'] : types).map((type) => `${id}.${type}`) : [asked];
  const [name = ''] = names;
  const type = extname(name).toLowerCase().slice(1);
  if (type !== 'png' && type !== 'svg')
    throw wrongUsage(`Unexpected file \`${name}\`, expected a .png or .svg file`, `--output ${id}.png`);
  if (asked !== undefined && types.some((wanted) => wanted !== type))
    throw wrongUsage(
      `Unexpected file \`${name}\` beside \`--${types.find((wanted) => wanted !== type)}\``,
      'the ending of --output says the format: leave the other option out',
    );
  const files = names.map((file) => outputFile(session, file));
  for (const file of files) await refuse(file, session, values);
  return files;
}

async function refuse(file: string, session: Session, values: Values): Promise<void> {
  const name = relative(session.folder, file);
  if (values.force === true || !(await isThere(file))) return;
  const isOwn = Buffer.from(await readBytes(file)).includes(pictureKind);
  if (isOwn) return;
  throw new Failure(`Unexpected file \`${name}\`, which this command did not make`, {
    help: 'choose another name with --output, or overwrite it with --force',
  });
}

async function bytesOf(file: string, svg: string, scale: number, fonts: Fonts): Promise<Uint8Array> {
  if (file.toLowerCase().endsWith('.svg')) return new TextEncoder().encode(svg);
  const [, width = 0, height = 0] = (/width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? []).map(Number);
  const [pixelWidth, pixelHeight] = [width * scale, height * scale];
  if (pixelWidth * pixelHeight > mostPixels ** 2 / 2)
    throw wrongUsage(
      `Unexpected size of ${Math.round(pixelWidth)} × ${Math.round(pixelHeight)} pixels`,
      'choose a smaller --width or --scale',
    );
  // The rasterizer has the fonts already.
  const plain = svg.replace(/<style>.*?<\/style>/s, '');
  const png = await rasterizeWith(fonts).raster(plain, pixelWidth, pixelHeight);
  return withPngText(png, 'Software', pictureKind);
}
