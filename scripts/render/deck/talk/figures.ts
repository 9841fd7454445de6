// Turns figures into charts that an office suite can edit, or into pictures where it has no such chart.
import { altOn } from '../../../draw/surfaces.ts';
import type { ContentSlot } from '../../../model/deck/slide-layout.ts';
import type { PicturePart, TalkPart } from '../../../model/deck/talk.ts';
import type { Edition, Figure } from '../../../model/edition.ts';
import type { Kit } from '../../../model/page.ts';
import { drawingKey } from '../../shared/drawing-key.ts';
import type { NodeHandlers } from '../slide-nodes.ts';
import { surfaceIn } from '../slots.ts';
import { hasWords, lineRuns } from './runs.ts';
import { dataTableParts } from './tables.ts';

/** What the parts of slides are made from. */
export interface TalkResources {
  readonly edition: Edition;
  readonly kit: Kit;
  /** Drawings that no native chart can show, by `drawingKey`. */
  readonly pictures: ReadonlyMap<string, PartPicture>;
}

/** What a part shows: pixels, and the vectors of a drawing. */
export type PartPicture = Pick<PicturePart, 'image' | 'svg'>;

/** The parts of a figure: subtitle and drawing, or its data tables in slots that show data. */
export function figureParts(
  id: string,
  slot: ContentSlot,
  resources: TalkResources,
  handlers: NodeHandlers,
): readonly TalkPart[] {
  const figure = resources.edition.figures.get(id);
  if (figure === undefined) return [];
  const surface = surfaceIn(slot, figure);
  if (surface === undefined) return figure.data.flatMap((table) => dataTableParts(table, slot, handlers));
  const runs = lineRuns(figure.subtitle, handlers);
  const subtitle: TalkPart = { kind: 'text', slot: slot.name, name: 'Subtitle', role: 'subtitle', runs };
  return [...(hasWords(runs) ? [subtitle] : []), drawingPart(figure, surface, slot.name, resources)];
}

function drawingPart(
  figure: Figure,
  surface: Parameters<Kit['drawing']>[1],
  slot: string,
  { edition, kit, pictures }: TalkResources,
): TalkPart {
  const { id } = figure;
  const alt = altOn(figure, surface);
  const { plot } = kit.drawing(id, surface);
  if (plot !== undefined && plot.kind !== 'none')
    return { kind: 'chart', slot, name: 'Chart', alt, plot, titles: fieldTitles(figure, edition) };
  const picture = pictures.get(drawingKey(id, surface));
  if (picture === undefined) throw new Error(`Unexpected missing picture of \`${id}\``);
  return { kind: 'picture', slot, name: 'Figure', alt, ...picture };
}

/** The heads of the columns in a chart's workbook, by field: its title and unit. */
function fieldTitles({ spec }: Figure, { datasets, series }: Edition): ReadonlyMap<string, string> {
  const fields = spec.reads.flatMap((name) => (datasets.get(name) ?? series.get(name))?.fields ?? []);
  return new Map(
    fields.map(({ name, title, unit }) => [
      name,
      unit === undefined || unit === '1' || unit === 'count' ? title : `${title}, ${unit}`,
    ]),
  );
}
