// Turns tables into the cells of tables in an office suite.
import type { Table } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import type { ContentSlot } from '../../../model/deck/slide-layout.ts';
import type { TalkPart } from '../../../model/deck/talk.ts';
import type { DataTable } from '../../../model/edition.ts';
import { text } from '../marp-markdown.ts';
import { excerpt } from '../slide-excerpt.ts';
import { type NodeHandlers, plainBlocks, tableNode } from '../slide-nodes.ts';
import { lineRuns, plainRuns } from './runs.ts';

/** The rows of a data table that its slot holds, and a remark where rows are left out. */
export function dataTableParts(
  whole: DataTable,
  slot: ContentSlot,
  handlers: NodeHandlers,
): readonly TalkPart[] {
  const { table, remark } = excerpt(whole, slot.rows, handlers.language);
  const alt = `Table: ${plainText({ type: 'paragraph', children: [...table.title] })}`;
  const part = tablePart(tableNode(table), slot.name, handlers, alt);
  if (remark === undefined) return [part];
  const runs = lineRuns([text(remark)], handlers);
  return [part, { kind: 'text', slot: slot.name, name: 'Text', role: 'other', runs }];
}

/** A Markdown table. Without `alt`, its alternative text lists the heads of its columns. */
export function tablePart(node: Table, slot: string, handlers: NodeHandlers, alt?: string): TalkPart {
  const tables = plainBlocks([node], handlers).filter((found) => found.type === 'table');
  const rows = tables.flatMap(({ children }) =>
    children.map((row) => row.children.map((cell) => plainRuns(cell.children))),
  );
  const heads = (rows[0] ?? []).map((runs) => runs.map((run) => run.text).join(''));
  return {
    kind: 'table',
    slot,
    name: 'Table',
    alt: alt ?? `Table: ${heads.filter((head) => head.trim() !== '').join(', ')}`,
    rows,
  };
}
