// Facts on security: exploited and published flaws, the attack surface, and what providers put between tenants.
import {
  counted,
  type Data,
  type FactTree,
  type Predicate,
  predicate,
  rowsWhere,
  type Topic,
  term,
} from '#facts';
import { exploitedFacts, exploitedSeries } from './security/exploited.ts';
import { flawFacts, flawSeries } from './security/flaws.ts';
import { codeSeries, guardSeries, surfaceFacts, surfaceSeries } from './security/surface.ts';

/** Exploited and published flaws, the attack surface, and the walls between tenants. */
export function topic(data: Data): Topic {
  const facts = {
    exploited: exploitedFacts(data),
    ...flawFacts(data),
    ...surfaceFacts(data),
    ...wallFacts(data),
    rulesRead: counted(
      data.rows('rules').map((row) => row.cell('demandsVm')),
      { label: 'passages of rules that were read', unit: 'passages' },
    ),
    noRuleDemands: noRuleDemands(data),
    unfilteredByDefault: unfilteredByDefault(data),
  };
  const series = [
    exploitedSeries(data),
    flawSeries(data),
    surfaceSeries(data),
    guardSeries(data),
    codeSeries(data),
  ];
  return { facts, series };
}

/** Offers that put a kernel round every tenant, and whether only isolates, which run no binaries, go without one. */
function wallFacts(data: Data): FactTree {
  const rows = data.rows('tenant-walls');
  const always = rows.filter((row) => row.text('given') === 'always');
  const walled = always.filter((row) => row.text('wall') !== 'V8 isolate');
  return {
    offersRead: counted(
      rows.map((row) => row.cell('offer')),
      { label: 'offers that run strangers’ programs and were looked up', unit: 'offers' },
    ),
    offersAlways: counted(
      always.map((row) => row.cell('offer')),
      { label: 'offers whose boundary stands round every tenant', unit: 'offers' },
    ),
    walledOffers: counted(
      walled.map((row) => row.cell('offer')),
      { label: 'offers that put a VM or gVisor round every tenant', unit: 'offers' },
    ),
    onlyIsolatesWithout: predicate(
      'of the offers looked up, one alone, with V8 isolates, goes without a VM or gVisor',
      always.length - walled.length === 1,
      always.map((row) => `${row.text('offer')}: ${row.text('wall')}`).join('; '),
      rows.map((row) => term(row.cell('wall'))),
    ),
  };
}

/** Whether no rule that was read demands a VM: none says so in its consequence, and BSI's A26 names hypervisors. */
function noRuleDemands(data: Data): Predicate {
  const rows = data.rows('rules');
  const demanding = rowsWhere(data, 'rules', 'demandsVm', 'yes');
  return predicate(
    'no rule that was read demands a VM',
    rows.length > 0 && demanding.length === 0,
    demanding.map((row) => row.text('rule')).join(', ') || 'none demands one',
    rows.map((row) => term(row.cell('demandsVm'))),
  );
}

/** Whether Kubernetes filters no system calls of a pod unless somebody asks. */
function unfilteredByDefault(data: Data): Predicate {
  const cell = data.cell('kubernetes-defaults', 'seccomp', 'byDefault');
  return predicate(
    'a pod of Kubernetes is Unconfined by default',
    cell.value === 'Unconfined',
    String(cell.value),
    [term(cell)],
  );
}
