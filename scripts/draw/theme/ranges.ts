// The colours that scales take when a spec names none.
import type { Palette } from '../../model/project.ts';

/** Names of tokens that are numbered from 1. */
export const numbered = (name: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${name}-${index + 1}`);

/** The most names that colours tell apart for every reader who sees any colour. */
const mostCategories = 8;

const reference = (name: string): string => `var(--${name})`;

/**
 * Ranges of colours by kind of scale. Names get hues of rising likeness, ranks and amounts steps of one hue: on a ground
 * that they fill, from faint; as marks that stand alone, from what still stands out from the paper.
 */
export function ranges(palette: Palette): Readonly<Record<string, unknown>> {
  const has = (name: string) => palette.has(name);
  const categories = numbered('category', mostCategories).filter(has);
  const step =
    has('ramp-1') && has('category-5') ? ['ramp-1', 'seq-4', 'seq-5', 'category-5'] : ['seq-4', 'seq-5'];
  const warm = numbered('warm', 2).filter(has).reverse();
  const scheme = (names: readonly string[]) => ({ scheme: names.map(reference) });
  return {
    category: (categories.length > 0 ? categories : ['blue', 'orange', 'teal', 'purple']).map(reference),
    ordinal: scheme(step),
    ramp: scheme(step),
    heatmap: scheme(numbered('seq', 5)),
    ...(warm.length > 0 &&
      has('middle') && { diverging: scheme([...warm, 'middle', ...step.slice(0, 1), 'seq-5']) }),
  };
}
