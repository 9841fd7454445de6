// Writes the slide master and the slide layouts.
import type { Element } from 'xast';
import type { OfficeLayout, Placeholder, Presentation } from '../../model/deck/presentation.ts';
import { filledBox, masterColours, position, rectangle, treeStart } from './shapes.ts';
import { bodyProperties, paragraphStyle, type TextTools } from './text.ts';
import { type Paint, solid, vocabularies, x } from './xml.ts';

type Tools = Pick<TextTools, 'theme' | 'paint' | 'language'>;

/** The slide master: the meaning of colour names, and the styles of titles and text for layouts that have none of their own. */
export function masterPart(presentation: Presentation, layoutIds: readonly string[], tools: Tools): Element {
  const { master, style } = presentation;
  const styleOf = (wanted: Placeholder['kind']) => master.find(({ kind }) => kind === wanted)?.style ?? style;
  const [title, body] = [styleOf('title'), styleOf('text')];
  return x(
    'p:sldMaster',
    { ...vocabularies.a, ...vocabularies.r, ...vocabularies.p },
    x(
      'p:cSld',
      x('p:bg', x('p:bgPr', x('a:solidFill', x('a:schemeClr', { val: 'bg1' })), x('a:effectLst'))),
      x(
        'p:spTree',
        treeStart(),
        master.map((placeholder, index) => placeholderShape(placeholder, index + 2, tools)),
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
    x(
      'p:sldLayoutIdLst',
      layoutIds.map((id, index) => x('p:sldLayoutId', { id: 2_147_483_649 + index, 'r:id': id })),
    ),
    x('p:hf', { hdr: 0, dt: 0 }),
    x(
      'p:txStyles',
      x('p:titleStyle', paragraphStyle('a:lvl1pPr', title, tools)),
      x(
        'p:bodyStyle',
        [1, 2, 3, 4, 5].map((level) => paragraphStyle(`a:lvl${level}pPr`, body, tools)),
      ),
      x('p:otherStyle', paragraphStyle('a:lvl1pPr', body, tools)),
    ),
  );
}

/** A slide layout: its background, fills and placeholders. */
export function layoutPart({ name, background, placeholders, fills }: OfficeLayout, tools: Tools): Element {
  const firstFill = placeholders.length + 2;
  return x(
    'p:sldLayout',
    { ...vocabularies.a, ...vocabularies.r, ...vocabularies.p, preserve: 1, userDrawn: 1 },
    x(
      'p:cSld',
      { name },
      backgroundElement(background, tools.paint),
      x(
        'p:spTree',
        treeStart(),
        fills.map((fill, index) => filledBox(fill, firstFill + index, `Rule ${index + 1}`, tools.paint)),
        placeholders.map((placeholder, index) => placeholderShape(placeholder, index + 2, tools)),
      ),
    ),
    masterColours(),
  );
}

/** The background of a slide or layout; `null` where that of the master applies. */
export function backgroundElement(colour: string | undefined, paint: Paint): Element | null {
  return colour === undefined ? null : x('p:bg', x('p:bgPr', solid(colour, paint), x('a:effectLst')));
}

/** The element that makes a shape a placeholder. */
export function placeholderElement({ kind, index }: Placeholder): Element {
  const types = { title: 'title', text: 'body', object: null, foot: 'ftr', number: 'sldNum' } as const;
  const isSmall = kind === 'foot' || kind === 'number';
  return x('p:ph', { type: types[kind], sz: isSmall ? 'quarter' : null, idx: index === 0 ? null : index });
}

function placeholderShape(placeholder: Placeholder, id: number, tools: Tools): Element {
  const { name, kind, box, anchor, style, align, prompt } = placeholder;
  const levels = kind === 'text' || kind === 'object' ? [1, 2, 3] : [1];
  return x(
    'p:sp',
    x(
      'p:nvSpPr',
      x('p:cNvPr', { id, name }),
      x('p:cNvSpPr', x('a:spLocks', { noGrp: 1 })),
      x('p:nvPr', placeholderElement(placeholder)),
    ),
    x('p:spPr', position('a:xfrm', box), rectangle()),
    x(
      'p:txBody',
      bodyProperties(anchor, kind === 'title'),
      x(
        'a:lstStyle',
        levels.map((level) => paragraphStyle(`a:lvl${level}pPr`, style, tools, align)),
      ),
      x(
        'a:p',
        kind === 'number'
          ? numberField(tools.language)
          : x('a:r', x('a:rPr', { lang: tools.language }), x('a:t', prompt)),
      ),
    ),
  );
}

/** A field for the number of a slide, which the program fills in; until then it shows `text`. */
export function numberField(language: string, text = '‹#›'): Element {
  return x(
    'a:fld',
    { id: '{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}', type: 'slidenum' },
    x('a:rPr', { lang: language }),
    x('a:t', text),
  );
}
