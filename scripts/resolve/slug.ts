// Makes ids and machine-readable names from words.
import type { PhrasingContent } from 'mdast';

/** An id from a heading's words. Expressions are left out, so that the id stays the same when the data changes. */
export function slugOf(title: readonly PhrasingContent[]): string {
  const slug = wordsOf(title)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return slug === '' ? 'part' : slug;
}

/** A machine-readable name from words: lower-case ASCII letters and digits, joined by hyphens. */
export function asciiSlug(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const slug = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  return slug === '' ? 'edition' : slug;
}

/** The text of inline content without what its expressions print. */
export function wordsOf(nodes: readonly PhrasingContent[]): string {
  return nodes.map(wordOf).join('');
}

function wordOf(node: PhrasingContent): string {
  if ('children' in node) return wordsOf(node.children);
  if (node.type === 'expression' || !('value' in node)) return '';
  return node.value;
}

/** The id, or the id with the first free number appended: `boiling-2`. Adds the result to `taken`. */
export function unique(id: string, taken: Set<string>): string {
  let free = id;
  for (let count = 2; taken.has(free); count += 1) free = `${id}-${count}`;
  taken.add(free);
  return free;
}
