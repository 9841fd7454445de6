// Finds rows that are shown together and have changed places by one of their numbers.
import type { Change } from '../model/editions/changes.ts';
import type { RecordedRow, RecordedTable } from '../model/editions/record.ts';

interface Ranked {
  readonly row: RecordedRow;
  readonly before: number;
  readonly after: number;
}

/** For each number of a table, the pair of rows furthest up that changed places, with all rows that changed places. */
export function orderChanges(name: string, before: RecordedTable, after: RecordedTable): readonly Change[] {
  return Object.entries(after.fields).flatMap(([key, field]) => {
    const ranked = rankedRows(key, before, after);
    const pairs = swaps(ranked);
    const [first] = pairs;
    if (first === undefined) return [];
    const [upper, lower] = first;
    const names = [...new Set(pairs.flatMap((pair) => pair.map(({ row }) => row.label)))];
    return [
      {
        kind: 'order',
        label: `${after.title}, ${field.title}`,
        before: `${lower.row.label} > ${upper.row.label}`,
        after: `${upper.row.label} > ${lower.row.label}`,
        places: upper.row.places ?? [],
        reasons: [{ kind: 'row-changed', names }],
        isHeadline: false,
        name: `${name}/${key}`,
      } satisfies Change,
    ];
  });
}

/** Rows that both editions show with a number in a field, the largest now first. */
function rankedRows(key: string, before: RecordedTable, after: RecordedTable): readonly Ranked[] {
  return Object.entries(after.rows)
    .flatMap(([id, row]) => {
      const [old, now] = [before.rows[id]?.cells[key], row.cells[key]];
      const isShown = row.places !== undefined && before.rows[id]?.places !== undefined;
      return isShown && typeof old === 'number' && typeof now === 'number'
        ? [{ row, before: old, after: now }]
        : [];
    })
    .sort((a, b) => b.after - a.after);
}

/** Pairs of rows of one figure or table, of which the second stood above the first. */
function swaps(ranked: readonly Ranked[]): readonly (readonly [Ranked, Ranked])[] {
  return ranked.flatMap((upper, index) =>
    ranked
      .slice(index + 1)
      .filter(
        (lower) => upper.after > lower.after && upper.before < lower.before && areTogether(upper, lower),
      )
      .map((lower) => [upper, lower] as const),
  );
}

function areTogether({ row: a }: Ranked, { row: b }: Ranked): boolean {
  return a.places?.some((place) => b.places?.includes(place)) === true;
}
