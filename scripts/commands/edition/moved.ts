// `moved`: what changed since an edition, a commit or a build.
import { compare, withContradictions } from '../../changes/compare.ts';
import { describeChanges } from '../../changes/describe.ts';
import { changesMarkdown } from '../../changes/markdown.ts';
import { recordEdition } from '../../changes/record.ts';
import { dateText } from '../../facts/typography.ts';
import { exitCodes, wrongUsage } from '../../messages/failure.ts';
import type { Changes } from '../../model/editions/changes.ts';
import { openRun } from '../../pipeline.ts';
import { digestDrawings } from '../../records/manifest.ts';
import { outputs } from '../../render/index.ts';
import type { Run, Values } from '../session/command.ts';
import { openCommandHost } from '../session/host.ts';
import { textValue } from '../session/options.ts';
import { findEdition } from './since.ts';

/** Prints every change, as text, JSON or Markdown. */
export const runMoved: Run = async (session, values, [extra]) => {
  if (extra !== undefined) throw wrongUsage(`Unexpected word \`${extra}\``, `moved --since ${extra}`);
  const host = await openCommandHost(session, values);
  const run = openRun(host, { outputs, signal: session.signal });
  const before = await findEdition(textValue(values, 'since'), await run.resolved(), session);
  const drawn = await run.drawn();
  const after = recordEdition(drawn.edition, drawn.project.tables, digestDrawings(drawn.drawings));
  const compared = compare(before, after, drawn.edition.units);
  const changes = withContradictions(compared, drawn.messages);
  session.console.print(textOf(changes, values));
  return exitCodes.fine;
};

function textOf(changes: Changes, values: Values): string {
  const { since, to } = changes;
  switch (textValue(values, 'format')) {
    case 'json':
      return JSON.stringify(changes, null, 2);
    case 'markdown':
      return changesMarkdown(changes);
    default: {
      const heading = `What changed since edition ${since.id} of ${dateText(since.date) ?? since.date}`;
      const style = { all: values.verbose === true, heading, why: true };
      const nothing = `Nothing changed from edition ${since.id} to ${to.id}`;
      return describeChanges(changes, style) || nothing;
    }
  }
}
