// Describes how the rows of a dataset change.
import type { Row, Scalar } from '../../model/data.ts';

/** One line for each added row (`+`), removed row (`-`) and changed cell (`~`). */
export function describeDifference(before: readonly Row[], after: readonly Row[]): readonly string[] {
  const old = new Map(before.map((row) => [row.id, row]));
  const now = new Set(after.map((row) => row.id));
  const changed = after.flatMap((row) => {
    const earlier = old.get(row.id ?? null);
    return earlier === undefined ? [`+ ${row.id}  ${describeRow(row)}`] : cellDifferences(earlier, row);
  });
  const removed = before.filter((row) => !now.has(row.id)).map((row) => `- ${row.id}  ${describeRow(row)}`);
  return [...changed, ...removed];
}

function cellDifferences(before: Row, after: Row): readonly string[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys
    .filter((key) => before[key] !== after[key])
    .map((key) => `~ ${after.id}/${key}  ${scalarText(before[key])} → ${scalarText(after[key])}`);
}

function describeRow(row: Row): string {
  const cells = Object.entries(row).filter(([key]) => key !== 'id');
  return cells.map(([key, value]) => `${key}=${scalarText(value)}`).join(' ');
}

function scalarText(value: Scalar | undefined): string {
  return value === undefined ? '(nothing)' : String(value);
}
