// `data refresh`: reads datasets again at their sources, shows what would change, and writes it when a person agrees.
import { join } from 'node:path';
import type { VFileMessage } from 'vfile-message';
import { describeChanges } from '../../changes/describe.ts';
import { writeTextFile } from '../../host/disk/files.ts';
import { diskWorld } from '../../host/disk/world.ts';
import { openNetwork } from '../../host/network/get.ts';
import { exitCodes, Failure, wrongUsage } from '../../messages/failure.ts';
import { suggest } from '../../messages/message.ts';
import { counted } from '../../messages/progress.ts';
import { parseDataset } from '../../read/data/dataset.ts';
import { withAccess } from '../../read/import/accessed.ts';
import { describeDifference } from '../../read/import/difference.ts';
import { type RenewedDataset, renewDataset, type Sources } from '../../read/refresh/renew.ts';
import { committed, type Run, type Session, type Values } from '../session/command.ts';
import { sourceDate } from '../session/dates.ts';
import { printMessages } from '../session/messages.ts';
import { readDatasets, type StoredDataset } from './datasets.ts';
import { refuseLateDate, sourcesPath } from './edition-date.ts';
import { previewOf } from './preview.ts';
import { projectUnits } from './units.ts';

/** Asks the sources of the named datasets, or of all that say where they come from. */
export const runRefresh: Run = async (session, values, names) => {
  const chosen = choose(await readDatasets(session.root), names);
  const now = sourceDate(session) ?? session.now.toISOString().replace(/\.\d+Z$/u, 'Z');
  await refuseLateDate(session, now.slice(0, 10));
  const { root, env, signal } = session;
  const get = openNetwork({ env, signal, userAgent: `${session.name}/${session.version}` });
  const sources: Sources = { get, units: await projectUnits(root), now };
  const { renewed, failures } = await renewAll(session, values, chosen, sources);
  if (failures > 0 && (values['keep-going'] !== true || renewed.length === 0)) return stopped(session);
  for (const one of renewed) say(session, one);
  const texts = await textsOf(session, renewed, now.slice(0, 10));
  const isGood = await sayEffect(session, values, texts);
  if (!isGood) return stopped(session);
  if (!(await isWanted(session, values, texts.size)))
    return failures > 0 ? exitCodes.content : exitCodes.fine;
  await committed(session, async () => {
    for (const [path, text] of texts) await writeTextFile(join(root, path), text);
  });
  session.console.print(`written: ${[...texts.keys()].join(', ')}`);
  return failures > 0 ? exitCodes.content : exitCodes.fine;
};

function stopped({ console }: Session): number {
  console.note('nothing was written');
  return exitCodes.content;
}

/** The datasets that a person names, or all that say where they come from. Throws wrong usage for a name that has no `refresh`. */
function choose(stored: readonly StoredDataset[], names: readonly string[]): readonly StoredDataset[] {
  const able = stored.filter(({ dataset }) => dataset.refresh !== undefined);
  const known = able.map(({ dataset }) => dataset.name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    const isThere = stored.some(({ dataset }) => dataset.name === unknown);
    throw wrongUsage(
      `Unexpected dataset \`${unknown}\`${isThere ? ', which does not say in `refresh` where it comes from' : ''}`,
      isThere ? `npm run data -- import ${unknown}.csv --as ${unknown}` : suggest(unknown, known).help,
    );
  }
  if (able.length === 0)
    throw wrongUsage('No dataset says in `refresh` where it comes from', 'AUTHORING.md has an example');
  return names.length === 0 ? able : able.filter(({ dataset }) => names.includes(dataset.name));
}

interface Outcome {
  readonly renewed: readonly RenewedDataset[];
  readonly failures: number;
}

/** Every dataset as its sources have it; what stands against one is said at once. */
async function renewAll(
  session: Session,
  values: Values,
  chosen: readonly StoredDataset[],
  sources: Sources,
): Promise<Outcome> {
  const renewed: RenewedDataset[] = [];
  for (const { dataset, text } of chosen) {
    session.console.status(`asking the sources of ${dataset.name} …`);
    const result = await renewDataset(dataset, text, sources).catch(failureOf);
    session.signal.throwIfAborted();
    if (result instanceof Failure) {
      const help = result.help === undefined ? '' : `\n  help: ${result.help}`;
      session.console.note(`error: ${dataset.name}: ${result.message}${help}`);
      continue;
    }
    const faults = parseDataset(dataset.path, result.text).messages.filter(({ fatal }) => fatal === true);
    if (faults.length === 0) renewed.push(result);
    else sayFaults(session, values, result, faults);
  }
  session.console.status('');
  return { renewed, failures: chosen.length - renewed.length };
}

function failureOf(error: unknown): Failure {
  if (error instanceof Failure) return error;
  throw error;
}

function sayFaults(
  session: Session,
  values: Values,
  { dataset, text }: RenewedDataset,
  faults: readonly VFileMessage[],
): void {
  printMessages(session, values, faults, new Map([[dataset.path, text]]));
  session.console.note(`error: ${dataset.name}: its sources have values that it does not allow`);
}

const mostNews = 30;

function say({ console }: Session, { dataset, rows, notes, news }: RenewedDataset): void {
  const lines = describeDifference(dataset.rows, rows);
  console.print([`${dataset.path}: ${counted(lines.length, 'difference')}`, ...lines].join('\n'));
  for (const note of notes) console.note(note);
  if (news.length === 0) return;
  const more = news.length > mostNews ? [`  and ${news.length - mostNews} more`] : [];
  console.print(
    [
      `${dataset.name}: ${counted(news.length, 'record')} after its date have no row and have to be judged by a person:`,
      ...news.slice(0, mostNews).map((line) => `  ${line}`),
      ...more,
    ].join('\n'),
  );
}

/** The new texts of datasets, and of the bibliography where sources were opened. */
async function textsOf(
  { root }: Session,
  renewed: readonly RenewedDataset[],
  today: string,
): Promise<ReadonlyMap<string, string>> {
  const opened = renewed.flatMap(({ dataset }) =>
    (dataset.refresh ?? []).flatMap(({ set }) => (typeof set?.source === 'string' ? [set.source] : [])),
  );
  const sources = await (await diskWorld(root)).read(sourcesPath).catch(() => undefined);
  const accessed = sources === undefined ? undefined : withAccess(sources, new Set(opened), today);
  return new Map([
    ...renewed.map(({ dataset, text }) => [dataset.path, text] as const),
    ...(accessed === undefined || accessed === sources ? [] : [[sourcesPath, accessed] as const]),
  ]);
}

/** Says what would move and which sentences would not hold; whether nothing else stands against it. */
async function sayEffect(
  session: Session,
  values: Values,
  texts: ReadonlyMap<string, string>,
): Promise<boolean> {
  session.console.status('computing what would change in the report …');
  const { changes, errors } = await previewOf(session, texts);
  session.console.status('');
  const heading = 'What would change in the report';
  const words = describeChanges(changes, { all: true, heading, why: true });
  session.console.print(words || 'Nothing would change in the report');
  if (errors.length === 0) return true;
  printMessages(session, values, errors, texts);
  session.console.note(
    'error: with these data the project would have other errors than sentences that do not hold',
  );
  return false;
}

/** Whether the person wants it written: with `--yes`, or by an answer at the terminal; never with `--dry-run`. */
async function isWanted(session: Session, values: Values, files: number): Promise<boolean> {
  const nothing = () => session.console.note('nothing was written');
  if (values['dry-run'] === true) {
    nothing();
    return false;
  }
  if (values.yes === true) return true;
  const answer = await session.ask(`Write ${counted(files, 'file')}? [y/N] `);
  if (answer === undefined)
    throw new Failure('Nothing was written, since nobody can be asked here', {
      help: 'write `npm run data -- refresh --yes` to write without a question',
    });
  if (/^y(?:es)?$/iu.test(answer)) return true;
  nothing();
  return false;
}
