// Chooses and orders the rows of a table.
import type { Row, Scalar } from '../../model/data.ts';
import type { TableSpec } from '../../model/specs.ts';

/** The rows that the filter of a table leaves, in its order. */
export function rowsOfTable(rows: readonly Row[], spec: TableSpec): readonly Row[] {
  return sorted(
    rows.filter((row) => matches(row, spec)),
    spec,
  );
}

function matches(row: Row, { where }: TableSpec): boolean {
  return Object.entries(where ?? {}).every(([field, wanted]) => {
    const value = row[field] ?? null;
    return Array.isArray(wanted) ? wanted.includes(value) : value === wanted;
  });
}

function sorted(rows: readonly Row[], { sort = [] }: TableSpec): readonly Row[] {
  return [...rows].sort((a, b) => {
    for (const { field, order } of sort) {
      const by = compare(a[field] ?? null, b[field] ?? null, order === 'ascending' ? 1 : -1);
      if (by !== 0) return by;
    }
    return 0;
  });
}

/** Empty cells come last in either order. Words are compared by code units, so that the order does not depend on a locale. */
function compare(a: Scalar, b: Scalar, sign: 1 | -1): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
  return String(a) < String(b) ? -sign : sign;
}
