// Elements that shapes on slides, layouts and notes have in common.
import type { Element } from 'xast';
import type { FilledBox } from '../../model/deck/presentation.ts';
import type { Box } from '../../model/deck/slide-boxes.ts';
import { emu, type Paint, solid, x } from './xml.ts';

/** The position and size of a shape, in an element of the given name. */
export function position(name: string, { x: left, y: top, width, height }: Box): Element {
  return x(name, x('a:off', { x: emu(left), y: emu(top) }), x('a:ext', { cx: emu(width), cy: emu(height) }));
}

/** The outline of a rectangle. */
export function rectangle(): Element {
  return x('a:prstGeom', { prst: 'rect' }, x('a:avLst'));
}

/** The elements that every tree of shapes begins with. */
export function treeStart(): readonly Element[] {
  const origin = { x: 0, y: 0 };
  return [
    x('p:nvGrpSpPr', x('p:cNvPr', { id: 1, name: '' }), x('p:cNvGrpSpPr'), x('p:nvPr')),
    x(
      'p:grpSpPr',
      x(
        'a:xfrm',
        x('a:off', origin),
        x('a:ext', { cx: 0, cy: 0 }),
        x('a:chOff', origin),
        x('a:chExt', { cx: 0, cy: 0 }),
      ),
    ),
  ];
}

/** The element with which a part has the colour names of its master. */
export function masterColours(): Element {
  return x('p:clrMapOvr', x('a:masterClrMapping'));
}

/** A decorative area of one colour. */
export function filledBox({ box, colour }: FilledBox, id: number, name: string, paint: Paint): Element {
  return x(
    'p:sp',
    x('p:nvSpPr', x('p:cNvPr', { id, name }, decorative()), x('p:cNvSpPr'), x('p:nvPr', { userDrawn: 1 })),
    x('p:spPr', position('a:xfrm', box), rectangle(), solid(colour, paint), x('a:ln', x('a:noFill'))),
  );
}

/** Marks a shape as decorative, so that screen readers skip it. */
export function decorative(): Element {
  return x(
    'a:extLst',
    x(
      'a:ext',
      { uri: '{C183D7F6-B498-43B3-948B-1728B52AA6E4}' },
      x('adec:decorative', {
        'xmlns:adec': 'http://schemas.microsoft.com/office/drawing/2017/decorative',
        val: 1,
      }),
    ),
  );
}
