// Facts on the parts of a Docker start.
import { amount, type Data, type FactTree, quantity, ratio } from '#facts';

/** The parts of a Docker start: namespaces, storage, and the hidden VM of Docker Desktop. */
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
