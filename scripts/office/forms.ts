import type { Element } from 'xast';
import type { Form, Holder, Presentation, TypeStyle } from '../presentation.ts';
import { masterColours, position, rectangle, treeStart } from './shapes.ts';
import { bodyProperties, paragraphStyle, type TextTools } from './text.ts';
import { solid, vocabularies, x } from './xml.ts';

type Tools = Pick<TextTools, 'theme' | 'paint' | 'language'>;

/** The slide master: the colours that names stand for, and how titles and text are set where no form says otherwise. */
export function masterPart(presentation: Presentation, layoutIds: readonly string[], tools: Tools): Element {
  const { title, body } = usualStyles(presentation);
  const holders = presentation.forms.find(({ name }) => name === 'Table')?.holders ?? [];
  const own = holders.filter(({ kind }) => kind !== 'object');
  return x(
    'p:sldMaster',
    { ...vocabularies.a, ...vocabularies.r, ...vocabularies.p },
    x(
      'p:cSld',
      x('p:bg', x('p:bgPr', x('a:solidFill', x('a:schemeClr', { val: 'bg1' })), x('a:effectLst'))),
      x(
        'p:spTree',
        treeStart(),
        own.map((holder, index) => holderShape(holder, index + 2, tools)),
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

function usualStyles({ forms }: Presentation): { title: TypeStyle; body: TypeStyle } {
  const holders = forms.find(({ name }) => name === 'Quote')?.holders ?? [];
  const title = holders.find(({ kind }) => kind === 'title')?.style;
  const body = forms.flatMap((form) => form.holders).find(({ kind }) => kind === 'text')?.style;
  if (title === undefined || body === undefined) throw new Error('Unexpected forms without title and text');
  return { title, body };
}

/** A slide layout. */
export function formPart({ name, background, holders, rules }: Form, tools: Tools): Element {
  const lines = rules.map(({ box, colour }, index) =>
    x(
      'p:sp',
      x(
        'p:nvSpPr',
        x('p:cNvPr', { id: 90 + index, name: `Rule ${index + 1}` }, decorative()),
        x('p:cNvSpPr'),
        x('p:nvPr', { userDrawn: 1 }),
      ),
      x('p:spPr', position('a:xfrm', box), rectangle(), solid(colour, tools.paint), x('a:ln', x('a:noFill'))),
    ),
  );
  const ground =
    background === undefined
      ? null
      : x('p:bg', x('p:bgPr', solid(background, tools.paint), x('a:effectLst')));
  return x(
    'p:sldLayout',
    { ...vocabularies.a, ...vocabularies.r, ...vocabularies.p, preserve: 1, userDrawn: 1 },
    x(
      'p:cSld',
      { name },
      ground,
      x(
        'p:spTree',
        treeStart(),
        lines,
        holders.map((holder, index) => holderShape(holder, index + 2, tools)),
      ),
    ),
    masterColours(),
  );
}

/** Tells screen readers that there is nothing to read. */
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

/** What says which placeholder a shape is. */
export function placeholder({ kind, index }: Holder): Element {
  const types = { title: 'title', text: 'body', object: null, foot: 'ftr', number: 'sldNum' } as const;
  const isSmall = kind === 'foot' || kind === 'number';
  return x('p:ph', { type: types[kind], sz: isSmall ? 'quarter' : null, idx: index === 0 ? null : index });
}

function holderShape(holder: Holder, id: number, tools: Tools): Element {
  return x(
    'p:sp',
    x(
      'p:nvSpPr',
      x('p:cNvPr', { id, name: holder.name }),
      x('p:cNvSpPr', x('a:spLocks', { noGrp: 1 })),
      x('p:nvPr', placeholder(holder)),
    ),
    x('p:spPr', position('a:xfrm', holder.box), rectangle()),
    x(
      'p:txBody',
      bodyProperties(holder.anchor),
      x(
        'a:lstStyle',
        levels(holder).map((level) => paragraphStyle(`a:lvl${level}pPr`, holder.style, tools, holder.align)),
      ),
      x('a:p', holder.kind === 'number' ? numberField(tools.language) : prompt(holder, tools.language)),
    ),
  );
}

function levels({ kind }: Holder): readonly number[] {
  return kind === 'text' || kind === 'object' ? [1, 2, 3] : [1];
}

function prompt({ prompt: text }: Holder, language: string): Element {
  return x('a:r', x('a:rPr', { lang: language }), x('a:t', text));
}

/** The number of a slide, which the program fills in; `text` is what it shows until then. */
export function numberField(language: string, text = '‹#›'): Element {
  return x(
    'a:fld',
    { id: '{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}', type: 'slidenum' },
    x('a:rPr', { lang: language }),
    x('a:t', text),
  );
}
