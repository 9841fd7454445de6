// `edition freeze`: keeps what an edition said, so that later ones can be compared with it.
import { dirname, join, resolve } from 'node:path';
import { toString as plainText } from 'mdast-util-to-string';
import { recordEdition, recordLedger } from '../../changes/record.ts';
import { recordText } from '../../changes/record-text.ts';
import { isThere, makeFolder, writeTextFile } from '../../host/disk/files.ts';
import { gitWorld } from '../../host/git.ts';
import { exitCodes, Failure, wrongUsage } from '../../messages/failure.ts';
import { counted } from '../../messages/progress.ts';
import type { BuildRecord, EditionRecord } from '../../model/editions/record.ts';
import type { Project } from '../../model/project.ts';
import type { Sources } from '../../model/sources.ts';
import { openRun } from '../../pipeline.ts';
import { recordPath, recordPattern } from '../../read/data/edition-record.ts';
import { validate } from '../../read/validate.ts';
import { digestInputs, type Manifest } from '../../records/manifest.ts';
import type { Previous } from '../../records/release.ts';
import { slideLayouts } from '../../render/deck/layouts/index.ts';
import { shortNames } from '../../resolve/citations/citations.ts';
import { committed, type Run, type Session, type Values } from '../session/command.ts';
import { openCommandHost } from '../session/host.ts';
import { textValue } from '../session/options.ts';
import { readBuilt } from './built.ts';

/** Writes `data/editions/<id>.json` from a build and the inputs that it was made from. */
export const runFreeze: Run = async (session, values, [extra]) => {
  if (extra !== undefined) throw wrongUsage(`Unexpected word \`${extra}\``, 'edition freeze --from dist');
  const from = textValue(values, 'from');
  const folder = from === undefined ? join(session.root, 'dist') : resolve(session.folder, from);
  const built = await readBuilt(folder, from ?? 'dist');
  refuseParts(built.manifest);
  const path = recordPath(built.manifest.edition.id);
  const file = join(session.root, path);
  if (values.force !== true && (await isThere(file)))
    throw new Failure(
      `\`${path}\` is there already: edition ${built.manifest.edition.id} was frozen before`,
      {
        help: 'a published edition stays as it was; `--force` writes the file anew',
      },
    );
  const at = textValue(values, 'at');
  const record =
    at === undefined ? await recordNow(built, session, values) : await recordAt(at, built, session, values);
  await committed(session, async () => {
    await makeFolder(dirname(file));
    await writeTextFile(file, recordText(record));
  });
  const rows = Object.values(record.tables).flatMap((table) => Object.keys(table.rows));
  session.console.print(
    `${path}: ${counted(record.facts.length, 'fact')}, ${counted(rows.length, 'row')}, ${counted(Object.keys(record.sources).length, 'source')}`,
  );
  return exitCodes.fine;
};

/** What is left out of a part of an edition would count as withdrawn. */
function refuseParts({ selection }: Manifest): void {
  if (selection === undefined) return;
  throw new Failure('Cannot freeze a part of an edition: it was built with `--public` or `--minutes`', {
    help: 'build all of it, then freeze: `npm run build`',
  });
}

/** The record of the edition as the inputs are now. */
async function recordNow(built: Previous, session: Session, values: Values): Promise<EditionRecord> {
  const host = await openCommandHost(session, values);
  const { project, edition } = await openRun(host, { outputs: [], signal: session.signal }).resolved();
  refuseOthers(project.sources, built.manifest, 'as they are now');
  const record = recordEdition(edition, project.tables, built.manifest.drawings);
  return { ...record, build: buildOf(built.manifest) };
}

/** The record of an edition whose inputs are those of a commit. Its words are read as far as this version of the program can. */
async function recordAt(
  commit: string,
  { ledger, manifest }: Previous,
  session: Session,
  values: Values,
): Promise<EditionRecord> {
  const host = { ...(await openCommandHost(session, values)), world: await gitWorld(session.root, commit) };
  const sources = await openRun(host, { outputs: [], signal: session.signal }).sources();
  refuseOthers(sources, manifest, `of commit \`${commit}\``);
  const { value: project } = validate(sources, slideLayouts);
  const front = project.sections.filter(({ matter }) => matter === 'front').map(({ id }) => id);
  const { drawings, edition } = manifest;
  const { datasets } = project;
  const figures = titlesOf(project, drawings);
  const record = recordLedger(ledger, {
    edition,
    datasets,
    series: new Map(),
    front: new Set(front),
    figures,
    drawings,
  });
  const named = Object.fromEntries(shortNames(project.bibliography, project.units.units.language));
  return { ...record, sources: { ...named, ...record.sources }, build: buildOf(manifest) };
}

/** Throws a `Failure` unless the inputs are those of the build. Frozen editions are none of its own. */
function refuseOthers(sources: Sources, { inputs }: Manifest, which: string): void {
  const { files } = digestInputs(sources);
  const own = (paths: object) => Object.keys(paths).filter((path) => !recordPattern.test(path));
  const all = [...new Set([...own(inputs.files), ...own(files)])];
  const other = all.find((path) => files[path] !== inputs.files[path]);
  if (other === undefined) return;
  throw new Failure(`The build was made from other inputs than those ${which}: \`${other}\` differs`, {
    help: 'build again, then freeze; or name the commit that it was built from with `--at`',
  });
}

function buildOf({ generator, documentDate, inputs, tools, coverage, artifacts }: Manifest): BuildRecord {
  const files = artifacts
    .filter(({ pages, slides }) => pages !== undefined || slides !== undefined)
    .map(({ path, sha256, pages, slides }) => [
      path,
      { sha256, ...(pages === undefined ? {} : { pages }), ...(slides === undefined ? {} : { slides }) },
    ]);
  return {
    generator,
    documentDate,
    inputs: inputs.sha256,
    tools,
    coverage,
    files: Object.fromEntries(files),
  };
}

/** Titles of the figures that were drawn, as far as they are words without numbers. */
function titlesOf({ charts, diagrams }: Project, drawings: Manifest['drawings']): Record<string, string> {
  const drawn = new Set(Object.keys(drawings).map((name) => name.slice(0, name.lastIndexOf('/'))));
  return Object.fromEntries(
    [...drawn].map((id) => {
      const { title = [], subtitle = [] } = charts.get(id) ?? diagrams.get(id) ?? {};
      const words = [title, subtitle].find((nodes) => nodes.length > 0 && nodes.every(isPlain)) ?? [];
      const text = plainText({ type: 'paragraph', children: [...words] });
      return [id, text === '' ? id.replaceAll('-', ' ') : text];
    }),
  );
}

function isPlain({ type }: { readonly type: string }): boolean {
  return type !== 'expression' && type !== 'crossReference';
}
