// Finds what an edition said that a person names: a frozen edition, a commit or a build.
import { dirname, resolve } from 'node:path';
import { figureOf } from '../../changes/compare.ts';
import { contextOf, recordEdition, recordLedger } from '../../changes/record.ts';
import { isThere } from '../../host/disk/files.ts';
import { gitWorld } from '../../host/git.ts';
import { Failure, wrongUsage } from '../../messages/failure.ts';
import type { EditionRecord } from '../../model/editions/record.ts';
import type { Resolved } from '../../model/stages.ts';
import { openRun } from '../../pipeline.ts';
import { recordPath } from '../../read/data/edition-record.ts';
import { lastEdition } from '../../resolve/facts/edition-rows.ts';
import type { Session } from '../session/command.ts';
import { type DiskHost, hostData, openHost } from '../session/host.ts';
import { readBuilt } from './built.ts';

/**
 * The edition that a person names: the id of a frozen edition, the path of a manifest, or a tag or commit; the last frozen
 * edition before this one if nothing is named. Rejects with a `Failure`, or wrong usage, where there is none.
 */
export async function findEdition(
  name: string | undefined,
  { project, edition }: Resolved,
  session: Session,
): Promise<EditionRecord> {
  if (name === undefined) return lastOf(project);
  const frozen = project.editions.get(name);
  if (frozen !== undefined) return frozen;
  if (project.broken.has(recordPath(name))) {
    throw new Failure(`Cannot read \`${recordPath(name)}\``, {
      help: '`npm run check` says what is wrong with it',
    });
  }
  const path = resolve(session.folder, name);
  if (!name.endsWith('.json') || !(await isThere(path))) return recordOfCommit(name, session);
  const { ledger, manifest } = await readBuilt(dirname(path), dirname(name));
  const drawn = new Set(Object.keys(manifest.drawings).map(figureOf));
  const context = contextOf(edition);
  const titles = Object.entries(context.figures).filter(([id]) => drawn.has(id));
  const others = [...drawn]
    .filter((id) => !(id in context.figures))
    .map((id) => [id, id.replaceAll('-', ' ')]);
  const figures = Object.fromEntries([...titles, ...others]);
  return recordLedger(ledger, {
    ...context,
    edition: manifest.edition,
    figures,
    drawings: manifest.drawings,
  });
}

function lastOf(project: Resolved['project']): EditionRecord {
  const last = lastEdition(project);
  if (last !== undefined) return last;
  throw wrongUsage('Missing `--since`: no earlier edition is frozen', 'moved --since edition-2026.11');
}

/** What the project says at a commit, as this version of the program reads it. */
async function recordOfCommit(commit: string, session: Session): Promise<EditionRecord> {
  const host: DiskHost = await openHost(hostData(session));
  const world = await gitWorld(session.root, commit);
  const run = openRun({ ...host, world }, { outputs: [], signal: session.signal });
  const { project, edition, messages } = await run.resolved();
  const [first] = messages.filter(({ fatal }) => fatal === true);
  if (first === undefined) return recordEdition(edition, project.tables, {});
  throw new Failure(`The project at \`${commit}\` has errors for this version of the program`, {
    help: `freeze that edition with \`edition freeze --from … --at ${commit}\`; the first error: ${first.file}:${first.line ?? 1}: ${first.reason}`,
  });
}
