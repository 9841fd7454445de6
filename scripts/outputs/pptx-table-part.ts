import { toString as plainText } from 'mdast-util-to-string';
import type { DataTable, Slide } from '../model.ts';
import { type Part, type PartMaker, textPart, withoutHolder } from './pptx-part.ts';
import { dataGrid, type TableGrid, type TableSetting, tableItem, tableSize } from './pptx-table.ts';
import { excerpt } from './slide-excerpt.ts';

/** A data table as far as it fits, and how much is left out. */
export function tableParts(table: DataTable | undefined, maker: PartMaker): readonly Part[] {
  if (table === undefined) return [];
  const { table: shown, remark } = excerpt(table, maker.slide.layout.role === 'backup' ? 14 : 9);
  const grid = dataGrid(shown, `Table: ${plainText({ type: 'paragraph', children: [...table.title] })}`);
  const part = tablePart(grid, maker);
  const words =
    remark === undefined ? undefined : textPart([{ runs: [{ text: remark }] }], maker.styles.small, maker);
  if (words === undefined) return [part];
  return [part, { ...withoutHolder(words), before: maker.slide.layout.role === 'backup' ? 8 : 16 }];
}

/** A table of the width of its column. */
export function tablePart(grid: TableGrid, { styles, kit, text, slide }: PartMaker): Part {
  const setting = (scale: number): TableSetting => ({
    styles,
    measure: kit.measure,
    scale,
    rowPadding: rowPadding(slide, grid.rows.length - 1),
    colours: { ink: text.colours('ink'), grid: text.colours('grid'), tint: text.colours('tint') },
  });
  return {
    before: 16,
    height: (width, scale) =>
      tableSize(grid, width, setting(scale)).heights.reduce((sum, height) => sum + height, 0),
    role: 'content',
    place: (box, scale, holder) => [
      { ...tableItem(grid, box, setting(scale)), name: 'Table', ...(holder === undefined ? {} : { holder }) },
    ],
  };
}

/** Rows stand the wider apart the fewer they are, where the table has the slide to itself. */
function rowPadding({ layout }: Slide, rows: number): number {
  if (layout.role === 'backup') return 3;
  if (layout.name !== 'table' || rows > 8) return 7;
  return rows > 6 ? 9 : 15;
}
