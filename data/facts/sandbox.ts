// Facts on gVisor: how many times as long work takes in it, and what one system call costs.
import {
  type Amount,
  allGreater,
  type Data,
  type DataRow,
  type FactTree,
  type Quantity,
  quantity,
  spread,
  type Topic,
} from '#facts';

/** Hard links, random reads and databases: tasks that do little besides small requests. The others compute, build or run git. */
const crossing = ['hard-links', 'sqlite', 'postgres-write', 'random-read', 'postgres-read'];

/** What gVisor adds to tasks, by how often they cross its boundary. */
export function topic(data: Data): Topic {
  return { facts: { call: calls(data), ...tasks(data) }, series: [] };
}

function calls(data: Data): FactTree {
  const of = (id: string) => {
    const row = data.row('syscall-cost', id);
    return quantity(row.cell('time'), { label: `${row.text('platform')}, ${row.text('test')}` });
  };
  return {
    systrapFaster: allGreater(
      [of('ptrace-getpid-systrap')],
      [of('systrap-getpid-systrap')],
      'a system call takes longer with ptrace than with Systrap',
    ),
  };
}

function slowdown(row: DataRow): Quantity {
  return quantity(row.cell('slowdown'), { label: `time in gVisor, ${row.text('task')}` });
}

function range(rows: readonly Quantity[], label: string): Amount {
  return spread(rows, { tolerance: 0, label, across: 'each ratio within one source' });
}

/** The least and the most of single runs of an area’s tasks. */
function runs(rows: readonly DataRow[], area: string, label: string): Amount {
  const cells = rows
    .filter((row) => row.text('area') === area)
    .flatMap((row) => [quantity(row.cell('low')), quantity(row.cell('high'))]);
  return range(cells, label);
}

function tasks(data: Data): FactTree {
  const rows = data.rows('gvisor-slowdown');
  const outside = rows.filter((row) => row.text('panel') === 'outside');
  const often = outside.filter((row) => crossing.includes(row.id)).map(slowdown);
  const seldom = outside.filter((row) => !crossing.includes(row.id)).map(slowdown);
  const databases = outside.filter((row) => row.text('area') === 'database').map(slowdown);
  const builds = outside.filter((row) => row.text('area') === 'build').map(slowdown);
  const own = rows.filter((row) => row.text('panel') === 'authors').map(slowdown);
  return {
    often: range(often, 'time in gVisor: hard links, random reads and databases'),
    seldom: range(seldom, 'time in gVisor: computing, builds and git'),
    databases: range(databases, 'time in gVisor, databases'),
    builds: range(builds, 'time in gVisor, builds'),
    buildRuns: runs(outside, 'build', 'time in gVisor, builds, single runs'),
    databaseRuns: runs(outside, 'database', 'time in gVisor, databases, single runs'),
    authors: range(own, 'time in gVisor by its authors'),
    crossingsDecide: allGreater(
      often,
      seldom,
      'hard links, random reads and databases are slowed more than computing, builds and git',
    ),
    authorsMilder: allGreater(
      databases,
      own,
      'databases measured at a provider are slowed more than anything that gVisor’s authors report',
    ),
  };
}
