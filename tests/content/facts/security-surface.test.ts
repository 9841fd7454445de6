// The series of attack surfaces.
import { describe, expect, it } from 'vitest';
import { surfaceSeries } from '../../../data/facts/security/surface.ts';
import { dataOf, rowOf, small } from './small.ts';

describe('the attack surface', () => {
  const counted = (numbers: Readonly<Record<string, number>>, field: string) =>
    Object.fromEntries(Object.entries(numbers).map(([id, count]) => [id, { [field]: count, year: 2026 }]));
  const calls = counted(
    {
      'linux-x86-64': 358,
      'docker-allowed': 361,
      qemu: 270,
      'gvisor-host-network': 68,
      'firecracker-union': 50,
    },
    'calls',
  );
  const lines = counted(
    {
      'runc-2026': 24,
      'qemu-2020': 1400,
      'gvisor-2026': 279,
      'cloud-hypervisor-2026': 125,
      'firecracker-2026': 86,
    },
    'lines',
  );
  const data = dataOf(
    small('syscall-surface', { calls: 'syscalls', year: 'text' }, calls),
    small('code-size', { lines: 'lines', year: 'text' }, lines),
  );
  const series = [surfaceSeries(data)];

  it('has a row for each boundary and measure', () => {
    expect(series[0]?.rows).toHaveLength(12);
    expect(rowOf(series, 'attack-surface', 'firecracker-calls')).toMatchObject({ number: 50, year: 2026 });
    expect(rowOf(series, 'attack-surface', 'qemu-lines')).toMatchObject({ number: 1400, kernel: 'guest' });
  });

  it('says nothing where nobody counted', () => {
    expect(rowOf(series, 'attack-surface', 'cloud-hypervisor-calls').number).toBeNull();
    expect(rowOf(series, 'attack-surface', 'linux-no-filter-lines').number).toBeNull();
  });
});
