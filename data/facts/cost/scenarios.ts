// Scenarios that readers exported from the calculator: numbers of theirs, which start from a worked case.
import type { CellRef, Data } from '#facts';
import { type Option, options } from './model/inputs.ts';

/** The case that others start from, and whose platforms the base case ranks. */
export const baseCase = 'midsize';

export interface Scenario {
  readonly id: string;
  readonly title: string;
  /** The worked case that it starts from. */
  readonly from: string;
  /** By input, in the unit of its row, with the cell in which the number stands. */
  readonly values: ReadonlyMap<string, { readonly value: number; readonly cell: CellRef }>;
}

/** The scenarios of the cost model, in the order of their files. */
export function scenariosIn(data: Data): readonly Scenario[] {
  if (!data.has('scenarios')) return [];
  const rows = data.rows('scenarios').filter((row) => row.text('calculator') === 'cost');
  const cases = data.rows('cost-case-list').map(({ id }) => id);
  return [...Map.groupBy(rows, (row) => row.text('scenario') ?? '')].map(([id, own]) => ({
    id,
    title: own[0]?.text('title') ?? id,
    // A case that does not exist is reported at the scenario.
    from: cases.find((one) => one === own[0]?.text('from')) ?? baseCase,
    values: new Map(
      own.map((row) => {
        const cell = { dataset: 'scenarios', row: row.id, field: 'value' };
        return [row.text('input') ?? '', { value: Number(row.values.value), cell }];
      }),
    ),
  }));
}

/** Ids of the switches of the form: whether burstable shapes may be rented, and which options are ranked. */
export const burstableSwitch = 'burstable';
export const rankSwitch = (option: Option): string => `rank-${option}`;

/** The switches as a worked case has them. */
export function switchesOf(data: Data, name: string): Readonly<Record<string, number>> {
  const row = data.row('cost-case-list', name);
  const ranked = (row.text('ranked') ?? '').split(' ');
  return {
    [burstableSwitch]: row.text('shapes') === 'all' ? 1 : 0,
    ...Object.fromEntries(options.map((option) => [rankSwitch(option), ranked.includes(option) ? 1 : 0])),
  };
}
