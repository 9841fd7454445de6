import type { Element } from 'xast';
import type { OfficeBox } from '../presentation.ts';
import { emu, x } from './xml.ts';

/** Where a shape stands, in the element of the given name. */
export function position(name: string, { x: left, y: top, width, height }: OfficeBox): Element {
  return x(name, x('a:off', { x: emu(left), y: emu(top) }), x('a:ext', { cx: emu(width), cy: emu(height) }));
}

/** The outline of a rectangle. */
export function rectangle(): Element {
  return x('a:prstGeom', { prst: 'rect' }, x('a:avLst'));
}

/** What every tree of shapes begins with. */
export function treeStart(): readonly Element[] {
  const nothing = { x: 0, y: 0 };
  return [
    x('p:nvGrpSpPr', x('p:cNvPr', { id: 1, name: '' }), x('p:cNvGrpSpPr'), x('p:nvPr')),
    x(
      'p:grpSpPr',
      x(
        'a:xfrm',
        x('a:off', nothing),
        x('a:ext', { cx: 0, cy: 0 }),
        x('a:chOff', nothing),
        x('a:chExt', { cx: 0, cy: 0 }),
      ),
    ),
  ];
}

/** Keeps the colours of the master. */
export function masterColours(): Element {
  return x('p:clrMapOvr', x('a:masterClrMapping'));
}
