// Predicates on which of two starts faster within one experiment, and facts on what surrounds a start.
import {
  type Amount,
  amount,
  atMost,
  type Data,
  type FactTree,
  greater,
  type Predicate,
  predicate,
  quantity,
  ratio,
  spread,
} from '#facts';

const of = (data: Data, id: string) => amount(data.row('startup-times', id), { label: id });

/** What disk and image add to a start, and predicates on the order of two. */
export function orderFacts(data: Data): FactTree {
  const pulled = (field: string) => quantity(data.cell('startup-pulls', 'nginx', field));
  return {
    hddOverSsd: atMost(2, ratio(of(data, 'docker-hdd'), of(data, 'docker-ssd'))),
    pullOverStart: atMost(2, ratio(pulled('pull'), pulled('start'))),
    pullLonger: everyGreater(
      'the pull of each image takes longer than its start',
      data
        .rows('startup-pulls')
        .map((row) => [quantity(row.cell('pull')), quantity(row.cell('start'))] as const),
    ),
    imagesAlike: alike(data),
    lazyMoves: greater(lazy(data, 'lazy'), lazy(data, 'local'), {
      by: 5,
      label:
        'the first start of a lazily pulled image takes more than five times as long as from a local copy',
    }),
    desktop: desktopFacts(data),
    wasm: { first: wasmTasks(data, 'first'), later: wasmTasks(data, 'later') },
  };
}

function lazy(data: Data, field: string): Amount {
  return quantity(data.cell('startup-lazy-pulls', 'tensorflow', field));
}

function alike(data: Data): Predicate {
  const starts = data.rows('startup-pulls').map((row) => quantity(row.cell('start')));
  const values = starts.map(({ value }) => value);
  return predicate(
    'the starts of all images lie within a tenth of each other',
    Math.max(...values) <= 1.1 * Math.min(...values),
    values.map((value) => `${value} ms`).join(', '),
    starts,
  );
}

/** The span over Wasm runtimes of the medians on one side of the step in their daily series. */
function wasmTasks(data: Data, stretch: string): Amount {
  const medians = ['wasmtime', 'wasmer', 'wasmedge', 'wamr'].map((runtime) =>
    amount(data.row('startup-small-guests', `runwasi-${runtime}-${stretch}`)),
  );
  return spread(medians, {
    tolerance: 0,
    label: `Wasm task under containerd, start to removal, ${stretch} days`,
  });
}

function desktopFacts(data: Data): FactTree {
  const cell = (engine: string, field: string) => quantity(data.cell('startup-desktop', engine, field));
  const shared = ['docker-desktop', 'orbstack'];
  return {
    apartLater: everyGreater(
      'on a Mac a container with a VM of its own starts later than one in a shared VM',
      shared.map((engine) => [cell('apple', 'start'), cell(engine, 'start')] as const),
    ),
    apartIdleLess: everyGreater(
      'idle, an engine without a shared VM takes less memory',
      shared.map((engine) => [cell(engine, 'idle'), cell('apple', 'idle')] as const),
    ),
  };
}

/** Whether the first amount of each pair lies above the second. */
function everyGreater(label: string, pairs: readonly (readonly [Amount, Amount])[]): Predicate {
  const checked = pairs.map(([a, b]) => greater(a, b));
  const holds = checked.length > 0 && checked.every((pair) => pair.holds);
  return predicate(label, holds, checked.map(({ because }) => because).join('; '), pairs.flat());
}
