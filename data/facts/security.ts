// Facts on security: published escapes, exploited flaws and the size of the attack surface.
import {
  allGreater,
  counted,
  type Data,
  type FactTree,
  greater,
  type Predicate,
  predicate,
  type Quantity,
  quantity,
  rowsWhere,
  type Topic,
  term,
} from '#facts';
import { surfaceSeries } from './security/surface.ts';

/** Published escapes, exploited flaws and the attack surface. */
export function topic(data: Data): Topic {
  const facts = {
    runcEscapes: counted(
      rowsWhere(data, 'escapes', 'product', 'runc').map((row) => row.cell('cve')),
      { label: 'published escapes through runc', unit: 'vulnerabilities' },
    ),
    exploited: exploited(data),
    ...predicates(data),
  };
  return { facts, series: [surfaceSeries(data)] };
}

function exploited(data: Data): FactTree {
  const entries = (side: string) =>
    counted(
      rowsWhere(data, 'known-exploited', 'side', side).map((row) => row.cell('cve')),
      { label: `exploited ${side} flaws found in the catalogue`, unit: 'vulnerabilities' },
    );
  const hypervisors = rowsWhere(data, 'known-exploited', 'side', 'hypervisor');
  const from = (way: string) =>
    counted(
      hypervisors.filter((row) => row.text('way') === way).map((row) => row.cell('way')),
      { label: `exploited hypervisor flaws by way in: ${way}`, unit: 'vulnerabilities' },
    );
  return {
    hypervisor: entries('hypervisor'),
    kernel: entries('kernel'),
    fromGuest: from('guest'),
    fromManagement: from('management'),
    local: from('local'),
  };
}

function surface(data: Data, id: string): Quantity {
  const row = data.row('syscall-surface', id);
  return quantity(row.cell('calls'), { label: `${row.text('who')}, ${row.text('what')}` });
}

function lines(data: Data, id: string): Quantity {
  const row = data.row('code-size', id);
  return quantity(row.cell('lines'), { label: `${row.text('program')}, lines of code, ${row.text('year')}` });
}

function predicates(data: Data): FactTree {
  const sides = ['container', 'hypervisor'].map((side) => rowsWhere(data, 'escapes', 'side', side));
  const cells = sides.flat().map((row) => term(row.cell('cve')));
  return {
    bothSidesEscaped: predicate(
      'published escapes exist on both sides',
      sides.every((rows) => rows.length > 0),
      sides.map((rows) => rows.length).join(' and '),
      cells,
    ),
    runcUnlisted: runcUnlisted(data),
    onlyEsxiListed: onlyEsxiListed(data),
    filtersNarrow: allGreater(
      [surface(data, 'linux-x86-64'), surface(data, 'docker-allowed')],
      [surface(data, 'firecracker-union'), surface(data, 'gvisor-host-network')],
      'Firecracker and gVisor leave fewer system calls open to the host than Docker’s profile and Linux itself',
    ),
    firecrackerGrew: greater(lines(data, 'firecracker-2026'), lines(data, 'firecracker-2020'), {
      label: 'Firecracker has more code than in 2020',
    }),
    sentryLarger: greater(lines(data, 'gvisor-sentry-2026'), lines(data, 'firecracker-2026'), {
      label: 'gVisor’s Sentry has more code than Firecracker',
    }),
    firecrackerSmaller: greater(lines(data, 'qemu-2020'), lines(data, 'firecracker-2020'), {
      by: 10,
      label: 'QEMU has more than ten times the code of Firecracker',
    }),
  };
}

/** Whether the catalogue lists none of runc's flaws, of which it could have listed all but the newest. */
function runcUnlisted(data: Data): Predicate {
  const flaws = rowsWhere(data, 'escapes', 'product', 'runc');
  const checked = flaws.filter((row) => row.values.listed === false);
  return predicate(
    'the catalogue lists no flaw of runc, and all but one were published before its version',
    checked.length === flaws.length - 1 && !flaws.some((row) => row.values.listed === true),
    `${checked.length} of ${flaws.length} checked and not listed`,
    flaws.map((row) => term(row.cell('cve'))),
  );
}

/** Whether the flaw of ESXi is the only published escape that the copy of the catalogue lists. */
function onlyEsxiListed(data: Data): Predicate {
  const listed = data.rows('escapes').filter((row) => typeof row.values.listedOn === 'string');
  return predicate(
    'of the published escapes shown, the copy of the catalogue lists that from VMware ESXi alone',
    listed.length === 1 && listed[0]?.id === 'cve-2025-22224',
    listed.map((row) => row.text('cve')).join(', ') || 'none is listed',
    data.rows('escapes').map((row) => term(row.cell('cve'))),
  );
}
