import type { Edition, Kit } from '../model.ts';
import type { Uses } from './uses.ts';

/** What prose is set for: pages of paper or a screen. */
export type Medium = 'print' | 'screen';

/** All that turning an edition into HTML needs to know. */
export interface Setting {
  readonly edition: Edition;
  readonly kit: Kit;
  readonly medium: Medium;
  readonly uses: Uses;
}

/** Id of a fact's row in the ledger. */
export function factAnchor(fact: string): string {
  return `fact-${fact}`;
}

/** Id of an entry in the list of references. */
export function referenceAnchor(id: string): string {
  return `ref-${id}`;
}

/** Id of a figure. */
export function figureAnchor(id: string): string {
  return `fig-${id}`;
}

/** Id of a table. */
export function tableAnchor(id: string): string {
  return `tbl-${id}`;
}

/** Id of a dataset in the list of data. */
export function dataAnchor(name: string): string {
  return `data-${name}`;
}
