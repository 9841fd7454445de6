// Turns figures into charts that an office suite can edit, or into pictures where it has no such chart.

import type { ContentSlot } from '../../../model/deck/slide-layout.ts';
import type { TalkPart } from '../../../model/deck/talk.ts';
import type { Edition, Figure } from '../../../model/edition.ts';
import type { Kit, KitPicture } from '../../../model/page.ts';
import { drawingKey } from '../../shared/drawing-key.ts';
import type { NodeHandlers } from '../slide-nodes.ts';
import { surfaceIn } from '../slots.ts';
import { hasWords, lineRuns } from './runs.ts';
import { dataTableParts } from './tables.ts';

/** What the parts of slides are made with. */
export interface PartSources {
  readonly edition: Edition;
  readonly kit: Kit;
  /** Images by address, and drawings that no chart can show by figure and surface. */
  readonly pictures: ReadonlyMap<string, KitPicture>;
}

/** A figure with how it is to be read; in slots that show data, its tables. */
export function figureParts(
  id: string,
  slot: ContentSlot,
  sources: PartSources,
  handlers: NodeHandlers,
): readonly TalkPart[] {
  const figure = sources.edition.figures.get(id);
  if (figure === undefined) return [];
  const surface = surfaceIn(slot, figure);
  if (surface === undefined) return figure.data.flatMap((table) => dataTableParts(table, slot, handlers));
  const runs = lineRuns(figure.subtitle, handlers);
  const subtitle: TalkPart = { kind: 'text', slot: slot.name, name: 'Subtitle', role: 'subtitle', runs };
  return [...(hasWords(runs) ? [subtitle] : []), drawingPart(figure, surface, slot.name, sources)];
}

function drawingPart(
  figure: Figure,
  surface: Parameters<Kit['drawing']>[1],
  slot: string,
  { edition, kit, pictures }: PartSources,
): TalkPart {
  const { id, alt } = figure;
  const { plot } = kit.drawing(id, surface);
  if (plot !== undefined && plot.kind !== 'none')
    return { kind: 'chart', slot, name: 'Chart', alt, plot, titles: fieldTitles(figure, edition) };
  const picture = pictures.get(drawingKey(id, surface));
  if (picture === undefined) throw new Error(`Unexpected missing picture of \`${id}\``);
  return { kind: 'picture', slot, name: 'Figure', alt, picture };
}

/** What the columns of a chart's workbook are headed with: titles and units of the fields that it reads. */
function fieldTitles({ spec }: Figure, { datasets, series }: Edition): ReadonlyMap<string, string> {
  const fields = spec.reads.flatMap((name) => (datasets.get(name) ?? series.get(name))?.fields ?? []);
  return new Map(
    fields.map(({ name, title, unit }) => [
      name,
      unit === undefined || unit === '1' || unit === 'count' ? title : `${title}, ${unit}`,
    ]),
  );
}
