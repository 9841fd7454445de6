// Writes the workbook of a chart.
import type { Element } from 'xast';
import { zipParts } from '../package.ts';
import { vocabularies, x } from '../xml.ts';
import type { Sheet, SheetColumn } from './sheet.ts';

/** Name of the only sheet of a chart's workbook. */
export const sheetName = 'Data';

const main = { xmlns: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main' };
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The workbook in which a chart is edited, as the bytes of an `.xlsx` file. */
export function workbookBytes({ columns, height }: Sheet): Uint8Array {
  const workbook = x(
    'workbook',
    { ...main, ...vocabularies.r },
    x('sheets', x('sheet', { name: sheetName, sheetId: 1, 'r:id': 'rId1' })),
  );
  return zipParts(
    [
      {
        path: 'xl/workbook.xml',
        type: `${type}.sheet.main+xml`,
        content: workbook,
        links: [
          { id: 'rId1', type: 'worksheet', target: 'xl/worksheets/sheet1.xml' },
          { id: 'rId2', type: 'styles', target: 'xl/styles.xml' },
        ],
      },
      {
        path: 'xl/worksheets/sheet1.xml',
        type: `${type}.worksheet+xml`,
        content: worksheet(columns, height),
      },
      { path: 'xl/styles.xml', type: `${type}.styles+xml`, content: styles() },
    ],
    [{ id: 'rId1', type: 'officeDocument', target: 'xl/workbook.xml' }],
  );
}

function worksheet(columns: readonly SheetColumn[], height: number): Element {
  const rows = Array.from({ length: height + 1 }, (_, row) =>
    x(
      'row',
      { r: row + 1 },
      columns.flatMap(({ head, cells }, column) =>
        cell(cellName(column, row), row === 0 ? head : cells[row - 1]),
      ),
    ),
  );
  const widths = columns.map((column, index) =>
    x('col', { min: index + 1, max: index + 1, width: widthOf(column), customWidth: 1 }),
  );
  return x('worksheet', main, x('cols', widths), x('sheetData', rows));
}

function cell(name: string, value: number | string | undefined): readonly Element[] {
  if (value === undefined || value === '') return [];
  if (typeof value === 'number') return [x('c', { r: name }, x('v', String(value)))];
  return [x('c', { r: name, t: 'inlineStr' }, x('is', x('t', value)))];
}

function widthOf({ head, cells }: SheetColumn): number {
  const longest = Math.max(head.length, ...cells.map((value) => String(value ?? '').length));
  return Math.min(40, longest + 3);
}

/** "B3" for column 1, row 2, both counted from 0. */
function cellName(column: number, row: number): string {
  return `${columnName(column)}${row + 1}`;
}

/** The name of a column, counted from 0: "A" to "Z", then "AA". */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : `${columnName(Math.floor(column / 26) - 1)}${letter}`;
}

function styles(): Element {
  return x(
    'styleSheet',
    main,
    x('fonts', { count: 1 }, x('font', x('sz', { val: 11 }), x('name', { val: 'Arial' }))),
    x(
      'fills',
      { count: 2 },
      x('fill', x('patternFill', { patternType: 'none' })),
      x('fill', x('patternFill', { patternType: 'gray125' })),
    ),
    x(
      'borders',
      { count: 1 },
      x(
        'border',
        ['left', 'right', 'top', 'bottom', 'diagonal'].map((side) => x(side)),
      ),
    ),
    x('cellStyleXfs', { count: 1 }, x('xf', { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0 })),
    x('cellXfs', { count: 1 }, x('xf', { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0, xfId: 0 })),
    x('cellStyles', { count: 1 }, x('cellStyle', { name: 'Normal', xfId: 0, builtinId: 0 })),
  );
}
