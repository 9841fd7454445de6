// The series that draws one GPU cut in three ways.
import { type Data, forDrawing, numbers, type Row, type Series, words } from '#facts';

const letters = 'ABCDEFG';

/** Whether a boundary between two workloads keeps memory and faults apart, is a limit that can be set, or is nothing. */
function wallOf(memory = '', faults = ''): string {
  if (memory === 'own part' && faults === 'own') return 'memory and faults';
  return memory.endsWith('limits can be set') ? 'limits' : 'none';
}

/** Slices of one GPU under MIG, MPS and time-slicing; as many as MIG allows. */
export function sliceSeries(data: Data): Series {
  const count = Number(data.row('mig-instances', 'data-centre').values.instances);
  const rows = ['mig', 'mps', 'time-slicing'].flatMap((id) => {
    const row = data.row('gpu-sharing', id);
    const wall = wallOf(row.text('memory'), row.text('faults'));
    return Array.from({ length: count }, (_, slice): Row => {
      const workload = letters[wall === 'none' ? slice % 3 : slice % letters.length] ?? '';
      const order = Number(row.values.order);
      return { id: `${id}-${slice + 1}`, mode: row.text('mode') ?? id, order, slice, workload, wall };
    });
  });
  return {
    name: 'gpu-slices',
    title: 'One GPU cut in three ways',
    fields: [
      words('id', 'Id', 'Stable name of the row.'),
      words('mode', 'Way', 'How the GPU is shared.'),
      forDrawing(numbers('order', 'Order', 'Order in the table.', 'count')),
      numbers('slice', 'Slice', 'Place of the slice; under time-slicing in time.', 'count'),
      words('workload', 'Workload', 'Letter of the workload that uses the slice.'),
      words('wall', 'Wall', 'What the boundary to the next workload is.'),
    ],
    rows,
    from: ['gpu-sharing', 'mig-instances'],
  };
}
