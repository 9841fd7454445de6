// Facts on functions and on sandboxes that a provider hosts.
import {
  atMost,
  computed,
  type Data,
  type FactTree,
  greater,
  largest,
  predicate,
  type Quantity,
  quantity,
  ratio,
  smallest,
  spread,
} from '#facts';

const packaged = { python: 'python', node: 'node', java: 'java' } as const;

function initialised(data: Data, id: string): Quantity {
  const cell = data.cell('startup-functions', id, 'p50');
  return quantity(cell, {
    label: `Lambda, ${cell.row.language}, ${cell.row.package}, median initialisation`,
  });
}

/** What the package of a function costs, and the order of languages and of restores. */
export function functionFacts(data: Data): FactTree {
  const median = (id: string) => initialised(data, id);
  const overZip = Object.values(packaged).map((id) => atMost(2, ratio(median(`${id}-image`), median(id))));
  return {
    functions: {
      imageOverZip: spread(overZip, {
        tolerance: 0,
        label: 'Lambda, median initialisation from an image, compared with a zip',
      }),
      rustFirst: greater(median('go'), median('rust'), {
        label: 'on Lambda the Rust function is initialised before the Go function',
      }),
      snapStartLater: greater(median('java-snapstart'), median('java-2025'), {
        label: 'for a hello world in Java, SnapStart takes longer than an ordinary initialisation',
      }),
    },
  };
}

/** How far hosted sandboxes lie apart, and how often starts failed. */
export function serviceFacts(data: Data): FactTree {
  const rows = data.rows('startup-services');
  const median = (id: string) =>
    quantity(data.cell('startup-services', id, 'p50'), { label: `${id}, median to the first command` });
  const [first, ...others] = rows.map(({ id }) => median(id)) as [Quantity, ...Quantity[]];
  const all: [Quantity, ...Quantity[]] = [first, ...others];
  const label = 'hosted sandboxes, slowest to fastest median, one after another';
  const burst = (id: string) =>
    quantity(data.cell('startup-services', id, 'burstP50'), { label: `${id}, median with 100 at once` });
  const [firstBurst, ...otherBursts] = rows.map(({ id }) => burst(id)) as [Quantity, ...Quantity[]];
  const bursts: [Quantity, ...Quantity[]] = [firstBurst, ...otherBursts];
  return {
    services: {
      factor: atMost(2, ratio(largest(all), smallest(all), { label })),
      burstFactor: atMost(
        2,
        ratio(largest(bursts), smallest(bursts), {
          label: 'hosted sandboxes, slowest to fastest median with 100 at once',
        }),
      ),
      burstReorders: greater(burst('hopx'), burst('codesandbox'), {
        label: 'with 100 at once another hosted sandbox is slower than the slowest one after another',
      }),
      failed: failedShare(data),
      ends: predicate(
        'of the hosted sandboxes Daytona has the shortest median and CodeSandbox the longest',
        smallest(all).value === median('daytona').value && largest(all).value === median('codesandbox').value,
        `${smallest(all).label}; ${largest(all).label}`,
        all,
      ),
      turned: greater(median('modal'), median('e2b'), {
        label: 'as services, the sandbox on gVisor answers after the one on Firecracker',
      }),
    },
  };
}

/** The share of the starts of the provider with most failures that failed, in %. */
function failedShare(data: Data): Quantity {
  const cell = (field: string) => quantity(data.cell('startup-services', 'codesandbox', field));
  const [failed, done] = [cell('failed'), cell('n')];
  return computed((100 * failed.value) / (failed.value + done.value), {
    label: 'CodeSandbox, starts that failed, one after another',
    unit: '%',
    digits: 2,
    from: [failed, done],
    method: 'failed ÷ all starts',
  });
}
