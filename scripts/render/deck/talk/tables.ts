// Turns tables into the cells that an office suite shows as a table of its own.
import type { Table } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import type { ContentSlot } from '../../../model/deck/slide-layout.ts';
import type { TalkPart } from '../../../model/deck/talk.ts';
import type { DataTable } from '../../../model/edition.ts';
import { text } from '../marp-markdown.ts';
import { excerpt } from '../slide-excerpt.ts';
import { type NodeHandlers, plainBlocks, tableNode } from '../slide-nodes.ts';
import { lineRuns, plainRuns } from './runs.ts';

/** A data table as far as its slot holds it, and how much is left out. */
export function dataTableParts(
  whole: DataTable,
  slot: ContentSlot,
  handlers: NodeHandlers,
): readonly TalkPart[] {
  const { table, remark } = excerpt(whole, slot.rows);
  const alt = `Table: ${plainText({ type: 'paragraph', children: [...table.title] })}`;
  const part = tablePart(tableNode(table), slot.name, handlers, alt);
  if (remark === undefined) return [part];
  const runs = lineRuns([text(remark)], handlers);
  return [part, { kind: 'text', slot: slot.name, name: 'Text', role: 'other', runs }];
}

/** A table written in Markdown; its alternative text names the heads of its columns unless there is a better one. */
export function tablePart(node: Table, slot: string, handlers: NodeHandlers, alt?: string): TalkPart {
  const tables = plainBlocks([node], handlers).filter((found) => found.type === 'table');
  const rows = tables.flatMap(({ children }) =>
    children.map((row) => row.children.map((cell) => plainRuns(cell.children))),
  );
  const heads = (rows[0] ?? []).map((runs) => runs.map((run) => run.text).join(''));
  return { kind: 'table', slot, name: 'Table', alt: alt ?? `Table: ${heads.join(', ')}`, rows };
}
