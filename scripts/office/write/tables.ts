// Writes tables.
import type { Element } from 'xast';
import type { TableBox, TableItem } from '../../model/deck/presentation.ts';
import { oneRun, paragraphStyle, type TextTools } from './text.ts';
import { emu, solid, stroke, x } from './xml.ts';

/** The style "No Style, No Grid", which every program has. Colours and lines are properties of each cell. */
const plainStyle = '{2D5ABB26-0587-4C30-8999-92F81FD0307C}';

/** A table with its first row as header. */
export function tableElement({ widths, rows }: TableItem, tools: TextTools): Element {
  return x(
    'a:tbl',
    x('a:tblPr', { firstRow: 1 }, x('a:tableStyleId', plainStyle)),
    x(
      'a:tblGrid',
      widths.map((width) => x('a:gridCol', { w: emu(width) })),
    ),
    rows.map(({ height, cells }) =>
      x(
        'a:tr',
        { h: emu(height) },
        cells.map((cell) => cellElement(cell, tools)),
      ),
    ),
  );
}

const sides = { left: 'L', right: 'R', top: 'T', bottom: 'B' } as const;

function cellElement(
  { runs, style, align, anchor, inset, fill, rules }: TableBox,
  tools: TextTools,
): Element {
  const { lineHeight: _, ...characters } = style;
  const set = paragraphStyle('a:lvl1pPr', style, tools, align);
  return x(
    'a:tc',
    x(
      'a:txBody',
      x('a:bodyPr'),
      x('a:lstStyle', set),
      x(
        'a:p',
        inParagraph(set),
        // Some programs ignore the list styles of cells, so each run has all properties.
        runs.flatMap((run) => oneRun(run, characters, tools)),
        x('a:endParaRPr', { lang: tools.language }),
      ),
    ),
    x(
      'a:tcPr',
      {
        marL: emu(inset.left),
        marR: emu(inset.right),
        marT: emu(inset.top),
        marB: emu(inset.bottom),
        anchor: { top: 't', middle: 'ctr', bottom: 'b' }[anchor],
      },
      Object.entries(sides).map(([side, name]) =>
        rule(rules[side as keyof typeof sides], `a:ln${name}`, tools),
      ),
      fill === undefined ? x('a:noFill') : solid(fill, tools.paint),
    ),
  );
}

/** The properties of a paragraph in a list style, as properties of the paragraph itself. */
function inParagraph({ attributes, children }: Element): Element {
  const own = children.filter((child) => child.type === 'element' && child.name !== 'a:defRPr');
  return { type: 'element', name: 'a:pPr', attributes, children: own };
}

function rule(line: TableBox['rules']['top'], name: string, { paint }: TextTools): Element {
  if (line === undefined) return x(name, { w: 0 }, x('a:noFill'));
  return { ...stroke(line.colour, line.width, paint), name };
}
