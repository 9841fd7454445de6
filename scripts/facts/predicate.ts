import type { Fact, Predicate } from '../model/facts.ts';
import { type Amount, convert, ends } from './amount.ts';
import { cellsOf } from './quantity.ts';
import { written } from './typography.ts';

/** A condition under which a sentence may stand. `because` says with numbers what was found. */
export function predicate(label: string, holds: boolean, because: string, from: readonly Fact[]): Predicate {
  return { kind: 'predicate', label, holds, because, cells: cellsOf(from) };
}

/** Whether all of `a` lies above all of `b`, after conversion, by the factor if one is given. */
export function greater(a: Amount, b: Amount, about: { label?: string; by?: number } = {}): Predicate {
  const by = about.by ?? 1;
  const holds = ends(a).low > ends(convert(b, a.unit)).high * by;
  const times = by === 1 ? '' : ` ${by} times`;
  const said = `${shown(a)} is ${holds ? '' : 'not '}above${times} ${shown(b)}`;
  return predicate(about.label ?? `${a.label} is above${times} ${b.label}`, holds, said, [a, b]);
}

/** Whether every one of `amounts` lies above all of `bounds`; says which does not. */
export function allGreater(amounts: readonly Amount[], bounds: readonly Amount[], label: string): Predicate {
  const pairs = amounts.flatMap((a) => bounds.map((b) => greater(a, b)));
  const against = pairs.filter((pair) => !pair.holds).map((pair) => pair.because);
  const because = against.length === 0 ? `all ${pairs.length} comparisons hold` : against.join('; ');
  return predicate(label, pairs.length > 0 && against.length === 0, because, [...amounts, ...bounds]);
}

/** Whether the whole amount lies between the limits, which are in its own unit and belong to it. */
export function between(amount: Amount, limits: { least?: number; most?: number }, label: string): Predicate {
  const { low, high } = ends(amount);
  const { least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY } = limits;
  const holds = low >= least && high <= most;
  const wanted = [
    limits.least === undefined ? [] : [`at least ${limits.least}`],
    limits.most === undefined ? [] : [`at most ${limits.most}`],
  ].flat();
  return predicate(label, holds, `${shown(amount)}, expected ${wanted.join(' and ')}`, [amount]);
}

/** The one that is largest, by the upper end, after conversion. The list must not be empty. */
export function largest<T extends Amount>(amounts: readonly [T, ...T[]]): T {
  return amounts.reduce((best, next) =>
    ends(convert(next, best.unit)).high > ends(best).high ? next : best,
  );
}

/** The one that is smallest, by the lower end, after conversion. The list must not be empty. */
export function smallest<T extends Amount>(amounts: readonly [T, ...T[]]): T {
  return amounts.reduce((best, next) => (ends(convert(next, best.unit)).low < ends(best).low ? next : best));
}

function shown(amount: Amount): string {
  return `${amount.label} (${written(amount)})`;
}
