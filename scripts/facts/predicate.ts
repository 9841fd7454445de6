// Predicates, which are conditions of sentences, and comparisons of amounts.
import type { Fact, Predicate } from '../model/facts.ts';
import { type Amount, convert, ends } from './amount.ts';
import { cellsOf } from './quantity.ts';
import { written } from './typography.ts';

/** The condition of a sentence. `because` gives the numbers behind the result; `from` are the facts that it depends on. */
export function predicate(label: string, holds: boolean, because: string, from: readonly Fact[]): Predicate {
  return { kind: 'predicate', label, holds, because, cells: cellsOf(from) };
}

/** Whether all of `a` lies above all of `b` after conversion, or above `by` times `b`. Refuses other dimensions (`mixed-units`). */
export function greater(a: Amount, b: Amount, about: { label?: string; by?: number } = {}): Predicate {
  const by = about.by ?? 1;
  const holds = ends(a).low > ends(convert(b, a.unit)).high * by;
  const times = by === 1 ? '' : ` ${by} times`;
  const because = `${labelled(a)} is ${holds ? '' : 'not '}above${times} ${labelled(b)}`;
  return predicate(about.label ?? `${a.label} is above${times} ${b.label}`, holds, because, [a, b]);
}

/**
 * Whether each of `amounts` lies above all of `bounds`; `because` lists the pairs for which this is
 * false. False for empty lists.
 */
export function allGreater(amounts: readonly Amount[], bounds: readonly Amount[], label: string): Predicate {
  const pairs = amounts.flatMap((a) => bounds.map((b) => greater(a, b)));
  const against = pairs.filter((pair) => !pair.holds).map((pair) => pair.because);
  const because = against.length === 0 ? `all ${pairs.length} comparisons hold` : against.join('; ');
  return predicate(label, pairs.length > 0 && against.length === 0, because, [...amounts, ...bounds]);
}

/** Whether the whole amount lies between the limits, both inclusive and in the amount's unit. */
export function between(amount: Amount, limits: { least?: number; most?: number }, label: string): Predicate {
  const { low, high } = ends(amount);
  const { least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY } = limits;
  const holds = low >= least && high <= most;
  const wanted = [
    limits.least === undefined ? [] : [`at least ${limits.least}`],
    limits.most === undefined ? [] : [`at most ${limits.most}`],
  ].flat();
  return predicate(label, holds, `${labelled(amount)}, expected ${wanted.join(' and ')}`, [amount]);
}

/**
 * Whether all of `inner` lies between the ends of `outer`, both inclusive and after conversion: "within the span of". Refuses
 * other dimensions (`mixed-units`).
 */
export function within(inner: Amount, outer: Amount, about: { label?: string } = {}): Predicate {
  const [own, limits] = [ends(inner), ends(convert(outer, inner.unit))];
  const holds = limits.low <= own.low && own.high <= limits.high;
  const because = `${labelled(inner)} is ${holds ? '' : 'not '}within ${labelled(outer)}`;
  return predicate(about.label ?? `${inner.label} is within ${outer.label}`, holds, because, [inner, outer]);
}

/** The largest amount by its upper end, after conversion. */
export function largest<T extends Amount>(amounts: readonly [T, ...T[]]): T {
  return amounts.reduce((best, next) =>
    ends(convert(next, best.unit)).high > ends(best).high ? next : best,
  );
}

/** The smallest amount by its lower end, after conversion. */
export function smallest<T extends Amount>(amounts: readonly [T, ...T[]]): T {
  return amounts.reduce((best, next) => (ends(convert(next, best.unit)).low < ends(best).low ? next : best));
}

function labelled(amount: Amount): string {
  return `${amount.label} (${written(amount)})`;
}
