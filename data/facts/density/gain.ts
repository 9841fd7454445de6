// Facts and a series on how much the memory of an isolation weighs beside the application in it.
import {
  behindField,
  computed,
  convert,
  type Data,
  each,
  type FactTree,
  greater,
  numbers,
  type Quantity,
  quantity,
  rowsBehind,
  type Series,
  words,
} from '#facts';

const sizes = { tiny: 'app-10', small: 'app-50', medium: 'app-250', large: 'app-1000' } as const;

const sandboxes = ['gvisor-systrap', 'kata3-cloud-hypervisor', 'kata2-qemu'];

/** How many times as many instances fit with runc as with Kata on QEMU, by memory, and with gVisor for the smallest application. */
export function gainFacts(data: Data): FactTree {
  const { tiny, medium, large } = sizes;
  return {
    gainOverKata: each({ tiny, medium, large }, (size) => gain(data, 'kata2-qemu', size)),
    gainOverGvisor: each({ tiny, large }, (size) => gain(data, 'gvisor-systrap', size)),
    gainShrinks: greater(gain(data, 'kata2-qemu', tiny), gain(data, 'kata2-qemu', large), {
      by: 2,
      label: 'the gain of runc over Kata shrinks to less than half as applications grow',
    }),
    gvisorBetween: greater(gain(data, 'kata3-cloud-hypervisor', tiny), gain(data, 'gvisor-systrap', tiny), {
      label: 'the gain of runc over Kata is larger than over gVisor',
    }),
  };
}

/** Memory of an application together with the idle memory of its isolation. */
export function together(data: Data, runtime: string, size: string): Quantity {
  const row = data.row('memory-one-host', runtime);
  const idle = quantity(row.cell('memory'));
  const application = convert(quantity(data.cell('application-sizes', size, 'value')), 'MiB');
  return computed(idle.value + application.value, {
    label: `${row.text('runtime')} with a ${data.row('application-sizes', size).text('name')}`,
    unit: 'MiB',
    digits: idle.digits,
    from: [idle, application],
    method: 'idle memory of the runtime + memory of the application in MiB (1 MB = 0.9537 MiB)',
  });
}

function gain(data: Data, runtime: string, size: string): Quantity {
  const [more, less] = [together(data, runtime, size), together(data, 'runc', size)];
  const label = data.row('memory-one-host', runtime).text('runtime');
  return computed(more.value / less.value, {
    label: `instances with runc for each with ${label}, ${data.row('application-sizes', size).text('name')}`,
    unit: '1',
    digits: 2,
    from: [more, less],
    method: '(idle memory + application) of one ÷ the same of runc, both in MiB (application: MB × 0.9537)',
  });
}

/** The gain of runc over each sandbox by size of the application. */
export function gainSeries(data: Data): Series {
  const rows = sandboxes.flatMap((runtime) =>
    data.rows('application-sizes').map((size) => ({
      id: `${runtime}-${size.id}`,
      runtime: data.row('memory-one-host', runtime).text('runtime') ?? runtime,
      application: quantity(size.cell('value')).value,
      gain: gain(data, runtime, size.id).value,
      behind: rowsBehind(gain(data, runtime, size.id)),
    })),
  );
  return {
    name: 'density-gain',
    title: 'Instances with runc for each instance in a sandbox, by memory alone',
    fields: [
      words('id', 'Id', 'Stable name of the row.'),
      words('runtime', 'Sandbox', 'What the instance runs in.'),
      numbers('application', 'Application', 'Memory of the application itself.', 'MB'),
      numbers('gain', 'Gain', 'Instances with runc for each instance in the sandbox.', '1'),
      behindField,
    ],
    rows,
    from: ['memory-one-host', 'application-sizes'],
  };
}
