// Figures of charts, and what is needed to draw them.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { localRunner } from '../../scripts/draw/charts/runner.ts';
import type { DrawTools } from '../../scripts/draw/draw.ts';
import { builtInUnits } from '../../scripts/facts/units.ts';
import { readFonts } from '../../scripts/host/fonts.ts';
import { noCache } from '../../scripts/model/cache.ts';
import type { Dataset, Row } from '../../scripts/model/data.ts';
import type { Edition, Figure } from '../../scripts/model/edition.ts';
import type { Series } from '../../scripts/model/facts.ts';
import type { Meanings } from '../../scripts/model/manner/hues.ts';
import type { ChartSpec } from '../../scripts/model/specs.ts';
import { readPalette } from '../../scripts/read/templates/tokens.ts';

const root = join(import.meta.dirname, '../..');

/** The tokens of the real project, and the colours of its light theme. */
export const tokens = readFileSync(join(root, 'templates/styles/tokens.css'), 'utf8');
export const palette = readPalette(tokens);

/** What charts read. */
export interface Tables {
  readonly datasets: ReadonlyMap<string, Dataset>;
  readonly series: ReadonlyMap<string, Series>;
}

/** An edition of nothing but figures, one for each chart, with the rows that it reads. */
export function figuresOf(
  charts: Iterable<ChartSpec>,
  { datasets, series }: Tables,
  meanings?: Meanings,
): Edition {
  const figures = [...charts].map((spec): [string, Figure] => [
    spec.id,
    figureOf(spec, { datasets, series }),
  ]);
  const meta = { meanings };
  return { meta, figures: new Map(figures), datasets, series, units: builtInUnits } as unknown as Edition;
}

function figureOf(spec: ChartSpec, { datasets, series }: Tables): Figure {
  const rows = spec.reads.flatMap((name): [string, readonly Row[]][] => {
    const table = datasets.get(name) ?? series.get(name);
    return table === undefined ? [] : [[name, table.rows]];
  });
  const { id, title, subtitle } = spec;
  return {
    kind: 'chart',
    id,
    spec,
    fieldTitles: new Map(),
    title,
    subtitle,
    alt: `Chart ${id}`,
    data: [],
    rows: new Map(rows),
    sources: [],
  };
}

/** Runs charts in the process of the test. */
export const charts = localRunner();

/** What drawing needs, with the embedded fonts and the real colours. */
export async function drawTools(texts: ReadonlyMap<string, string> = new Map()): Promise<DrawTools> {
  return { cache: noCache, charts, fonts: await readFonts(), palette, texts };
}
