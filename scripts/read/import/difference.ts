import type { Row, Scalar } from '../../model/data.ts';

/** How rows differ, one line per row that came or went and per cell that changed. */
export function describeDifference(before: readonly Row[], after: readonly Row[]): readonly string[] {
  const old = new Map(before.map((row) => [row.id, row]));
  const now = new Set(after.map((row) => row.id));
  const changed = after.flatMap((row) => {
    const was = old.get(row.id ?? null);
    return was === undefined ? [`+ ${row.id}  ${describeRow(row)}`] : cellDifferences(was, row);
  });
  const gone = before.filter((row) => !now.has(row.id)).map((row) => `- ${row.id}  ${describeRow(row)}`);
  return [...changed, ...gone];
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
