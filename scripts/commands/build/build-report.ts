// What `build` reports at its end.

import { relative } from 'node:path';
import { compare } from '../../changes/compare.ts';
import { describeChanges } from '../../changes/describe.ts';
import { exitCodes } from '../../messages/failure.ts';
import { counted } from '../../messages/progress.ts';
import type { Changes } from '../../model/editions/changes.ts';
import type { Built } from '../../model/stages.ts';
import { textsAtOrigins } from '../../read/variants/origins.ts';
import type { ArtifactRecord, Manifest } from '../../records/manifest.ts';
import { type Previous, snapshots } from '../../records/release.ts';
import type { Session, Values } from '../session/command.ts';
import { outputFolder } from '../session/folders.ts';
import { printMessages, printResult } from '../session/messages.ts';
import { siteName } from './site.ts';
import {
  artifactLines,
  chartLines,
  coverageLine,
  cutLines,
  layoutLines,
  pictureLines,
  sizeText,
} from './summary.ts';

/** Reports why nothing was written; for a false predicate also what the inputs move, which often explains it. */
export function reportStopped(
  session: Session,
  values: Values,
  built: Built,
  previous: Previous | undefined,
): number {
  const isContradicted = built.messages.some(({ ruleId }) => ruleId === 'false-predicate');
  if (previous !== undefined && isContradicted) {
    // With errors in the inputs, much is missing that nobody removed.
    const moved = changesSince(previous, built);
    const changed = moved.changes.filter(
      ({ kind }) => kind === 'number' || kind === 'verdict' || kind === 'order',
    );
    printMoved(session, values, { ...moved, changes: changed }, 'What the inputs would move');
  }
  printMessages(session, values, built.messages, textsAtOrigins(built.project.sources));
  session.console.note('nothing was written; the last build is as it was');
  return exitCodes.content;
}

function changesSince(previous: Previous, built: Built): Changes {
  return compare(...snapshots(previous, built), built.edition.units);
}

/** Reports warnings, what moved, every artifact and the coverage; with `--quiet` the warnings only. Returns the lines on the artifacts. */
export function reportMade(
  session: Session,
  values: Values,
  built: Built,
  previous: Previous | undefined,
  manifest: Manifest,
): string {
  printMessages(session, values, built.messages, textsAtOrigins(built.project.sources));
  const text = describeMade(session, values, built, manifest);
  if (values.quiet === true) return text;
  if (previous !== undefined)
    printMoved(session, values, changesSince(previous, built), 'What moved since the last build');
  printResult(session, values, text);
  const hasSite = (of: Manifest | undefined): boolean =>
    of?.artifacts.some(({ output }) => output === siteName) === true;
  if (hasSite(previous?.manifest) && !hasSite(manifest))
    session.console.note('the site of the last build is gone; `--site` makes it again\n');
  return text;
}

function describeMade(session: Session, values: Values, built: Built, manifest: Manifest): string {
  const folder = relative(session.folder, outputFolder(session, values)) || '.';
  // What is in the site is said of the same files beside it.
  const own = manifest.artifacts.filter(({ output }) => output !== siteName);
  const top = manifest.artifacts.filter(({ path }) => values.verbose === true || !path.includes('/'));
  const lines = [
    ...artifactLines(top, folder),
    ...folderLines(
      manifest.artifacts.filter((artifact) => !top.includes(artifact)),
      folder,
    ),
    ...(built.cut === undefined ? [] : cutLines(built.cut)),
    ...chartLines(own),
    ...(values.verbose === true ? layoutLines(own) : []),
    ...(values.verbose === true ? pictureLines(built.artifacts ?? []) : []),
    coverageLine(manifest.coverage),
  ];
  if (values.verbose === true) {
    lines.push(...Object.entries(manifest.tools).map(([tool, version]) => `${tool} ${version}`));
  }
  return lines.join('\n');
}

function printMoved(session: Session, values: Values, changes: Changes, heading: string): void {
  const text = describeChanges(changes, { all: values.verbose === true, heading });
  if (text !== '') printResult(session, values, `${text}\n`);
}

/** "dist/charts/  14 files  300 kB" for what lies in folders. */
function folderLines(artifacts: readonly ArtifactRecord[], folder: string): readonly string[] {
  const groups = Map.groupBy(artifacts, ({ path }) => path.slice(0, path.indexOf('/')));
  return [...groups].map(([name, members]) => {
    const size = members.reduce((sum, { bytes }) => sum + bytes, 0);
    return `${folder}/${name}/  ${counted(members.length, 'file')}, ${sizeText(size)}`;
  });
}
