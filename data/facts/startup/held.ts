// Names cells of several rows of a dataset.

/** A field of those rows of a dataset whose ids fit. */
export interface Held {
  readonly dataset: string;
  readonly rows: RegExp;
  readonly field: string;
}

export function held(dataset: string, rows: RegExp, field: string): Held {
  return { dataset, rows, field };
}
