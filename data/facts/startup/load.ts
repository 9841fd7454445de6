// Facts on secure containers started alone and many at once.
import {
  atMost,
  convert,
  type Data,
  each,
  type FactTree,
  type Predicate,
  predicate,
  type Quantity,
  quantity,
  spread,
} from '#facts';

/** The names of runtimes in `startup-concurrency`, by the names of facts. */
const secureRuntimes = {
  kataQemu: 'kata-qemu',
  kataTemplate: 'kata-template',
  kataFirecracker: 'kata-firecracker',
  rund: 'rund',
} as const;

/** Start-up times of secure containers alone and with many at once, and the spans of Kata. */
export function loadFacts(data: Data): FactTree {
  const at = { at1: 1, at200: 200 } as const;
  const kata = (atOnce: number, unit: string) =>
    convert(
      spread(
        ['kata-qemu', 'kata-template', 'kata-firecracker'].map((runtime) =>
          atMost(2, started(data, runtime, atOnce)),
        ),
        { tolerance: 0, label: `Kata, mean cold start, ${atOnce === 1 ? 'alone' : `${atOnce} at once`}` },
      ),
      unit,
    );
  return {
    concurrent: {
      ...each(secureRuntimes, (runtime) => each(at, (atOnce) => started(data, runtime, atOnce))),
      kata: { at1: kata(1, 's'), at200: kata(200, 's') },
    },
    concurrencyReorders: reorders(data),
  };
}

/** Mean time of a cold start of a secure container in ms, with so many started at once. */
function started(data: Data, runtime: string, atOnce: number): Quantity {
  const cell = data.cell('startup-concurrency', `${runtime}-${atOnce}`, 'time');
  const label = `${cell.row.runtime}, mean cold start, ${atOnce === 1 ? 'alone' : `${atOnce} at once`}`;
  return atMost(3, quantity(cell, { label }));
}

function reorders(data: Data): Predicate {
  const [one, other] = [started(data, 'kata-firecracker', 1), started(data, 'kata-qemu', 1)];
  const [many, otherMany] = [started(data, 'kata-firecracker', 200), started(data, 'kata-qemu', 200)];
  return predicate(
    'Kata on Firecracker starts faster than on QEMU alone and slower with 200 at once',
    one.value < other.value && many.value > otherMany.value,
    `alone ${one.value} and ${other.value} ms, 200 at once ${many.value} and ${otherMany.value} ms`,
    [one, other, many, otherMany],
  );
}
