// Lists the figures in the slots of a slide, with the surface that each is drawn for.
import type { ContentSlot } from '../../model/deck/slide-layout.ts';
import type { Surface } from '../../model/drawing.ts';
import type { Edition, Figure, Slide } from '../../model/edition.ts';
import { contentSlots } from '../../read/markdown/slide-slots.ts';
import { placementsIn } from '../../resolve/numbering.ts';

/** A figure on a slide. */
export interface PlacedFigure {
  readonly chart: string;
  readonly slot: ContentSlot;
  /** The surface that it is drawn for; absent where its data is shown as a table. */
  readonly surface?: Surface;
}

/** The surface that a figure in a slot is drawn for; none where its data is shown as a table. */
export function surfaceIn({ figures }: ContentSlot, figure: Figure | undefined): Surface | undefined {
  if (figures !== 'data') return figures;
  // A figure without data, such as a diagram, is shown as a drawing.
  return figure?.data.length === 0 ? 'slide' : undefined;
}

/** The figures of a slide in the order of its slots. */
export function figuresOn({ layout, slots }: Slide, edition: Edition): readonly PlacedFigure[] {
  return contentSlots(layout).flatMap((slot) =>
    placementsIn({ type: 'root', children: [...(slots[slot.name] ?? [])] }, 'figure').map(({ id }) => {
      const surface = surfaceIn(slot, edition.figures.get(id));
      return { chart: id, slot, ...(surface === undefined ? {} : { surface }) };
    }),
  );
}
