// Makes the nodes of lists and tables of changes.
import type { List, ListItem, Paragraph, PhrasingContent, RootContent, TableRow } from 'mdast';
import type { WordKey } from '../facts/language/english.ts';
import { wordIn } from '../facts/language/language.ts';
import type { Language } from '../model/manner/language.ts';

/** With a capital at its start, unless its first word has one further on, as in "pH". */
export function capital(label: string): string {
  return /^\p{Ll}[\p{Ll}-]*(?![\p{L}\d])/u.test(label)
    ? label.charAt(0).toUpperCase() + label.slice(1)
    : label;
}

export function text(value: string): PhrasingContent {
  return { type: 'text', value };
}

export function strong(value: string): PhrasingContent {
  return { type: 'strong', children: [text(value)] };
}

export function paragraph(children: PhrasingContent[]): Paragraph {
  return { type: 'paragraph', children };
}

/** The words above a list or table, which stay on its page. */
export function lead(key: WordKey, language: Language, behind: PhrasingContent[] = []): RootContent {
  return {
    ...paragraph([strong(wordIn(language, key)), ...behind]),
    data: { hProperties: { className: ['lead-in'] } },
  };
}

export function listItem(children: PhrasingContent[]): ListItem {
  return { type: 'listItem', spread: false, children: [{ type: 'paragraph', children }] };
}

export function bullets(items: readonly ListItem[]): List {
  return { type: 'list', ordered: false, spread: false, children: [...items] };
}

export function row(cells: readonly PhrasingContent[][]): TableRow {
  return { type: 'tableRow', children: cells.map((children) => ({ type: 'tableCell', children })) };
}
