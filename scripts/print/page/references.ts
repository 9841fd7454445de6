/// <reference lib="dom" />
import { portable } from './page-source.ts';

/**
 * An expression that makes the browser write down the page of every element that a `[data-ref]` or `extra` names: it
 * records only those that some link leads to. Evaluates to the ids that a `[data-ref]` names.
 */
export function linkReferences(extra: readonly string[]): string {
  return `(${portable(addLinks, [])})(${JSON.stringify(extra)})`;
}

/**
 * An expression that writes the printed page numbers into the references; unknown ones get a placeholder. A reference
 * with `data-ref-property` names a custom property of the root instead, for what stands in the margins: "page 3 of 42".
 * An unpainted document has its layout and its links, which is all that page numbers depend on.
 */
export function fillReferences(labels: ReadonlyMap<string, string>, look: 'painted' | 'unpainted'): string {
  const opacity = look === 'painted' ? '' : '0';
  return `(${portable(fill, [])})(${JSON.stringify(Object.fromEntries(labels))}, ${JSON.stringify(opacity)})`;
}

function addLinks(extra: readonly string[]): readonly string[] {
  const references = [...document.querySelectorAll('[data-ref]')].map(
    (element) => element.getAttribute('data-ref') ?? '',
  );
  const ids = [...new Set(references)].filter((id) => document.getElementById(id) !== null);
  const links = document.createElement('div');
  links.hidden = true;
  for (const id of new Set([...ids, ...extra])) {
    const link = document.createElement('a');
    link.href = `#${encodeURIComponent(id)}`;
    links.append(link);
  }
  document.documentElement.append(links);
  return ids;
}

function fill(labels: Readonly<Record<string, string>>, opacity: string): void {
  document.body.style.opacity = opacity;
  for (const element of document.querySelectorAll('[data-ref]')) {
    // Two digits are what most numbers turn out to have, so that lines rarely break anew.
    const label = labels[element.getAttribute('data-ref') ?? ''] ?? '00';
    const property = element.getAttribute('data-ref-property');
    if (property === null) element.textContent = label;
    else document.documentElement.style.setProperty(property, JSON.stringify(label));
  }
}
