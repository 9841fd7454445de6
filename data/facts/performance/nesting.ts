// Facts on virtual machines inside virtual machines.
import { amount, atMost, type Data, type FactTree, greater, ratio } from '#facts';

/** How long one import took in a nested VM, with and without huge pages, beside the outer VM. */
export function nestingFacts(data: Data): FactTree {
  const of = (id: string) => {
    const row = data.row('nesting-measured', id);
    return amount(row, { label: row.text('what') }, { point: 'time', low: 'low', high: 'high' });
  };
  const [outer, small, huge] = [of('import-outer'), of('import-small'), of('import-huge')];
  const label = 'import in a nested VM with pages of 4 KiB beside the outer VM';
  const across = 'one workload on one machine';
  return {
    small,
    huge,
    slowdown: atMost(2, ratio(small, outer, { label, across })),
    hugePagesHelp: greater(small, huge, {
      by: 10,
      label: 'with small pages the import takes more than ten times as long as with huge pages',
    }),
  };
}
