// The date of the edition and the ids of its sources, which data that come in are held against.
import { diskWorld } from '../../host/disk/world.ts';
import { Failure, wrongUsage } from '../../messages/failure.ts';
import { parseEdition } from '../../read/data/edition.ts';
import { parseSources } from '../../read/data/sources.ts';
import { isDate } from '../../read/text/date.ts';
import type { Session, Values } from '../session/command.ts';
import { textValue } from '../session/options.ts';

const editionPath = 'content/edition.yml';
export const sourcesPath = 'data/sources.json';

/** The date of `--retrieved`. Throws wrong usage when it is none, or after the edition's date. */
export async function retrievalDate(session: Session, values: Values): Promise<string | undefined> {
  const date = textValue(values, 'retrieved');
  if (date === undefined) return undefined;
  if (!isDate(date))
    throw wrongUsage(`Unexpected date \`${date}\` of \`--retrieved\``, 'write it like 2026-11-20');
  const edition = await editionDate(session);
  if (edition !== undefined && date > edition) {
    throw wrongUsage(
      `Unexpected date \`${date}\` of \`--retrieved\`, which is after ${edition}, the edition's own`,
      `set \`date\` in ${editionPath} first: an edition holds no data of a later day`,
    );
  }
  return date;
}

/** Rejects with a `Failure` when data of a day would be later than the edition. */
export async function refuseLateDate(session: Session, date: string): Promise<void> {
  const edition = await editionDate(session);
  if (edition === undefined || date <= edition) return;
  throw new Failure(`Unexpected data of ${date}, which is after ${edition}, the date of the edition`, {
    help: `set the date of the edition first: \`npm run edition -- begin --date ${date}\``,
  });
}

/** The date of the edition; undefined when it cannot be read, which `check` reports. */
export async function editionDate({ root }: Pick<Session, 'root'>): Promise<string | undefined> {
  const text = await textOf(root, editionPath);
  const date = text === undefined ? undefined : parseEdition(editionPath, text).value?.date;
  return date !== undefined && isDate(date) ? date : undefined;
}

/** Ids of the bibliography; undefined when it cannot be read, which `check` reports. */
export async function sourceIds({ root }: Pick<Session, 'root'>): Promise<readonly string[] | undefined> {
  const text = await textOf(root, sourcesPath);
  const sources = text === undefined ? undefined : parseSources(sourcesPath, text).value;
  return sources && [...sources.keys()];
}

/** The text of a file of the project; undefined when it cannot be read. */
async function textOf(root: string, path: string): Promise<string | undefined> {
  return (await diskWorld(root)).read(path).catch(() => undefined);
}
