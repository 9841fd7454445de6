// `edition begin`: gives the edition that is worked on another name and date, also where it says how it is cited.
import { join } from 'node:path';
import { parseDocument, type Scalar } from 'yaml';
import { isThere, writeTextFile } from '../../host/disk/files.ts';
import { diskWorld } from '../../host/disk/world.ts';
import { exitCodes, Failure, wrongUsage } from '../../messages/failure.ts';
import { parseEdition } from '../../read/data/edition.ts';
import { recordPath } from '../../read/data/edition-record.ts';
import { isDate } from '../../read/text/date.ts';
import { citationFiles } from '../../records/package/citation.ts';
import { committed, type Run, type Session, type Values } from '../session/command.ts';
import { today } from '../session/dates.ts';
import { textValue } from '../session/options.ts';

const editionPath = 'content/edition.yml';
const example = 'edition begin 2027.01 --date 2027-01-15';

/** Writes id and date into `content/edition.yml`, and `CITATION.cff` and `.zenodo.json` where the project has the former. */
export const runBegin: Run = async (session, values, [asked, extra]) => {
  if (extra !== undefined) throw wrongUsage('Expected one id, that of the next edition', example);
  const date = dateOf(session, values);
  const world = await diskWorld(session.root);
  const text = await world.read(editionPath);
  const before = parseEdition(editionPath, text).value;
  if (before === undefined)
    throw new Failure(`Cannot read \`${editionPath}\``, {
      help: '`npm run check` says what is wrong with it',
    });
  const frozen = new Set(await world.list('data/editions'));
  const id = asked ?? nextId(before.id, date, frozen);
  if (frozen.has(recordPath(id)))
    throw new Failure(`Edition \`${id}\` was frozen before`, { help: 'choose the id of an edition to come' });
  if (date < before.date)
    throw wrongUsage(`Unexpected date ${date}, which is before ${before.date}, the edition's own`, example);
  const next = withValues(text, { id, date });
  const after = parseEdition(editionPath, next).value;
  if (after?.id !== id || after.date !== date)
    throw wrongUsage(`Unexpected id \`${id}\` of an edition`, example);
  const isCited = await isThere(join(session.root, 'CITATION.cff'));
  const files = [{ path: editionPath, text: next }, ...(isCited ? citationFiles(after) : [])];
  await committed(session, async () => {
    for (const file of files) await writeTextFile(join(session.root, file.path), file.text);
  });
  session.console.print(`${editionPath}: edition ${id} of ${date}`);
  if (before.id !== id && !frozen.has(recordPath(before.id)))
    session.console.note(
      `edition ${before.id} is not frozen: if it was handed out, \`npm run edition -- freeze --from … --at edition-${before.id}\` keeps what it says`,
    );
  return exitCodes.fine;
};

/** The id that the edition has while it is not frozen; after that the year and month of the date. */
function nextId(id: string, date: string, frozen: ReadonlySet<string>): string {
  return frozen.has(recordPath(id)) ? date.slice(0, 7).replace('-', '.') : id;
}

function dateOf(session: Session, values: Values): string {
  const date = textValue(values, 'date') ?? today(session);
  if (isDate(date)) return date;
  throw wrongUsage(`Unexpected date \`${date}\` of \`--date\``, 'write it like 2027-01-15');
}

/** The text with other values of keys that it has; the id in quotes, since 2027.10 would be a number. */
function withValues(text: string, { id, date }: { readonly id: string; readonly date: string }): string {
  const document = parseDocument(text);
  const edits = [
    { node: document.get('id', true), value: `'${id.replaceAll("'", "''")}'` },
    { node: document.get('date', true), value: date },
  ].flatMap(({ node, value }) => {
    const range = (node as Scalar | undefined)?.range;
    return range ? [{ start: range[0], end: range[1], value }] : [];
  });
  return edits
    .sort((a, b) => b.start - a.start)
    .reduce((edited, { start, end, value }) => edited.slice(0, start) + value + edited.slice(end), text);
}
