// Facts and a series on how many instances fit into the memory of an example host.
import {
  computed,
  convert,
  type Data,
  type DataRow,
  digitsOf,
  each,
  type FactTree,
  greater,
  numbers,
  type Quantity,
  quantity,
  ratio,
  type Series,
  words,
} from '#facts';

/** Ids of rows of `memory-per-instance`, whose memory of an idle instance is used as the overhead of the platform. */
const platforms = {
  runc: 'runc-sleep-gvisor',
  gvisor: 'gvisor-sleep-gvisor',
  rund: 'rund-1000-li',
  kataFirecracker: 'kata-firecracker-1000-li',
  kataQemu: 'kata-qemu-1000-li',
  debianVm: 'debian-micropython-manco',
} as const;

const applications = { tiny: 'app-10', small: 'app-50', medium: 'app-250', large: 'app-1000' } as const;

const assumed = { across: 'an assumed host and application, a measured overhead' };

/** Instances that fit by memory, `density.fit.<platform>.<application>`, and the gain of runc over Kata. */
export function fitFacts(data: Data): FactTree {
  const { tiny, small, medium, large } = applications;
  const gain = (platform: string, app: string) =>
    ratio(fitting(data, platforms.runc, app), fitting(data, platform, app), assumed);
  return {
    fit: {
      runc: each({ tiny, small, large }, (app) => fitting(data, platforms.runc, app)),
      rund: { tiny: fitting(data, platforms.rund, tiny) },
      kataQemu: each({ tiny, large }, (app) => fitting(data, platforms.kataQemu, app)),
    },
    gainOverKata: each({ tiny, medium, large }, (app) => gain(platforms.kataQemu, app)),
  };
}

/** Predicates on these counts. */
export function fitPredicates(data: Data): FactTree {
  const gain = (app: string) =>
    ratio(fitting(data, platforms.runc, app), fitting(data, platforms.kataQemu, app), assumed);
  const limit = quantity(data.cell('platform-limits', 'kubernetes-pods', 'limit'), {
    label: 'pods per node that Kubernetes recommends',
  });
  return {
    gainShrinks: greater(gain(applications.tiny), gain(applications.large), {
      by: 2,
      label: 'the density gain of containers shrinks to less than half as applications grow',
    }),
    podLimitBinds: greater({ ...fitting(data, platforms.runc, applications.small), unit: 'count' }, limit, {
      label: 'by memory more small containers fit than Kubernetes recommends pods',
    }),
    memoryBinds: greater(
      limit,
      {
        ...fitting(data, platforms.runc, applications.large),
        unit: 'count',
      },
      {
        label: 'by memory fewer large containers fit than Kubernetes recommends pods',
      },
    ),
  };
}

/** Whole instances of an application, with overhead, that fit into the memory of the example host. */
function fitting(data: Data, platform: string, app: string): Quantity {
  const example = (id: string) => convert(quantity(data.cell('example-host', id, 'value')), 'MB');
  const row = data.row('memory-per-instance', platform);
  const overhead = quantity(row.cell('memory'));
  const [host, reserve, need] = [example('host-memory'), example('host-reserve'), example(app)];
  const value = Math.floor((host.value - reserve.value) / (overhead.value + need.value));
  return computed(value, {
    label: `${row.text('label')}, instances of a ${data.row('example-host', app).text('name')} on the example host`,
    unit: 'instances',
    digits: Math.min(overhead.digits, digitsOf(value)),
    from: [host, reserve, overhead, need],
    method: '(host memory − reserve) ÷ (overhead + application), rounded down',
  });
}

function isApplication(row: DataRow): boolean {
  return row.id.startsWith('app-');
}

/** Instances on the example host by platform and size of the application. */
export function fitSeries(data: Data): Series {
  const rows = Object.values(platforms).flatMap((platform) =>
    data
      .rows('example-host')
      .filter(isApplication)
      .map((app) => ({
        id: `${platform}-${app.id}`,
        platform: data.row('memory-per-instance', platform).text('label') ?? platform,
        application: Number(app.values.value),
        instances: fitting(data, platform, app.id).value,
      })),
  );
  return {
    name: 'instances-by-memory',
    title: 'Instances that fit into the example host by memory alone',
    fields: [
      words('id', 'Id', 'Stable name of the row.'),
      words('platform', 'Platform', 'What runs the application.'),
      numbers('application', 'Application', 'Memory of the application itself.', 'MB'),
      numbers('instances', 'Instances', 'Whole instances that fit.', 'instances'),
    ],
    rows,
    from: ['example-host', 'memory-per-instance'],
  };
}
