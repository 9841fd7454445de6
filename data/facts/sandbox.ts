// Facts on gVisor: how many times as long work takes in it, and what one system call costs.
import {
  type Amount,
  allGreater,
  counted,
  type Data,
  type DataRow,
  type FactTree,
  type Quantity,
  quantity,
  spread,
  type Topic,
} from '#facts';

/** Hard links, random reads and databases: tasks that do little besides small requests. The others are memory, pure Python, git, a build and a type check. */
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

/** The least and the most of single runs. */
function runs(rows: readonly DataRow[], label: string): Amount {
  return range(
    rows.flatMap((row) => [quantity(row.cell('low')), quantity(row.cell('high'))]),
    label,
  );
}

function tasks(data: Data): FactTree {
  const rows = data.rows('gvisor-slowdown');
  const outside = rows.filter((row) => row.text('panel') === 'outside');
  const further = rows.filter((row) => row.text('panel') === 'further');
  const inArea = (of: readonly DataRow[], area: string) => of.filter((row) => row.text('area') === area);
  const often = outside.filter((row) => crossing.includes(row.id)).map(slowdown);
  const seldom = outside.filter((row) => !crossing.includes(row.id)).map(slowdown);
  const databases = inArea(outside, 'database').map(slowdown);
  const builds = inArea(outside, 'build').map(slowdown);
  const checks = inArea([...outside, ...further], 'build');
  const own = rows.filter((row) => row.text('panel') === 'authors').map(slowdown);
  return {
    often: range(often, 'time in gVisor: hard links, random reads and databases'),
    seldom: range(seldom, 'time in gVisor: memory, pure Python, git, one build and one type check'),
    drawn: counted(
      outside.map((row) => row.cell('slowdown')),
      { label: 'tasks drawn of those measured at a provider' },
    ),
    further: range(further.map(slowdown), 'time in gVisor: further checks, a clone and web tooling'),
    checks: range(checks.map(slowdown), 'time in gVisor: builds and checks, drawn or not'),
    checkRuns: runs(checks, 'time in gVisor: builds and checks, drawn or not, single runs'),
    databases: range(databases, 'time in gVisor, databases'),
    builds: range(builds, 'time in gVisor: one build and one type check'),
    buildRuns: runs(inArea(outside, 'build'), 'time in gVisor: one build and one type check, single runs'),
    databaseRuns: runs(inArea(outside, 'database'), 'time in gVisor, databases, single runs'),
    september: runs(
      rows.filter((row) => row.id === 'build-september'),
      'time in gVisor: the build in September, by the ends of both intervals',
    ),
    authors: range(own, 'time in gVisor by its authors, without a GPU'),
    crossingsDecide: allGreater(
      often,
      seldom,
      'of the ten tasks drawn, hard links, random reads and databases are slowed more than memory, pure Python, git, one build and one type check',
    ),
    authorsMilder: allGreater(
      databases,
      own,
      'databases measured at a provider are slowed more than anything that gVisor’s authors report without a GPU',
    ),
  };
}
