// Chooses the deck that is presented: its folder and selection, what it was built from, and whether it must be built.
import { join, relative } from 'node:path';
import { readDist } from '../../host/disk/dist.ts';
import { sweepOutput } from '../../host/disk/folder-swap.ts';
import { Failure } from '../../messages/failure.ts';
import { sha256 } from '../../model/digest.ts';
import type { Sources } from '../../model/sources.ts';
import {
  type ArtifactRecord,
  digestInputs,
  type Manifest,
  type SelectionRecord,
} from '../../records/manifest.ts';
import { readPrevious } from '../../records/release.ts';
import type { Session, Values } from '../session/command.ts';
import { outputFolder, presentFolder, proof } from '../session/folders.ts';
import { textValue } from '../session/options.ts';
import {
  isSameSelection,
  readRecord,
  readSelection,
  selectionText,
  selectionValues,
} from '../session/selection.ts';

const deckName = 'deck.html';

/** The deck that is to be presented, as far as it is known before it is built. */
export interface ChosenDeck {
  /** Absolute path of the folder that holds it, or will. */
  readonly folder: string;
  readonly selection: SelectionRecord;
  /** The build that is in the folder. */
  readonly manifest: Manifest | undefined;
}

/**
 * The deck that the options ask for. Without `--public` and `--minutes` it is that of the output folder, whatever was selected
 * there; with them, that of the output folder if it was built so, and otherwise one of its own among the caches, so that no
 * folder holds files of two selections. Throws a `Failure` when that would happen in a folder that was named.
 */
export async function chooseDeck(session: Session, values: Values): Promise<ChosenDeck> {
  const selection = readRecord(values);
  const folder = outputFolder(session, values);
  const manifest = await manifestIn(folder);
  if (selection === undefined) return { folder, selection: manifest?.selection ?? {}, manifest };
  if (
    readSelection(values) === undefined &&
    (manifest?.selection?.edition ?? selection.edition) === selection.edition
  )
    return { folder, selection: manifest?.selection ?? selection, manifest };
  if (manifest !== undefined && isSameSelection(manifest.selection, selection))
    return { folder, selection, manifest };
  if (textValue(values, 'output') === undefined) {
    const own = presentFolder(session.root, selectionText(selection));
    return { folder: own, selection, manifest: await manifestIn(own) };
  }
  refuseMixed(session, folder, manifest, selection);
  return { folder, selection, manifest };
}

async function manifestIn(folder: string): Promise<Manifest | undefined> {
  await sweepOutput(folder, proof);
  return (await readPrevious(readDist(folder)))?.manifest;
}

function refuseMixed(
  session: Session,
  folder: string,
  manifest: Manifest | undefined,
  selection: SelectionRecord,
): void {
  if (
    manifest === undefined ||
    manifest.artifacts.every(({ output }) => output === 'deck' || output === 'ledger')
  )
    return;
  const name = relative(session.folder, folder) || '.';
  const before = selectionText(manifest.selection);
  throw new Failure(
    `Cannot build only the deck into \`${name}\`, which holds a whole build ${before === '' ? 'of everything' : `with \`${before}\``}`,
    {
      help: `run \`${buildCommand(session, { folder, selection, manifest })}\` first, or choose another folder with --output`,
    },
  );
}

/** The command that builds everything again as it was selected. */
export function buildCommand(session: Session, { folder, selection }: ChosenDeck): string {
  const name = relative(session.folder, folder) || '.';
  const usual = outputFolder(session, selectionValues(selection));
  const isUsual = folder === usual || folder === presentFolder(session.root, selectionText(selection));
  const options = [selectionText(selection), isUsual ? '' : `--output ${name}`].filter((text) => text !== '');
  const command = folder === presentFolder(session.root, selectionText(selection)) ? 'present' : 'build';
  return ['npm run', command, ...(options.length === 0 ? [] : ['--', ...options])].join(' ');
}

/** A deck that lies in a folder. */
export interface FoundDeck {
  /** Absolute path. */
  readonly file: string;
  /** Key by which its windows synchronize. */
  readonly key: string;
  /** The record of the build that made it; undefined when it was changed since. */
  readonly record: ArtifactRecord | undefined;
  readonly manifest: Manifest | undefined;
}

/** The deck in a folder; throws a `Failure` with the command that builds it when there is none. */
export async function findDeck(session: Session, chosen: ChosenDeck): Promise<FoundDeck> {
  const file = join(chosen.folder, deckName);
  const bytes = await readDist(chosen.folder)(deckName);
  if (bytes === undefined) {
    const name = relative(session.folder, file);
    throw new Failure(`There is no \`${name}\``, { help: `build it: \`${buildCommand(session, chosen)}\`` });
  }
  const digest = sha256(bytes);
  const manifest = await manifestIn(chosen.folder);
  const record = manifest?.artifacts.find(({ path, sha256: own }) => path === deckName && own === digest);
  return { file, key: digest.slice(0, 12), record, manifest };
}

/** Whether this generator (brand and version) made the deck in the folder from these inputs. */
export async function isUpToDate(
  { folder, selection, manifest }: ChosenDeck,
  generator: string,
  sources: Sources,
): Promise<boolean> {
  if (manifest === undefined || manifest.generator !== generator) return false;
  if (!isSameSelection(manifest.selection, selection)) return false;
  const record = manifest.artifacts.find(({ path }) => path === deckName);
  const bytes = await readDist(folder)(deckName);
  if (record === undefined || bytes === undefined || record.keptFrom !== undefined) return false;
  return sha256(bytes) === record.sha256 && manifest.inputs.sha256 === digestInputs(sources).sha256;
}

/** Paths of the inputs that differ from those that the deck was built from; undefined when those are not known. */
export function changedInputs(
  { manifest, record }: FoundDeck,
  sources: Sources,
): readonly string[] | undefined {
  if (manifest === undefined || record === undefined || record.keptFrom !== undefined) return undefined;
  const now = digestInputs(sources).files;
  const before = manifest.inputs.files;
  const paths = new Set([...Object.keys(before), ...Object.keys(now)]);
  return [...paths].filter((path) => before[path] !== now[path]).sort();
}
