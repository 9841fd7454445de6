// Facts and a series on microVMs that are restored from a snapshot.
import {
  type Amount,
  amount,
  convert,
  counted,
  type Data,
  type DataRow,
  ends,
  type FactTree,
  greater,
  numbers,
  predicate,
  type Series,
  spread,
  words,
} from '#facts';

const across = 'each figure by its own clock';

/** Rows with a cold boot to compare with, of guests whose memory is read on demand or in a way that is not said. */
const lazily = ['numavm', 'stacyvm', 'clh-2-demand', 'clh-4-demand'] as const;

/** Those of them that the slide draws. */
const onSlide = ['numavm', 'stacyvm', 'clh-2-demand'] as const;

/** Further restores without a cold boot beside them. */
const alone = ['mvm', 'agentenv', 'fcvm'] as const;

/** Restores that are timed until a browser in the guest is ready. */
const withBrowser = ['hypeman-demand', 'hypeman-firecracker'] as const;

/** All restores on demand or in a way that is not said. */
const all = [...lazily, ...alone, ...withBrowser];

function restored(row: DataRow): Amount {
  const fields = { point: 'restored', low: 'restoredLow', high: 'restoredHigh' };
  return amount(row, { label: `${row.text('label')}, restored` }, fields);
}

function cold(row: DataRow): Amount {
  const fields = { point: 'cold', low: 'coldLow', high: 'coldHigh' };
  return amount(row, { label: `${row.text('label')}, cold boot` }, fields);
}

function labelled(rows: readonly DataRow[], label: string) {
  return counted(
    rows.map((row) => row.cell('label')),
    { label },
  );
}

function spanOf(label: string, amounts: readonly Amount[], unit: string) {
  return convert(spread(amounts, { tolerance: 0, across, label }), unit);
}

/** Times from one group of restores, in milliseconds, and of the cold boots of the same guests, in seconds. */
function backAndCold(rows: readonly DataRow[], where: string) {
  const way = 'microVM, restored on demand or in a way not said';
  return {
    back: spanOf(`${way}, ${where}`, rows.map(restored), 'ms'),
    cold: spanOf(`microVM, cold boot of the guests ${where}`, rows.map(cold), 's'),
    count: labelled(rows, `microVMs ${where}, restored on demand or in a way not said`),
  };
}

/** What a restore takes beside a cold boot, and when it loses. */
export function restoreFacts(data: Data): FactTree {
  const row = (id: string) => data.row('startup-restores', id);
  const times = (label: string, ids: readonly string[]) =>
    spanOf(
      label,
      ids.map((id) => restored(row(id))),
      'ms',
    );
  const faster = lazily.map((id) => greater(cold(row(id)), restored(row(id)), { by: 5 }));
  return {
    restored: {
      lazily: times('microVM, restored on demand or in a way not said', all),
      count: labelled(all.map(row), 'restores on demand or in a way not said'),
      browser: times('microVM with a browser, restored on demand', withBrowser),
      paired: backAndCold(lazily.map(row), 'with a cold boot to compare with'),
      shown: backAndCold(onSlide.map(row), 'on the slide'),
      onDemand: times('Cloud Hypervisor 53, on demand', ['clh-2-demand', 'clh-4-demand']),
      eagerSmall: convert(restored(row('clh-2-eager')), 's'),
      eagerLarge: convert(restored(row('clh-4-eager')), 's'),
      wins: predicate(
        'restored on demand or in a way not said, a microVM is back more than five times sooner than from a cold boot',
        faster.every(({ holds }) => holds),
        faster.map(({ because }) => because).join('; '),
        lazily.flatMap((id) => [cold(row(id)), restored(row(id))]),
      ),
      eagerLoses: greater(restored(row('clh-4-eager')), cold(row('clh-4-eager')), {
        label: 'read eagerly, a guest of 4 GiB takes longer to restore than to boot',
      }),
      eagerSmallWins: greater(cold(row('clh-2-eager')), restored(row('clh-2-eager')), {
        label: 'read eagerly, a guest of 2 GiB takes less time to restore than to boot',
      }),
    },
  };
}

/** A row for each guest that has both a cold boot and a restore: middle, ends and whether a vendor says it. */
export function restoreSeries(data: Data): Series {
  const rows = data
    .rows('startup-restores')
    .filter((row) => row.has('cold') || row.has('coldLow'))
    .map((row) => {
      const [boot, restore] = [ends(cold(row)), ends(restored(row))];
      return {
        id: row.id,
        label: row.text('label') ?? row.id,
        cold: (boot.low + boot.high) / 2,
        restored: (restore.low + restore.high) / 2,
        way: row.text('way') ?? '',
        vendor: row.values.vendor === true,
        source: row.text('source') ?? '',
      };
    });
  return {
    name: 'cold-and-restored',
    title: 'Cold boot and restore of microVMs',
    fields: [
      words('id', 'Id', 'Row of the restores.'),
      words('label', 'What was restored', 'Monitor and guest.'),
      numbers('cold', 'Cold boot, or middle', 'Time, or the middle of a range.', 'ms'),
      numbers('restored', 'Restored, or middle', 'Time, or the middle of a range.', 'ms'),
      words('way', 'Memory', 'How the memory of the guest is read.'),
      words('source', 'Source', 'Where the figures come from.'),
      {
        name: 'vendor',
        type: 'boolean',
        title: 'Vendor',
        description: 'Whether a vendor says it of its own product.',
      },
    ],
    rows,
    from: ['startup-restores'],
  };
}
