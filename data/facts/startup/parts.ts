import { amount, type Data, type FactTree, quantity, ratio } from '#facts';

/** What a Docker start consists of: namespaces, storage, and the hidden VM of a desktop. */
export function startupParts(data: Data): FactTree {
  const of = (id: string) => {
    const row = data.row('startup-parts', id);
    return amount(row, { label: row.text('part') ?? id });
  };
  return {
    namespaces: of('namespaces'),
    hddOverSsd: ratio(of('start-hdd'), of('start-ssd')),
    desktopPenalty: quantity(data.cell('startup-parts', 'desktop', 'factor'), {
      label: 'Docker Desktop, start-up compared with native Linux',
    }),
  };
}
