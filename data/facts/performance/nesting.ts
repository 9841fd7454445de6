// Facts on virtual machines inside virtual machines.
import { amount, type Data, type FactTree, greater } from '#facts';

/** How long one import took in a nested VM, with and without huge pages, beside the outer VM. */
export function nestingFacts(data: Data): FactTree {
  const of = (id: string) => {
    const row = data.row('nesting-measured', id);
    return amount(row, { label: `${row.text('what')}` }, { point: 'time', low: 'low', high: 'high' });
  };
  const [small, huge] = [of('import-small'), of('import-huge')];
  return {
    small,
    huge,
    hugePagesHelp: greater(small, huge, {
      by: 10,
      label: 'with small pages the import takes more than ten times as long as with huge pages',
    }),
  };
}
