// `data stale`: lists the datasets that are overdue today, and how to bring them up to date.

import { agesAt, dateOfRow, daysBetween, isStale } from '../../facts/ages.ts';
import { type Renewal, renewalOf } from '../../facts/renewal/renewal.ts';
import { diskWorld } from '../../host/disk/world.ts';
import { exitCodes, Failure, wrongUsage } from '../../messages/failure.ts';
import { counted } from '../../messages/progress.ts';
import type { DataKinds, Dataset } from '../../model/data.ts';
import { kindsPath, noKinds, parseKinds } from '../../read/data/kinds.ts';
import type { Run, Session } from '../session/command.ts';
import { today } from '../session/dates.ts';
import { readDatasets } from './datasets.ts';

/** A dataset that is overdue. */
export interface Overdue {
  readonly dataset: Dataset;
  /** Days since it was due. */
  readonly days: number;
  /** Why it is due, in words. */
  readonly why: string;
  /** How the rows that are due get new dates. */
  readonly renewal: Renewal;
}

/** Prints what is overdue today, worst first, each with a command; ends with 1 if something is. */
export const runStale: Run = async (session, _, [extra]) => {
  if (extra !== undefined) throw wrongUsage(`Unexpected word \`${extra}\``, 'data stale');
  const datasets = (await readDatasets(session.root)).map(({ dataset }) => dataset);
  const date = today(session);
  const overdue = overdueAt(date, datasets, await readKinds(session));
  if (overdue.length === 0) {
    session.console.print(`all ${counted(datasets.length, 'dataset')} are fresh on ${date}`);
    return exitCodes.fine;
  }
  const width = Math.max(...overdue.map(({ dataset }) => dataset.name.length));
  for (const { dataset, days, why, renewal } of overdue) {
    session.console.print(
      [
        `${dataset.name.padEnd(width)}  ${String(days).padStart(4)} ${days === 1 ? 'day ' : 'days'} overdue  ${why}`,
        ...commandsFor(dataset, renewal, date).map((command) => `${' '.repeat(width)}  ${command}`),
      ].join('\n'),
    );
  }
  session.console.note(`${overdue.length} of ${counted(datasets.length, 'dataset')} overdue on ${date}`);
  return exitCodes.content;
};

/** The datasets that are due at a date, those that are longest overdue first. One that is due for both reasons has the older one. */
export function overdueAt(date: string, datasets: readonly Dataset[], kinds: DataKinds): readonly Overdue[] {
  return agesAt(date, datasets, kinds)
    .flatMap((age): Overdue[] => {
      const { dataset, kind, days } = age;
      const most = kind?.days ?? 0;
      const isOld = (row: Dataset['rows'][number]) => daysBetween(dateOfRow(row, dataset), date) > most;
      const why = `${days} days old, ${most} allowed (${kind?.title})`;
      const stale = isStale(age)
        ? [{ dataset, days: days - most, why, renewal: renewalOf(dataset, isOld) }]
        : [];
      const late = daysBetween(dataset.reviewBy, date);
      const review =
        late > 0
          ? [
              {
                dataset,
                days: late,
                why: `was to be reviewed by ${dataset.reviewBy}`,
                renewal: renewalOf(dataset),
              },
            ]
          : [];
      return [...stale, ...review].sort((a, b) => b.days - a.days).slice(0, 1);
    })
    .sort((a, b) => b.days - a.days || (a.dataset.name < b.dataset.name ? -1 : 1));
}

/** The commands with which new rows come into a dataset: it is read again, and a file with what nothing reads is imported. */
function commandsFor({ name }: Dataset, renewal: Renewal, date: string): readonly string[] {
  const refresh = renewal === 'person' ? [] : [`npm run data -- refresh ${name}`];
  const all = [...refresh, `npm run data -- import ${name}.csv --as ${name} --retrieved ${date}`];
  return renewal === 'program' ? refresh : all;
}

async function readKinds({ root }: Session): Promise<DataKinds> {
  const world = await diskWorld(root);
  const text = await world.read(kindsPath).catch(() => undefined);
  if (text === undefined) return noKinds;
  const kinds = parseKinds(kindsPath, text).value;
  if (kinds !== undefined) return kinds;
  throw new Failure(`Cannot read \`${kindsPath}\``, { help: '`npm run check` says what is wrong with it' });
}
