// Reads all input files of a project.
import type { VFileMessage } from 'vfile-message';
import { Failure } from '../messages/failure.ts';
import { message } from '../messages/message.ts';
import type { Sources, World } from '../model/sources.ts';
import { decodeLeniently } from './text/encoding.ts';
import { fileStart } from './text/lines.ts';
import { asVariant } from './variants/variants.ts';

const folders = ['content', 'data', 'templates'] as const;
const textual = /\.(?:css|csv|hbs|json|md|ts|txt|ya?ml)$/i;
/** Files that are generated from the schemas in the code. */
const generated = /^data\/schema\//;
/** Temporary files of editors and operating systems. */
const hidden = /(?:^|\/)(?:\.|#.*#$|.*~$|Thumbs\.db$)/;

/**
 * All input files of a project, as a variant of its edition has them if one is named. A file that is deleted while they are read
 * counts as absent. One that cannot be read, or whose text is no UTF-8, becomes a message; of the text, everything that can
 * be decoded is kept. Rejects with wrong usage where there is no such variant.
 */
export async function load(world: World, variant?: string): Promise<Sources> {
  const sources = await loadAll(world);
  return variant === undefined ? sources : asVariant(sources, variant);
}

async function loadAll(world: World): Promise<Sources> {
  const listed = await Promise.all(folders.map((folder) => world.list(folder)));
  const paths = listed.flat().filter((path) => !generated.test(path) && !hidden.test(path));
  const texts = new Map<string, string>();
  const assets = new Map<string, Uint8Array>();
  const unreadable: VFileMessage[] = [];
  const contents = await Promise.all(paths.map((path) => readOne(world, path)));
  for (const [index, path] of paths.entries()) {
    const { text, bytes, fault } = contents[index] ?? {};
    if (text !== undefined) texts.set(path, text);
    if (bytes !== undefined) assets.set(path, bytes);
    if (fault !== undefined) unreadable.push(fault);
  }
  return unreadable.length === 0 ? { texts, assets } : { texts, assets, unreadable };
}

interface Content {
  readonly text?: string;
  readonly bytes?: Uint8Array;
  readonly fault?: VFileMessage;
}

async function readOne(world: World, path: string): Promise<Content> {
  try {
    if (!textual.test(path)) return { bytes: await world.readBytes(path) };
    return { text: normalized(await world.read(path)) };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    if (!(error instanceof Failure)) throw error;
    const bytes = textual.test(path) ? await world.readBytes(path).catch(() => undefined) : undefined;
    return bytes === undefined ? { fault: unreadableMessage(path, error) } : decodeLeniently(path, bytes);
  }
}

function unreadableMessage(path: string, { message: reason, help }: Failure): VFileMessage {
  return message(
    'unreadable-file',
    { path, position: fileStart },
    reason,
    help === undefined ? {} : { help },
  );
}

/** The text with line feeds as its only line ends and without a byte order mark, so that both are the same to every reader. */
function normalized(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}
