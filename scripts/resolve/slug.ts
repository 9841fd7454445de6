import type { PhrasingContent } from 'mdast';

/** An id from a heading's words, without its expressions: it stays when the data changes. */
export function slugOf(title: readonly PhrasingContent[]): string {
  const slug = wordsOf(title)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return slug === '' ? 'part' : slug;
}

/** A name for machines from words: small letters and digits of ASCII, joined by hyphens. */
export function asciiSlug(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const slug = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  return slug === '' ? 'edition' : slug;
}

/** The text of inline content; what an expression prints is left out. */
export function wordsOf(nodes: readonly PhrasingContent[]): string {
  return nodes.map(wordOf).join('');
}

function wordOf(node: PhrasingContent): string {
  if ('children' in node) return wordsOf(node.children);
  if (node.type === 'expression' || !('value' in node)) return '';
  return node.value;
}

/** The id, or the id with the first free number behind it; taken from then on. */
export function unique(id: string, taken: Set<string>): string {
  let free = id;
  for (let count = 2; taken.has(free); count += 1) free = `${id}-${count}`;
  taken.add(free);
  return free;
}
