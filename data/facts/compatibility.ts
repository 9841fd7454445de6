// Facts on what fits: the system calls that gVisor implements.
import { type Data, type FactTree, quantity, ratio, sum, type Topic } from '#facts';

/** How much of Linux’s table of system calls gVisor implements. */
export function topic(data: Data): Topic {
  return { facts: { gvisor: gvisor(data) }, series: [] };
}

function gvisor(data: Data): FactTree {
  const of = (id: string) => quantity(data.cell('gvisor-calls', id, 'calls'), { label: `gVisor, ${id}` });
  const implemented = sum([of('full'), of('partial')], { label: 'system calls that gVisor implements' });
  const total = sum([of('full'), of('partial'), of('refused')], { label: 'system calls in gVisor’s table' });
  return { implemented, total, share: ratio(implemented, total, { unit: '%' }) };
}
