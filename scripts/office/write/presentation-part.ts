// Writes the main part of a presentation: its slides, their size and their sections.
import type { Element } from 'xast';
import type { OfficeFile, OfficeSlide, Presentation } from '../../model/deck/presentation.ts';
import { sha256 } from '../../model/digest.ts';
import { embeddedFonts } from './fonts.ts';
import { showType } from './media-types.ts';
import { notesPage } from './notes.ts';
import type { Link, Part } from './package.ts';
import { emu, vocabularies, x } from './xml.ts';

const firstSlideId = 256;

/** The main part, which refers to all masters and slides in their order, and the fonts that it embeds. */
export function presentationParts(presentation: Presentation, files: readonly OfficeFile[]): readonly Part[] {
  const { slides, theme, width, height } = presentation;
  const fonts = embeddedFonts(files, theme, slides.length + 7);
  const links: Link[] = [
    { id: 'rId1', type: 'slideMaster', target: 'ppt/slideMasters/slideMaster1.xml' },
    { id: 'rId2', type: 'notesMaster', target: 'ppt/notesMasters/notesMaster1.xml' },
    ...['presProps', 'viewProps', 'tableStyles'].map(
      (name, index): Link => ({ id: `rId${index + 3}`, type: name, target: `ppt/${name}.xml` }),
    ),
    { id: 'rId6', type: 'theme', target: 'ppt/theme/theme1.xml' },
    ...slides.map(
      (_, index): Link => ({
        id: `rId${index + 7}`,
        type: 'slide',
        target: `ppt/slides/slide${index + 1}.xml`,
      }),
    ),
    ...fonts.links,
  ];
  const content = x(
    'p:presentation',
    {
      ...vocabularies.a,
      ...vocabularies.r,
      ...vocabularies.p,
      embedTrueTypeFonts: fonts.list === undefined ? null : 1,
      saveSubsetFonts: 1,
    },
    x('p:sldMasterIdLst', x('p:sldMasterId', { id: 2_147_483_648, 'r:id': 'rId1' })),
    x('p:notesMasterIdLst', x('p:notesMasterId', { 'r:id': 'rId2' })),
    x(
      'p:sldIdLst',
      slides.map((_, index) => x('p:sldId', { id: firstSlideId + index, 'r:id': `rId${index + 7}` })),
    ),
    x('p:sldSz', { cx: emu(width), cy: emu(height) }),
    x('p:notesSz', { cx: emu(notesPage.width), cy: emu(notesPage.height) }),
    fonts.list ?? null,
    x('p:extLst', sections(slides)),
  );
  const type = `${showType}.presentation.main+xml`;
  return [{ path: 'ppt/presentation.xml', type, content, links }, ...fonts.parts];
}

/** The sections of the talk, by which programs group the slides. */
function sections(slides: readonly OfficeSlide[]): Element {
  const groups: { name: string; ids: number[] }[] = [];
  for (const [index, { section }] of slides.entries()) {
    if (groups.at(-1)?.name !== section) groups.push({ name: section, ids: [] });
    groups.at(-1)?.ids.push(firstSlideId + index);
  }
  return x(
    'p:ext',
    { uri: '{521415D9-36F7-43E2-AB2F-B90AF26B5E84}' },
    x(
      'p14:sectionLst',
      { 'xmlns:p14': 'http://schemas.microsoft.com/office/powerpoint/2010/main' },
      groups.map(({ name, ids }, index) =>
        x(
          'p14:section',
          { name, id: guid(`${index} ${name}`) },
          x(
            'p14:sldIdLst',
            ids.map((id) => x('p14:sldId', { id })),
          ),
        ),
      ),
    ),
  );
}

/** An identifier derived from a text, so that it is the same in every build. */
function guid(text: string): string {
  const digest = sha256(text).toUpperCase();
  const part = (from: number, to: number) => digest.slice(from, to);
  return `{${part(0, 8)}-${part(8, 12)}-4${part(13, 16)}-8${part(17, 20)}-${part(20, 32)}}`;
}
