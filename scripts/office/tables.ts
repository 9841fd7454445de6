import type { Element } from 'xast';
import type { TableBox, TableItem, TableLine } from '../presentation.ts';
import { paragraphs, type TextTools, typeface } from './text.ts';
import { centipoints, emu, solid, stroke, x } from './xml.ts';

/** "No Style, No Grid", which every program has built in: what we want to see is said cell by cell. */
const plainStyle = '{2D5ABB26-0587-4C30-8999-92F81FD0307C}';

/** A table whose first row is its head. */
export function tableElement({ widths, rows }: TableItem, tools: TextTools): Element {
  return x(
    'a:tbl',
    x('a:tblPr', { firstRow: 1 }, x('a:tableStyleId', plainStyle)),
    x(
      'a:tblGrid',
      widths.map((width) => x('a:gridCol', { w: emu(width) })),
    ),
    rows.map((row) =>
      x(
        'a:tr',
        { h: emu(row.height) },
        row.cells.map((cell) => cellElement(cell, row, tools)),
      ),
    ),
  );
}

function cellElement(cell: TableBox, row: TableLine, tools: TextTools): Element {
  const { style, inset } = cell;
  const list = x(
    'a:lstStyle',
    x(
      'a:lvl1pPr',
      { algn: cell.align === 'right' ? 'r' : 'l' },
      x(
        'a:defRPr',
        { sz: centipoints(style.size), b: style.isBold ? 1 : 0 },
        solid(style.colour, tools.paint),
        typeface(style.font, tools.theme),
      ),
    ),
  );
  const [paragraph = x('a:p')] = paragraphs([whole(cell)], style, tools);
  return x(
    'a:tc',
    x('a:txBody', x('a:bodyPr'), list, aligned(paragraph, cell.align)),
    x(
      'a:tcPr',
      {
        marL: emu(inset.left),
        marR: emu(inset.right),
        marT: emu(inset.y),
        marB: emu(inset.y),
        anchor: { top: 't', middle: 'ctr', bottom: 'b' }[cell.anchor],
      },
      ...['L', 'R', 'T'].map((side) => x(`a:ln${side}`, { w: 0 }, x('a:noFill'))),
      ruleBelow(row, tools),
      row.fill === undefined ? x('a:noFill') : solid(row.fill, tools.paint),
    ),
  );
}

/** Cells take no part in lists of styles in every program, so their runs say it all. */
function whole({ paragraph, style }: TableBox): TableBox['paragraph'] {
  return { ...paragraph, style: { ...style, ...paragraph.style } };
}

function aligned(paragraph: Element, align: 'left' | 'right'): Element {
  const [properties, ...rest] = paragraph.children;
  if (properties?.type !== 'element' || properties.name !== 'a:pPr') return paragraph;
  const attributes = { ...properties.attributes, algn: align === 'right' ? 'r' : 'l' };
  return { ...paragraph, children: [{ ...properties, attributes }, ...rest] };
}

function ruleBelow({ rule }: TableLine, { paint }: TextTools): Element {
  return { ...stroke(rule.colour, rule.width, paint), name: 'a:lnB' };
}
