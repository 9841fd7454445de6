// Writes the theme: colours, fonts, effects.
import type { Element } from 'xast';
import { type OfficeTheme, themeColours } from '../../model/deck/presentation.ts';
import { latin } from './text.ts';
import { vocabularies, x } from './xml.ts';

/** The theme with its colours and fonts. Fills are flat, lines are plain, and there are no effects. */
export function themePart(theme: OfficeTheme): Element {
  const colours = themeColours.map((name) =>
    x(`a:${name}`, x('a:srgbClr', { val: theme.colours[name].replace('#', '').toUpperCase() })),
  );
  return x(
    'a:theme',
    { ...vocabularies.a, name: theme.name },
    x(
      'a:themeElements',
      x('a:clrScheme', { name: theme.name }, colours),
      x('a:fontScheme', { name: theme.name }, fonts('a:majorFont', theme), fonts('a:minorFont', theme)),
      x(
        'a:fmtScheme',
        { name: theme.name },
        x('a:fillStyleLst', three(flat)),
        x(
          'a:lnStyleLst',
          three((index) => x('a:ln', { w: [6350, 12_700, 19_050][index] ?? 6350 }, flat())),
        ),
        x(
          'a:effectStyleLst',
          three(() => x('a:effectStyle', x('a:effectLst'))),
        ),
        x('a:bgFillStyleLst', three(flat)),
      ),
    ),
  );
}

function fonts(name: string, theme: OfficeTheme): Element {
  return x(name, latin(theme.font, theme), x('a:ea', { typeface: '' }), x('a:cs', { typeface: '' }));
}

function flat(): Element {
  return x('a:solidFill', x('a:schemeClr', { val: 'phClr' }));
}

function three(make: (index: number) => Element): readonly Element[] {
  return [0, 1, 2].map(make);
}
