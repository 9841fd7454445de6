// Makes and reads `manifest.json`, the record of what was built, from what and with what.
import type { PageLayout } from '../model/artifact.ts';
import { sha256 } from '../model/digest.ts';
import type { Drawing } from '../model/drawing.ts';
import type { Coverage, Edition } from '../model/edition.ts';
import type { Sources } from '../model/sources.ts';
import type { TalkLength } from '../resolve/talk/talk-length.ts';

/** The `kind` of manifests, by which an output folder is recognised. */
const manifestKind = 'edition-manifest/1';

/** `manifest.json`: what was built, from what, with what. */
export interface Manifest {
  readonly kind: typeof manifestKind;
  readonly generator: string;
  readonly edition: { readonly id: string; readonly title: string; readonly date: string };
  /** The latest retrieval of the data, ISO. */
  readonly dataDate: string;
  /** Date and time that documents carry, ISO in UTC. */
  readonly documentDate: string;
  readonly coverage: Coverage;
  /** What was selected of the project; absent when it was everything. */
  readonly selection?: SelectionRecord;
  readonly artifacts: readonly ArtifactRecord[];
  readonly inputs: { readonly sha256: string; readonly files: Readonly<Record<string, string>> };
  /** Digests of the drawings by `chart/surface`. */
  readonly drawings: Readonly<Record<string, string>>;
  readonly tools: Readonly<Record<string, string>>;
}

/** What was selected: a variant of the edition, an edition without notes and private slides, a talk cut to a number of minutes. */
export interface SelectionRecord {
  readonly edition?: string;
  readonly public?: true;
  readonly minutes?: number;
}

/** One file in the output folder. */
export interface ArtifactRecord {
  readonly path: string;
  /** Name of the output it belongs to. */
  readonly output: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly pages?: number;
  readonly slides?: number;
  /** Share of its pages that is empty, and its smallest type in points, for printed pages. */
  readonly layout?: PageLayout;
  /** The standards that a PDF follows. */
  readonly conformsTo?: readonly string[];
  /** Number of charts on its slides that an office suite can edit, and of those that are pictures. */
  readonly charts?: { readonly native: number; readonly pictures: number };
  /** Minutes of the talk that its slides are, by priority, and of its slot. */
  readonly talk?: TalkLength;
  /** Digest of the inputs of the earlier build that made it, when `--only` kept it. */
  readonly keptFrom?: string;
}

/** What a manifest is made of. */
export interface ManifestParts {
  readonly generator: string;
  readonly edition: Edition;
  readonly sources: Sources;
  readonly date: string;
  readonly selection?: SelectionRecord;
  readonly artifacts: readonly ArtifactRecord[];
  readonly drawings: Readonly<Record<string, string>>;
  readonly tools: Readonly<Record<string, string>>;
}

/** The manifest of a build; the same parts give the same bytes. */
export function makeManifest(parts: ManifestParts): Manifest {
  const { id, title, date } = parts.edition.meta;
  return {
    kind: manifestKind,
    generator: parts.generator,
    edition: { id, title, date },
    dataDate: parts.edition.dataDate,
    documentDate: parts.date,
    coverage: parts.edition.coverage,
    ...(parts.selection === undefined ? {} : { selection: parts.selection }),
    artifacts: [...parts.artifacts].sort((a, b) => byCodeUnits(a.path, b.path)),
    inputs: digestInputs(parts.sources),
    drawings: sorted(Object.entries(parts.drawings)),
    tools: sorted(Object.entries(parts.tools)),
  };
}

/** The manifest in a file of an earlier build; `undefined` when the text is no manifest, or one of another kind. */
export function readManifest(text: string): Manifest | undefined {
  try {
    const manifest = JSON.parse(text);
    return manifest.kind === manifestKind ? manifest : undefined;
  } catch {
    return undefined;
  }
}

/** Paths of the artifacts that a manifest lists, relative to its folder; `undefined` when the text is no manifest of this program. */
export function listedPaths(text: string): readonly string[] | undefined {
  const manifest = readManifest(text);
  if (manifest === undefined) return undefined;
  // The file may have been edited by hand.
  const artifacts: readonly Partial<ArtifactRecord>[] = Array.isArray(manifest.artifacts)
    ? manifest.artifacts
    : [];
  return artifacts.flatMap((record) => (typeof record?.path === 'string' ? [record.path] : []));
}

/** SHA-256 digests of drawings by `chart/surface`. */
export function digestDrawings(drawings: readonly Drawing[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    drawings.map(({ chart, surface, svg }) => [`${chart}/${surface}`, sha256(svg)] as const),
  );
}

/** SHA-256 digests of all inputs by path, and one digest over this list. */
export function digestInputs({ texts, assets }: Sources): Manifest['inputs'] {
  const files = sorted([...texts, ...assets].map(([path, content]) => [path, sha256(content)] as const));
  return { sha256: sha256(JSON.stringify(files)), files };
}

function sorted<T>(entries: readonly (readonly [string, T])[]): Readonly<Record<string, T>> {
  return Object.fromEntries([...entries].sort(([a], [b]) => byCodeUnits(a, b)));
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
