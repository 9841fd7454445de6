import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { viewData } from '../../scripts/facts/data.ts';
import { readFonts } from '../../scripts/io/fonts.ts';
import { diskWorld } from '../../scripts/io/world.ts';
import type { Cache, ChartSpec, Dataset, Edition, Figure, Row, Series } from '../../scripts/model.ts';
import type { DrawTools } from '../../scripts/stages/draw.ts';
import { load } from '../../scripts/stages/load.ts';
import { validate } from '../../scripts/stages/validate.ts';
import { loadTopics } from '../topics.ts';

const root = join(import.meta.dirname, '../..');

/** The tokens of the real project. */
export const tokens = readFileSync(join(root, 'templates/styles/tokens.css'), 'utf8');

/** What charts read. */
export interface Tables {
  readonly datasets: ReadonlyMap<string, Dataset>;
  readonly series: ReadonlyMap<string, Series>;
}

/** An edition of nothing but figures, one for each chart, with the rows that it reads. */
export function figuresOf(charts: Iterable<ChartSpec>, { datasets, series }: Tables): Edition {
  const figures = [...charts].map((spec): [string, Figure] => [
    spec.id,
    figureOf(spec, { datasets, series }),
  ]);
  return { figures: new Map(figures), datasets, series } as unknown as Edition;
}

function figureOf(spec: ChartSpec, { datasets, series }: Tables): Figure {
  const rows = spec.reads.flatMap((name): [string, readonly Row[]][] => {
    const table = datasets.get(name) ?? series.get(name);
    return table === undefined ? [] : [[name, table.rows]];
  });
  const { id, title, subtitle } = spec;
  return { id, spec, title, subtitle, alt: `Chart ${id}`, data: [], rows: new Map(rows), sources: [] };
}

/** Every chart in `templates/charts/`, placed or not, with the real data; and the texts of the project. */
export async function realFigures(): Promise<{ edition: Edition; texts: ReadonlyMap<string, string> }> {
  const sources = await load(await diskWorld(root));
  const { charts, datasets, units } = validate(sources).value;
  const data = viewData(datasets, units.units);
  const topics = await loadTopics(sources.texts);
  const made = Object.values(topics).flatMap((topic) => topic(data).series);
  const series = new Map(made.map((one) => [one.name, one]));
  return { edition: figuresOf(charts.values(), { datasets, series }), texts: sources.texts };
}

const forgetful: Cache = { get: async () => undefined, put: async () => {} };

/** What drawing needs, with the embedded fonts and the real tokens. */
export async function drawTools(texts: ReadonlyMap<string, string> = new Map()): Promise<DrawTools> {
  return { cache: forgetful, fonts: await readFonts(), tokens, texts };
}
