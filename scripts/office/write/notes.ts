// Writes the notes of slides, and the master of their pages.
import type { Element } from 'xast';
import type { OfficeSlide, OfficeTheme, TypeStyle } from '../../model/deck/presentation.ts';
import type { Box } from '../../model/deck/slide-boxes.ts';
import { numberField } from './layouts.ts';
import { masterColours, position, rectangle, treeStart } from './shapes.ts';
import { paragraphStyle, paragraphs, type TextTools } from './text.ts';
import { vocabularies, x } from './xml.ts';

/** Size of a page of notes in CSS pixels: 7.5 by 10 inches, as in every program. */
export const notesPage = { width: 720, height: 960 } as const;

const slideBox: Box = { x: 88, y: 72, width: 544, height: 306 };
const notesBox: Box = { x: 72, y: 410, width: 576, height: 460 };
const numberBox: Box = { x: 408, y: 912, width: 312, height: 48 };

/** The style of notes. */
function notesStyle({ font }: OfficeTheme): TypeStyle {
  return { font, size: 16, lineHeight: 22, isBold: false, isItalic: false, colour: '#000000', spacing: 0 };
}

/** The master of the pages that notes are printed on. */
export function notesMasterPart(tools: TextTools): Element {
  return x(
    'p:notesMaster',
    { ...vocabularies.a, ...vocabularies.r, ...vocabularies.p },
    x(
      'p:cSld',
      x('p:bg', x('p:bgRef', { idx: 1001 }, x('a:schemeClr', { val: 'bg1' }))),
      x(
        'p:spTree',
        treeStart(),
        imageShape(2, { idx: 2 }, slideBox),
        textShape(3, 'Notes', { type: 'body', sz: 'quarter', idx: 3 }, notesBox, [
          x('a:p', x('a:endParaRPr', { lang: tools.language })),
        ]),
        textShape(4, 'Number', { type: 'sldNum', sz: 'quarter', idx: 5 }, numberBox, [
          x('a:p', x('a:pPr', { algn: 'r' }), numberField(tools.language)),
        ]),
      ),
    ),
    x('p:clrMap', {
      bg1: 'lt1',
      tx1: 'dk1',
      bg2: 'lt2',
      tx2: 'dk2',
      ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`accent${n}`, `accent${n}`])),
      hlink: 'hlink',
      folHlink: 'folHlink',
    }),
    x('p:notesStyle', paragraphStyle('a:lvl1pPr', notesStyle(tools.theme), tools)),
  );
}

/** The notes of a slide. */
export function notesPart(slide: OfficeSlide, tools: TextTools): Element {
  return x(
    'p:notes',
    { ...vocabularies.a, ...vocabularies.r, ...vocabularies.p },
    x(
      'p:cSld',
      x(
        'p:spTree',
        treeStart(),
        imageShape(2, {}),
        textShape(
          3,
          'Notes',
          { type: 'body', idx: 1 },
          undefined,
          paragraphs(slide.notes, notesStyle(tools.theme), tools),
        ),
      ),
    ),
    masterColours(),
  );
}

function imageShape(id: number, attributes: Record<string, string | number>, box?: Box): Element {
  return x(
    'p:sp',
    x(
      'p:nvSpPr',
      x('p:cNvPr', { id, name: 'Slide' }),
      x('p:cNvSpPr', x('a:spLocks', { noGrp: 1, noRot: 1, noChangeAspect: 1 })),
      x('p:nvPr', x('p:ph', { type: 'sldImg', ...attributes })),
    ),
    x('p:spPr', box === undefined ? null : [position('a:xfrm', box), rectangle()]),
  );
}

function textShape(
  id: number,
  name: string,
  attributes: Record<string, string | number>,
  box: Box | undefined,
  content: readonly Element[],
): Element {
  return x(
    'p:sp',
    x(
      'p:nvSpPr',
      x('p:cNvPr', { id, name }),
      x('p:cNvSpPr', x('a:spLocks', { noGrp: 1 })),
      x('p:nvPr', x('p:ph', attributes)),
    ),
    x('p:spPr', box === undefined ? null : [position('a:xfrm', box), rectangle()]),
    x('p:txBody', x('a:bodyPr'), x('a:lstStyle'), ...content),
  );
}
