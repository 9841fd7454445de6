// Says what would change in the report if files of the project had other texts, before they are written.
import type { VFileMessage } from 'vfile-message';
import { compare, isContradiction, withContradictions } from '../../changes/compare.ts';
import { recordEdition } from '../../changes/record.ts';
import type { Changes } from '../../model/editions/changes.ts';
import type { World } from '../../model/sources.ts';
import type { Resolved } from '../../model/stages.ts';
import { openRun } from '../../pipeline.ts';
import type { Session } from '../session/command.ts';
import { hostData, openHost } from '../session/host.ts';

/** What other texts would do. */
export interface Preview {
  /** What would move, with the sentences that would not hold any more. */
  readonly changes: Changes;
  /** Errors that are not there now, without those about sentences. */
  readonly errors: readonly VFileMessage[];
}

/** What the project would say with these texts in the place of its own, by path. */
export async function previewOf(session: Session, texts: ReadonlyMap<string, string>): Promise<Preview> {
  const host = await openHost(hostData(session));
  const resolve = (world: World) =>
    openRun({ ...host, world }, { outputs: [], signal: session.signal }).resolved();
  const before = await resolve(host.world);
  const after = await resolve(withTexts(host.world, texts));
  const compared = compare(recordOf(before), recordOf(after), after.edition.units);
  const known = new Set(before.messages.map(wordsOf));
  const fresh = after.messages.filter((one) => one.fatal === true && !known.has(wordsOf(one)));
  return {
    changes: withContradictions(compared, fresh),
    errors: fresh.filter((one) => !isContradiction(one)),
  };
}

function recordOf({ project, edition }: Resolved) {
  return recordEdition(edition, project.tables, {});
}

function wordsOf({ ruleId, file, reason }: VFileMessage): string {
  return `${ruleId} ${file} ${reason}`;
}

function withTexts(world: World, texts: ReadonlyMap<string, string>): World {
  return {
    ...world,
    read: async (path) => texts.get(path) ?? world.read(path),
    readBytes: async (path) => {
      const text = texts.get(path);
      return text === undefined ? world.readBytes(path) : new TextEncoder().encode(text);
    },
  };
}
