// Assembles a release: the files of the output folder with their ledger and manifest.

import { figureOf } from '../changes/compare.ts';
import { type Ledger, makeLedger, readLedger } from '../changes/ledger.ts';
import { contextOf, recordLedger } from '../changes/record.ts';
import { Failure } from '../messages/failure.ts';
import { sha256 } from '../model/digest.ts';
import type { Drawing } from '../model/drawing.ts';
import type { Edition } from '../model/edition.ts';
import type { EditionRecord } from '../model/editions/record.ts';
import type { ChartForm } from '../model/page.ts';
import type { Project } from '../model/project.ts';
import type { OutputArtifact } from '../model/stages.ts';
import { pdfStandards } from '../print/pdf/metadata.ts';
import { talkLength } from '../resolve/talk/talk-length.ts';
import {
  type ArtifactRecord,
  digestDrawings,
  type Manifest,
  makeManifest,
  readManifest,
  type SelectionRecord,
} from './manifest.ts';

/** Reads a file of the last build by its path in the output folder; `undefined` when there is none. */
export type ReadLast = (path: string) => Promise<Uint8Array | undefined>;

/** What the last build left in the output folder. */
export interface Previous {
  readonly manifest: Manifest;
  readonly ledger: Ledger;
}

/** The results of a build from which its records are made. */
export interface Products {
  readonly project: Project;
  readonly edition: Edition;
  readonly date: string;
  readonly drawings: readonly Drawing[];
  readonly artifacts: readonly OutputArtifact[];
  /** The site, made of the public part of the project; absent where none was asked for. */
  readonly site?: Site | undefined;
}

/** The files of a site, with their paths in the output folder, and the edition that they show. */
export interface Site {
  readonly edition: Edition;
  readonly artifacts: readonly OutputArtifact[];
}

/** What else the manifest records, and what is known of the last build. */
export interface ReleaseOptions {
  readonly generator: string;
  readonly tools: Readonly<Record<string, string>>;
  /** Names of the outputs that were built. */
  readonly outputs: readonly string[];
  readonly selection?: SelectionRecord;
  readonly previous: Previous | undefined;
  readonly readLast: ReadLast;
}

/** Everything that goes into the output folder. */
export interface Release {
  readonly files: readonly { readonly path: string; readonly bytes: Uint8Array }[];
  readonly manifest: Manifest;
}

/** The records of the last build; `undefined` when they are missing or of another kind. */
export async function readPrevious(readLast: ReadLast): Promise<Previous | undefined> {
  const [manifest, ledger] = await Promise.all([readLast('manifest.json'), readLast('ledger.json')]);
  const previous = {
    manifest: manifest && readManifest(new TextDecoder().decode(manifest)),
    ledger: ledger && readLedger(new TextDecoder().decode(ledger)),
  };
  if (previous.manifest === undefined || previous.ledger === undefined) return undefined;
  return { manifest: previous.manifest, ledger: previous.ledger };
}

/**
 * The release: the artifacts, those of outputs that were not built as the last build made them, the ledger and the manifest.
 * Throws a `Failure` when an artifact to keep was changed, or was built with another selection.
 */
export async function assemble(products: Products, options: ReleaseOptions): Promise<Release> {
  const { project, edition, date, artifacts, site } = products;
  const { generator, tools, previous, selection } = options;
  const kept = await readKeptArtifacts(options);
  const ledger = toJson(makeLedger(edition, project.tables));
  const records: readonly ArtifactRecord[] = [
    ...artifacts.map((artifact) => recordArtifact(artifact, edition)),
    ...(site?.artifacts ?? []).map((artifact) => recordArtifact(artifact, site?.edition ?? edition)),
    ...kept.map(({ record }) => record),
    { path: 'ledger.json', output: 'ledger', bytes: ledger.length, sha256: sha256(ledger) },
  ];
  const drawings = allDrawings(products, previous, kept.length > 0);
  const manifest = makeManifest({
    generator,
    edition,
    sources: project.sources,
    date,
    ...(selection === undefined ? {} : { selection }),
    artifacts: records,
    drawings,
    tools,
  });
  const files = [
    ...[...artifacts, ...(site?.artifacts ?? [])].map(({ path, bytes }) => ({ path, bytes })),
    ...kept.map(({ record, bytes }) => ({ path: record.path, bytes })),
    { path: 'ledger.json', bytes: ledger },
    { path: 'manifest.json', bytes: toJson(manifest) },
  ];
  return { files, manifest };
}

/**
 * What the last build and this one say, to be compared with each other. Drawings that were not made this time count as unchanged.
 * Rows of the last build that are gone have no other names than their ids.
 */
export function snapshots(
  previous: Previous,
  products: Omit<Products, 'artifacts' | 'date' | 'site'>,
): readonly [EditionRecord, EditionRecord] {
  const context = contextOf(products.edition);
  const record = (ledger: Ledger, drawings: Manifest['drawings']): EditionRecord => {
    const drawn = new Set(Object.keys(drawings).map(figureOf));
    const titles = Object.entries(context.figures).filter(([id]) => drawn.has(id));
    return recordLedger(ledger, { ...context, figures: Object.fromEntries(titles), drawings });
  };
  const ledger = makeLedger(products.edition, products.project.tables);
  const now = record(ledger, allDrawings(products, previous, true));
  return [record(previous.ledger, previous.manifest.drawings), now];
}

/** JSON as it is written to the output folder. */
function toJson(value: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);
}

function recordArtifact(
  { path, output, bytes, sha256: digest, pages, form, layout, charts }: OutputArtifact,
  { slides, meta, isPublic }: Edition,
): ArtifactRecord {
  return {
    path,
    output,
    bytes: bytes.length,
    sha256: digest,
    ...(pages === undefined || form === undefined ? {} : { [form]: pages }),
    ...(layout === undefined ? {} : { layout }),
    ...(path.endsWith('.pdf') ? { conformsTo: pdfStandards } : {}),
    // A public edition does not say what its slides take.
    ...(form === 'slides' && isPublic !== true ? { talk: talkLength(slides, meta.talk.minutes) } : {}),
    ...(charts === undefined ? {} : { charts: countCharts(charts) }),
  };
}

function countCharts(charts: readonly ChartForm[]): NonNullable<ArtifactRecord['charts']> {
  const pictures = charts.filter(({ picture }) => picture !== undefined).length;
  return { native: charts.length - pictures, pictures };
}

/** Digests of the drawings by `chart/surface`; with `withOld`, also the last build's of figures that still exist and were not drawn. */
function allDrawings(
  { edition, drawings }: Pick<Products, 'edition' | 'drawings'>,
  previous: Previous | undefined,
  withOld: boolean,
): Readonly<Record<string, string>> {
  const old = Object.entries(withOld ? (previous?.manifest.drawings ?? {}) : {});
  const still = old.filter(([name]) => edition.figures.has(name.slice(0, name.lastIndexOf('/'))));
  return { ...Object.fromEntries(still), ...digestDrawings(drawings) };
}

/** Throws a `Failure` when files of two selections would lie side by side: one could show what the other leaves out. */
function refuseMixedSelections(before: SelectionRecord | undefined, now: SelectionRecord | undefined): void {
  const keys = ['edition', 'public', 'minutes'] as const;
  if (keys.every((key) => before?.[key] === now?.[key])) return;
  const what = 'which were built with other `--edition`, `--public` or `--minutes`';
  throw new Failure(`Cannot keep the other outputs, ${what}`, {
    help: 'build everything at once, without `--only`, or into another folder with `--output`',
  });
}

/** The artifacts of outputs that were not built this time, with their records. */
async function readKeptArtifacts({ outputs, previous, readLast, selection }: ReleaseOptions) {
  const own = new Set([...outputs, 'ledger']);
  const others = (previous?.manifest.artifacts ?? []).filter(({ output }) => !own.has(output));
  if (others.length > 0) refuseMixedSelections(previous?.manifest.selection, selection);
  return Promise.all(
    others.map(async (record) => {
      const bytes = await readLast(record.path);
      if (bytes === undefined || sha256(bytes) !== record.sha256) {
        throw new Failure(`Cannot keep \`${record.path}\`, which is not what the last build wrote`, {
          help: 'build everything once: `npm run build`',
        });
      }
      const keptFrom = record.keptFrom ?? previous?.manifest.inputs.sha256 ?? '';
      return { record: { ...record, keptFrom }, bytes };
    }),
  );
}
