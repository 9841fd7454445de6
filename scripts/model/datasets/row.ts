// A row of a dataset.
export type Scalar = string | number | boolean | null;
export type Row = Readonly<Record<string, Scalar>>;
