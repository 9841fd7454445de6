// Finds datasets of the project by name.
import { diskWorld } from '../../host/disk/world.ts';
import { Failure, wrongUsage } from '../../messages/failure.ts';
import { suggest } from '../../messages/message.ts';
import type { Dataset } from '../../model/data.ts';
import { parseDataset } from '../../read/data/dataset.ts';

/** A dataset with the text of its file. */
export interface StoredDataset {
  readonly text: string;
  readonly dataset: Dataset;
}

/** Every dataset of the project that can be parsed, sorted by name. */
export async function readDatasets(root: string): Promise<readonly StoredDataset[]> {
  const world = await diskWorld(root);
  const stored = await Promise.all(
    (await datasetPaths(root)).map(async (path) => {
      const text = await world.read(path);
      const dataset = parseDataset(path, text).value;
      return dataset === undefined ? [] : [{ text, dataset }];
    }),
  );
  return stored.flat().sort((a, b) => (a.dataset.name < b.dataset.name ? -1 : 1));
}

/** The dataset whose file has the name. Rejects with wrong usage and the likely name when there is none, and when it cannot be parsed. */
export async function findDataset(root: string, name: string): Promise<StoredDataset> {
  const paths = await datasetPaths(root);
  const path = paths.find((candidate) => nameOf(candidate) === name);
  if (path === undefined) {
    throw wrongUsage(`Unexpected dataset \`${name}\``, suggest(name, paths.map(nameOf)).help);
  }
  const text = await (await diskWorld(root)).read(path);
  const dataset = parseDataset(path, text).value;
  if (dataset === undefined) {
    throw new Failure(`Cannot read \`${path}\``, { help: '`npm run check` says what is wrong with it' });
  }
  return { text, dataset };
}

async function datasetPaths(root: string): Promise<readonly string[]> {
  const paths = await (await diskWorld(root)).list('data');
  return paths.filter((path) => /^data\/(?!editions\/)[^/]+\/[^/]+\.json$/u.test(path));
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1, -'.json'.length);
}
