// Number formats of the axes of native charts.
import { describe, expect, it } from 'vitest';
import { numberFormat } from '../../../scripts/office/write/charts/number-format.ts';

const format = (
  labels: Readonly<Record<string, string>>,
  ticks: readonly number[] = Object.keys(labels).map(Number),
) =>
  numberFormat(
    { labels: Object.entries(labels).map(([value, text]) => ({ value: Number(value), text })) },
    ticks,
  );

describe('a number format', () => {
  it('keeps what stands before and after every number', () => {
    expect(format({ 10: '$10', 1000: '$1,000' })).toBe('"$"#,##0');
    expect(format({ 50: '50 ms', 100: '100 ms' })).toBe('0" ms"');
    expect(format({ 0.02: '$0.02', 0.04: '$0.04' })).toBe('"$"0.00');
  });

  it('leaves a bare zero bare, and does not mind a true minus', () => {
    expect(format({ '-50': '−50%', 0: '0', 50: '+50%' })).toBe('0"%";-0"%";0');
  });

  it('writes zero as it is drawn, also where the unit changes', () => {
    expect(format({ 0: '0', 50: '50 MiB', 100: '100 MiB' })).toBe('0" MiB";-0" MiB";0');
    expect(format({ 0: '$0', 50: '$50' })).toBe('"$"0');
    expect(format({ 0: '0', 500: '500 ms', 1000: '1 s' })).toBe('[=0]0;[<1000]0" ms";0," s"');
  });

  it('multiplies where labels are percentages of a share', () => {
    expect(format({ 0: '0%', 0.25: '25%', 1: '100%' })).toBe('0%');
  });

  it('leaves decimals to the program where a tick has some and no label', () => {
    expect(format({ 1: '1×', 2: '2×' }, [0.5, 1, 2])).toBe('General"×"');
  });

  it('changes the unit at a thousand', () => {
    expect(format({ 100: '100 ms', 1000: '1 s', 10000: '10 s' })).toBe('[<1000]0" ms";0," s"');
  });

  it('changes the unit before a thousand where the labels do, with decimals only below it', () => {
    const labels = { 10: '10 ms', 100: '0.1 s', 1000: '1 s', 10000: '10 s' };
    expect(format(labels)).toBe('[<100]0" ms";[<1000]0.0," s";0," s"');
  });

  it('keeps the first unit where another factor would be needed', () => {
    expect(format({ 512: '512 MiB', 2048: '2 GiB', 8192: '8 GiB' })).toBe('0" MiB"');
  });

  it('says words once, at their own tick or the nearest', () => {
    expect(format({ 1: 'one', 100: '100', 400: '400 at once' }, [1, 10, 100])).toBe('[=100]0" at once";0');
    expect(format({ 10: '10 MB application', 50: '50 MB', 1000: '1 GB' })).toBe(
      '[=10]0" MB application";[<1000]0" MB";0," GB"',
    );
  });
});
