// Makes the site of a build: the public part of the project as files for any static host.
import { makeLedger } from '../../changes/ledger.ts';
import { wrongUsage } from '../../messages/failure.ts';
import { sha256 } from '../../model/digest.ts';
import type { OutputArtifact } from '../../model/stages.ts';
import type { Options, Run } from '../../pipeline.ts';
import { dataPackage } from '../../records/package/data-package.ts';
import type { Site } from '../../records/release.ts';
import { dataFolder } from '../../render/site/addresses.ts';
import { siteOutputs } from '../../render/site/site.ts';
import type { Values } from '../session/command.ts';

/** Name of the output in manifests, and of its folder. */
export const siteName = 'site';
export const siteFolder = `${siteName}/`;

const ledgerPath = 'ledger.json';

/** Whether a site is wanted. Throws wrong usage for one that would lack some of its files. */
export function wantsSite(values: Values): boolean {
  if (values.site !== true) return false;
  if (values.only === undefined) return true;
  throw wrongUsage('Unexpected `--site` beside `--only`', 'a site holds every output: leave `--only` out');
}

/** What a site was made of and what was said of it; without `site` when messages stopped the run. */
export interface SiteBuild extends Pick<Awaited<ReturnType<Run['built']>>, 'messages'> {
  readonly site?: Site;
}

/** The site of a run. Whatever the run selects, nothing in the site is private. */
export async function buildSite(run: Run, { selection }: Pick<Options, 'selection'>): Promise<SiteBuild> {
  const beside = [...siteOutputs.flatMap(({ paths }) => paths), ledgerPath];
  const built = await run.built({
    outputs: siteOutputs,
    beside,
    selection: { ...selection, isPublic: true },
  });
  const { artifacts, edition, messages, project } = built;
  if (artifacts === undefined) return { messages };
  const datasets = [...project.datasets.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const described = { edition: project.edition, brand: edition.brand, datasets };
  const files = [
    { path: ledgerPath, text: `${JSON.stringify(makeLedger(edition, project.tables), null, 2)}\n` },
    ...dataPackage({ ...described, bibliography: project.bibliography }).map(({ path, text }) => ({
      path: `${dataFolder}${path}`,
      text,
    })),
  ];
  const all = [...artifacts, ...files.map(({ path, text }) => artifactOf(path, text))];
  return {
    messages,
    site: {
      edition,
      artifacts: all.map((artifact) => ({
        ...artifact,
        path: `${siteFolder}${artifact.path}`,
        output: siteName,
      })),
    },
  };
}

function artifactOf(path: string, text: string): OutputArtifact {
  const bytes = new TextEncoder().encode(text);
  return { path, bytes, sha256: sha256(bytes), output: siteName };
}
