// Writes a presentation as a PowerPoint file.
import type { OfficeFile, Presentation } from '../../model/deck/presentation.ts';
import type { DocumentInfo } from '../../model/page.ts';
import { layoutPart, masterPart } from './layouts.ts';
import { officeType, showType } from './media-types.ts';
import { notesMasterPart } from './notes.ts';
import { type Link, type Part, zipParts } from './package.ts';
import { presentationParts } from './presentation-part.ts';
import { appPart, corePart } from './properties.ts';
import { slideParts } from './slide-parts.ts';
import type { TextTools } from './text.ts';
import { themePart } from './theme.ts';
import { paintWith, vocabularies, x } from './xml.ts';

/** What is written into the properties of the file. */
export interface WriteOptions {
  readonly document: DocumentInfo;
  readonly application: string;
  /** Fonts to embed where text has them; none if absent. */
  readonly fonts?: readonly OfficeFile[];
}

/**
 * The bytes of the PowerPoint file; the same presentation gives the same bytes. Throws for a presentation that contradicts
 * itself: unknown layouts, placeholders or fonts, or characters that XML does not allow.
 */
export function writePresentation(presentation: Presentation, options: WriteOptions): Uint8Array {
  const tools = toolsFor(presentation);
  const parts = [
    ...presentation.slides.flatMap((slide) => slideParts(slide, presentation, tools)),
    ...presentation.layouts.map(
      (layout, index): Part => ({
        path: `ppt/slideLayouts/slideLayout${index + 1}.xml`,
        type: `${showType}.slideLayout+xml`,
        content: layoutPart(layout, tools),
        links: [{ id: 'rId1', type: 'slideMaster', target: 'ppt/slideMasters/slideMaster1.xml' }],
      }),
    ),
    ...masterParts(presentation, tools),
    ...presentationParts(presentation, options.fonts ?? []),
    {
      path: 'ppt/presProps.xml',
      type: `${showType}.presProps+xml`,
      content: x('p:presentationPr', { ...vocabularies.p }),
    },
    {
      path: 'ppt/viewProps.xml',
      type: `${showType}.viewProps+xml`,
      content: x('p:viewPr', { ...vocabularies.p }),
    },
    {
      path: 'ppt/tableStyles.xml',
      type: `${showType}.tableStyles+xml`,
      content: x('a:tblStyleLst', { ...vocabularies.a, def: '{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}' }),
    },
    {
      path: 'docProps/core.xml',
      type: 'application/vnd.openxmlformats-package.core-properties+xml',
      content: corePart(options.document),
    },
    {
      path: 'docProps/app.xml',
      type: `${officeType}.extended-properties+xml`,
      content: appPart(options.application, presentation, options.document.publisher),
    },
  ];
  return zipParts(distinct(parts), [
    { id: 'rId1', type: 'officeDocument', target: 'ppt/presentation.xml' },
    {
      id: 'rId2',
      type: 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
      target: 'docProps/core.xml',
    },
    { id: 'rId3', type: 'extended-properties', target: 'docProps/app.xml' },
  ]);
}

function toolsFor({ theme, language }: Presentation): TextTools {
  const linkTo = (): never => {
    throw new Error('Unexpected link outside of slides');
  };
  return { theme, paint: paintWith(theme), language, linkTo, jumpTo: linkTo };
}

/** Each part once: an image on several slides is one part. */
function distinct(parts: readonly Part[]): readonly Part[] {
  return [...new Map(parts.map((part) => [part.path, part])).values()];
}

function masterParts(presentation: Presentation, tools: TextTools): readonly Part[] {
  const layouts = presentation.layouts.map(
    (_, index): Link => ({
      id: `rId${index + 1}`,
      type: 'slideLayout',
      target: `ppt/slideLayouts/slideLayout${index + 1}.xml`,
    }),
  );
  const theme = (number: number): Part => ({
    path: `ppt/theme/theme${number}.xml`,
    type: `${officeType}.theme+xml`,
    content: themePart(presentation.theme),
  });
  const themeLink = (number: number, id: string): Link => ({
    id,
    type: 'theme',
    target: `ppt/theme/theme${number}.xml`,
  });
  return [
    {
      path: 'ppt/slideMasters/slideMaster1.xml',
      type: `${showType}.slideMaster+xml`,
      content: masterPart(
        presentation,
        layouts.map(({ id }) => id),
        tools,
      ),
      links: [...layouts, themeLink(1, `rId${layouts.length + 1}`)],
    },
    {
      path: 'ppt/notesMasters/notesMaster1.xml',
      type: `${showType}.notesMaster+xml`,
      content: notesMasterPart(tools),
      links: [themeLink(2, 'rId1')],
    },
    theme(1),
    theme(2),
  ];
}
