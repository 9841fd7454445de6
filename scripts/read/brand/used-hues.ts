// Finds which of the colours of charts, diagrams and toned words a project uses.
import type { Sources } from '../../model/sources.ts';

/** Where each hue is named, and what else shows it; all other colours stand on every page. */
const hues: Readonly<Record<string, RegExp>> = {
  orange: /\borange\b/,
  teal: /\bteal\b/,
  'teal-text': /\bteal\b|^ *```/m,
  purple: /\bpurple\b|^ *```/m,
};

const named = /^(?:content\/.*\.md|templates\/(?:charts|diagrams)\/.*\.json)$/;

/** The hues that nothing in the project names. They need no contrast; a chart that has one by default is checked when it is drawn. */
export function unusedHues({ texts }: Pick<Sources, 'texts'>): readonly string[] {
  const paths = [...texts.keys()].filter((path) => named.test(path));
  const hasDiagrams = paths.some((path) => /^templates\/diagrams\//.test(path));
  return Object.entries(hues)
    .filter(([hue]) => hue !== 'orange' || !hasDiagrams)
    .filter(([, pattern]) => !paths.some((path) => pattern.test(texts.get(path) ?? '')))
    .map(([hue]) => hue);
}
