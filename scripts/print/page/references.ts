// Fills references by page number inside the browser.
/// <reference lib="dom" />
import { portable } from './page-source.ts';

/**
 * An expression for the browser that adds a hidden link to every element that a `[data-ref]` or `extra` names: the PDF
 * records the pages of linked elements only. Evaluates to the ids that a `[data-ref]` names and that exist.
 */
export function linkReferences(extra: readonly string[]): string {
  return `(${portable(addLinks, [])})(${JSON.stringify(extra)})`;
}

/**
 * An expression for the browser that writes the printed page numbers into the references, and a placeholder where the number
 * is unknown. A reference with `data-ref-property` sets that custom property of the root instead, for text in the margins:
 * "page 3 of 42". An unpainted document has the same layout and links, which is all that page numbers depend on.
 */
export function fillReferences(
  labels: Iterable<readonly [string, string]>,
  look: 'painted' | 'unpainted',
): string {
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
    // Most numbers have two digits, so that lines rarely change when the numbers are filled in.
    const label = labels[element.getAttribute('data-ref') ?? ''] ?? '00';
    const property = element.getAttribute('data-ref-property');
    if (property === null) element.textContent = label;
    else document.documentElement.style.setProperty(property, JSON.stringify(label));
  }
}
