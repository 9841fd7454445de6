// Finds the rows of tables that the answers to a decision aid narrow.
import type { Nodes, Parents, Table, TableCell, TableRow } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import type { AidSpec } from '../../model/aids/aid.ts';

/** The words of a cell by which a file refers to it: those that are printed, without citations. */
export function wordsOfCell(cell: TableCell | undefined): string {
  return cell === undefined ? '' : plainText(withoutCitations(cell)).replaceAll(/\s+/g, ' ').trim();
}

function withoutCitations<T extends Nodes>(node: T): T {
  if (!('children' in node)) return node;
  const children = (node as Parents).children.filter(
    ({ type }) => type !== 'citation' && type !== 'footnoteReference',
  );
  return { ...node, children: children.map(withoutCitations) } as T;
}

/** The words at the head of a table's first column. */
export function headOf({ children: [head] }: Table): string {
  return wordsOfCell(head?.children[0]);
}

/** Whether the answers to an aid narrow a table that stands in its block. */
export function isNarrowed(table: Table, { column }: AidSpec): boolean {
  return headOf(table) === column;
}

/** The rows of a table below its head, each with the words of its first cell. */
export function rowsOf({ children: [, ...rows] }: Table): readonly (readonly [string, TableRow])[] {
  return rows.map((row) => [wordsOfCell(row.children[0]), row]);
}
