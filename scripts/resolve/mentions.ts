// The labels and anchors of the places at which readers find figures, tables and slides.
import type { Mention, Slide } from '../model/edition.ts';
import { figureAnchor, tableAnchor } from './anchors.ts';

/** "Figure 3". Nothing for a figure without a number, which stands on slides only. */
export function figureMentions(id: string, number: number | undefined): readonly Mention[] {
  return number === undefined
    ? []
    : [{ kind: 'figure', label: `Figure\u00a0${number}`, anchor: figureAnchor(id) }];
}

/** "Table 2". Nothing for a table without a number, which stands on slides only. */
export function tableMentions(id: string, number: number | undefined): readonly Mention[] {
  return number === undefined
    ? []
    : [{ kind: 'table', label: `Table\u00a0${number}`, anchor: tableAnchor(id) }];
}

/** "slide 6". */
export function slideMention({ id, number }: Pick<Slide, 'id' | 'number'>): Mention {
  return { kind: 'slide', label: `slide\u00a0${number}`, anchor: id };
}
