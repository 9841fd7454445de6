// Facts on security.
import { describe, expect, it } from 'vitest';
import { topic as security } from '../../../data/facts/security.ts';
import type { Dataset, Scalar } from '../../../scripts/model/data.ts';
import { dataOf, holds, small, value } from './small.ts';

type Rows = Readonly<Record<string, Readonly<Record<string, Scalar>>>>;

const escapes: Rows = {
  'cve-2019-5736': { product: 'runc', listed: false, side: 'container', score: 8.6, published: '2019-02-11' },
  'cve-2024-21626': {
    product: 'runc',
    listed: false,
    side: 'container',
    score: 8.6,
    published: '2024-01-31',
  },
  'cve-2025-31133': { product: 'runc', side: 'container', score: 7.3, published: '2025-11-06' },
  'cve-2019-14378': { side: 'hypervisor', score: 8.8, published: '2019-07-29' },
  'cve-2025-22224': { side: 'hypervisor', score: 9.3, published: '2025-03-04' },
};

const surfaces = {
  'docker-blocked': 44,
  'docker-allowed': 361,
  'linux-x86-64': 350,
  'gvisor-host': 53,
  'gvisor-host-network': 68,
  'gvisor-implemented': 237,
  'firecracker-union': 50,
  'firecracker-vcpu': 27,
  qemu: 270,
};
const sizes = {
  'firecracker-2020': 50_000,
  'qemu-2020': 1_400_000,
  'firecracker-2026': 85_870,
  'cloud-hypervisor-2026': 124_863,
  'runc-2026': 23_706,
  'crun-2026': 36_557,
  'gvisor-2026': 278_616,
  'gvisor-sentry-2026': 134_396,
};

function facts(changed: { escapes?: Rows; surfaces?: Partial<typeof surfaces> } = {}) {
  const rows = (numbers: Readonly<Record<string, number>>, field: string) =>
    Object.fromEntries(
      Object.entries(numbers).map(([id, number]) => [
        id,
        { who: id, program: id, what: id, [field]: number },
      ]),
    );
  const all: readonly Dataset[] = [
    small(
      'escapes',
      { cve: 'text', product: 'text', side: 'text', score: 'score:score', published: 'text' },
      Object.fromEntries(
        Object.entries(changed.escapes ?? escapes).map(([id, row]) => [
          id,
          { cve: id, product: 'p', ...row },
        ]),
      ),
    ),
    small(
      'known-exploited',
      { cve: 'text', side: 'text', way: 'text' },
      {
        a: { cve: 'a', side: 'hypervisor', way: 'guest' },
        b: { cve: 'b', side: 'hypervisor', way: 'management' },
        c: { cve: 'c', side: 'kernel', way: 'local' },
        d: { cve: 'd', side: 'hypervisor', way: 'management' },
        e: { cve: 'e', side: 'hypervisor', way: 'local' },
      },
    ),
    small(
      'syscall-surface',
      { who: 'text', what: 'text', calls: 'syscalls:count' },
      rows({ ...surfaces, ...changed.surfaces }, 'calls'),
    ),
    small('code-size', { program: 'text', year: 'text', lines: 'lines:count' }, rows(sizes, 'lines')),
  ];
  return security(dataOf(...all)).facts;
}

describe('security facts', () => {
  it('count the faults of one runtime', () => {
    expect(value(facts(), 'runcEscapes')).toBe(3);
  });

  it('count catalogue entries by side', () => {
    expect(value(facts(), 'exploited.hypervisor')).toBe(4);
    expect(value(facts(), 'exploited.kernel')).toBe(1);
  });

  it('count the ways into hypervisors, without those into kernels', () => {
    const ways = ['fromGuest', 'fromManagement', 'local'];
    expect(ways.map((way) => value(facts(), `exploited.${way}`))).toEqual([1, 2, 1]);
  });
});

describe('security predicates', () => {
  it('hold for the figures above', () => {
    expect(
      ['bothSidesEscaped', 'filtersNarrow', 'firecrackerSmaller', 'firecrackerGrew', 'sentryLarger'].filter(
        (name) => !holds(facts(), name),
      ),
    ).toEqual([]);
  });

  it('fail when one side has no published escape', () => {
    const oneSide = Object.fromEntries(
      Object.entries(escapes).map(([id, row]) => [id, { ...row, side: 'container' }]),
    );
    expect(holds(facts({ escapes: oneSide }), 'bothSidesEscaped')).toBe(false);
  });

  it('see one listed flaw only until another is listed', () => {
    const listed = (id: string) => ({
      ...escapes,
      [id]: { ...escapes[id], listed: true, listedOn: '2025-03-04' },
    });
    expect(holds(facts({ escapes: listed('cve-2025-22224') }), 'onlyEsxiListed')).toBe(true);
    expect(holds(facts({ escapes: listed('cve-2024-21626') }), 'onlyEsxiListed')).toBe(false);
    expect(holds(facts({ escapes: listed('cve-2024-21626') }), 'runcUnlisted')).toBe(false);
    expect(holds(facts(), 'runcUnlisted')).toBe(true);
    expect(holds(facts(), 'onlyEsxiListed')).toBe(false);
  });

  it('fail when a filter opens more than the kernel has', () => {
    expect(holds(facts({ surfaces: { 'firecracker-union': 400 } }), 'filtersNarrow')).toBe(false);
  });
});
