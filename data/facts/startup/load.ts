import { atMost, convert, type Data, each, type FactTree, type Quantity, quantity, ratio } from '#facts';

/** Runtimes of `startup-concurrency`, by fact name. */
const secureRuntimes = {
  kataQemu: 'kata-qemu',
  kataTemplate: 'kata-template',
  kataFirecracker: 'kata-firecracker',
  rund: 'rund',
} as const;

/** Starts under load: many at once, on hosts that already run many, and how many per second. */
export function loadFacts(data: Data): FactTree {
  return {
    concurrent: each(secureRuntimes, (name) => concurrent(data, name)),
    crowded: crowded(data),
    rate: rates(data),
  };
}

/** Mean cold start of a secure container with so many started at once, in ms. */
export function started(data: Data, runtime: string, atOnce: number): Quantity {
  const cell = data.cell('startup-concurrency', `${runtime}-${atOnce}`, 'time');
  const label = `${cell.row.runtime}, mean cold start, ${atOnce === 1 ? 'alone' : `${atOnce} at once`}`;
  return atMost(4, quantity(cell, { label }));
}

function concurrent(data: Data, runtime: string): FactTree {
  const at = (atOnce: number) => started(data, runtime, atOnce);
  return {
    at1: at(1),
    at10: at(10),
    at100: at(100),
    at200: at(200),
    at400: at(400),
    slowdown200: atMost(3, ratio(at(200), at(1))),
    slowdown400: atMost(3, ratio(at(400), at(1))),
  };
}

/** One hundred starts at once beside a thousand running containers, and beside a hundred. */
function besideMany(data: Data, runtime: string): FactTree {
  const beside = (running: number) => {
    const row = data.row('startup-by-density', `${runtime}-${running}-100`);
    const label = `${row.text('runtime')}, mean cold start, 100 at once beside ${running}`;
    return atMost(4, quantity(row.cell('time'), { label }));
  };
  return {
    beside100: beside(100),
    beside1000: beside(1000),
    slowdown: atMost(3, ratio(beside(1000), beside(100))),
  };
}

function crowded(data: Data): FactTree {
  const at = (id: string, label: string) => quantity(data.cell('startup-crowding', id, 'time'), { label });
  const first = at('docker-first', 'Docker, start of the first container');
  const last = at('docker-3000', 'Docker, start of the 3000th container');
  const idle = at('docker-idle', 'Docker, start on an idle host');
  const many = at('docker-16-at-once', 'Docker, 16 starts at once');
  return {
    dockerFirst: first,
    dockerLast: last,
    dockerSlowdown: ratio(last, first),
    dockerIdle: idle,
    docker16: many,
    docker16Slowdown: ratio(many, idle),
    debian1000: convert(at('debian-xen-1000', 'Debian on stock Xen, creating the 1000th VM'), 's'),
    lightvm1000: at('lightvm-1000', 'LightVM, start of the 1000th unikernel'),
    secure: each(secureRuntimes, (name) => besideMany(data, name)),
  };
}

function rates(data: Data): FactTree {
  const names = { firecracker: 'firecracker-design', firecrackerDemo: 'firecracker-demo', rund: 'rund' };
  const started = each(names, (id) => {
    const row = data.row('start-rates', id);
    return quantity(row.cell('rate'), { label: `${row.text('platform')}, starts per second on one host` });
  });
  const network = quantity(data.cell('stated-shares', 'docker-network-setup', 'share'), {
    label: 'share of a Docker start spent on setting up the network',
  });
  return { ...started, dockerNetworkShare: network };
}
