import { viewData } from '../../../scripts/facts/data.ts';
import { diskWorld } from '../../../scripts/host/disk/world.ts';
import type { Edition } from '../../../scripts/model/edition.ts';
import { load } from '../../../scripts/read/load.ts';
import { validate } from '../../../scripts/read/validate.ts';
import { slideLayouts } from '../../../scripts/render/deck/layouts/index.ts';
import { sourcesTable } from '../../../scripts/resolve/facts/source-rows.ts';
import { figuresOf } from '../../support/figures.ts';
import { root } from '../../support/project.ts';
import { shownSurfaces } from '../../support/shown-surfaces.ts';
import { loadTopics } from '../../support/topics.ts';

/** Every chart in `templates/charts/` with the real data, the drawings that the real content shows, and the texts of the project. */
export async function realFigures(): Promise<{
  edition: Edition;
  shown: ReturnType<typeof shownSurfaces>;
  texts: ReadonlyMap<string, string>;
}> {
  const sources = await load(await diskWorld(root));
  const project = validate(sources, slideLayouts).value;
  const { bibliography, charts, datasets, units } = project;
  const data = viewData(new Map([...datasets, ['sources', sourcesTable(bibliography)]]), units.units);
  const topics = await loadTopics(sources.texts);
  const made = Object.values(topics).flatMap((topic) => topic(data).series);
  const series = new Map(made.map((one) => [one.name, one]));
  const shown = shownSurfaces(project).filter(({ chart }) => charts.has(chart));
  return {
    edition: figuresOf(charts.values(), { datasets, series }, project.edition.meanings),
    shown,
    texts: sources.texts,
  };
}
