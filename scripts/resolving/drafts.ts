import type { DataTable, Figure, SourceRef } from '../model.ts';

/** A table whose sources have no numbers yet: prose is numbered first. */
export interface DraftTable extends Omit<DataTable, 'sources'> {
  readonly refs: readonly SourceRef[];
}

/** A figure whose sources have no numbers yet. */
export type DraftFigure = DraftOf<Figure>;
type DraftOf<F> = F extends Figure
  ? Omit<F, 'sources' | 'data'> & {
      readonly refs: readonly SourceRef[];
      readonly data: readonly DraftTable[];
    }
  : never;
