// Finds what is wrong with the layout of a page that was printed.

import type { CDPSession, Page } from 'puppeteer-core';
import { leastType } from '../../model/deck/least-type.ts';
import { slideSizes } from '../../model/manner/look.ts';
import type { PrintPage } from '../../model/page.ts';
import { foreignElements, markTexts, nameForeignTexts, textMark } from '../../print/page/foreign-fonts.ts';
import { inspection } from '../../print/page/inspect.ts';
import type { LayoutFinding } from '../../print/page/layout-finding.ts';
import { nameMissingCharacters } from '../../print/page/missing-characters.ts';
import {
  hasMissingGlyphs,
  mayUseForeignFonts,
  type PlatformFont,
  unplacedFonts,
  usedFonts,
} from '../../print/pdf/fonts.ts';
import type { PdfFile } from '../../print/pdf/objects.ts';

/** Viewports in CSS pixels. Slides are inspected in their size, pages at the width inside their margins, so that overflow shows. */
const pageViewHeight = 1000;

/** What is known from printing a page. */
export interface PrintResult {
  readonly file: PdfFile;
  /** Factor by which the browser shrank the page to fit its paper, if it did. */
  readonly shrunk: number | undefined;
  /** Width inside the margins in CSS pixels. */
  readonly width: number;
  /** Addresses that the page requested and did not get. */
  readonly requests: readonly string[];
}

function slideView({ slide = slideSizes['16:9'] }: PrintPage): { width: number; height: number } {
  return { width: slide.width, height: slide.height };
}

/** Every finding about the layout of a page, which is still in `tab` as it was printed. */
export async function inspectPage(
  tab: Page,
  page: PrintPage,
  printed: PrintResult,
): Promise<readonly LayoutFinding[]> {
  const viewport =
    page.form === 'slides' ? slideView(page) : { width: printed.width, height: pageViewHeight };
  await tab.setViewport(viewport);
  const origins = [...page.origins.keys()];
  const { requests, shrunk } = printed;
  const source = inspection({
    form: page.form,
    leastType,
    origins,
    requests,
    ...(shrunk === undefined ? {} : { shrunk }),
  });
  const found = (await tab.evaluate(source)) as readonly LayoutFinding[];
  const missing = hasMissingGlyphs(printed.file) ? await tab.evaluate(nameMissingCharacters(origins)) : [];
  return [
    ...found,
    ...(missing as readonly LayoutFinding[]),
    ...(await foreignFonts(tab, printed.file, origins)),
  ];
}

/** Findings about text in fonts that the page does not embed. The browser is queried for the font of every text only when the file has such fonts. */
async function foreignFonts(
  tab: Page,
  file: PdfFile,
  origins: readonly string[],
): Promise<readonly LayoutFinding[]> {
  const families = (await tab.evaluate(
    '[...document.fonts].map((font) => font.family)',
  )) as readonly string[];
  const used = usedFonts(file);
  if (!mayUseForeignFonts(used, families)) return [];
  await tab.evaluate(markTexts());
  const session = await tab.createCDPSession();
  try {
    const fonts = await platformFonts(session);
    const named = (await tab.evaluate(
      nameForeignTexts(foreignElements(fonts), origins),
    )) as readonly LayoutFinding[];
    return [...named, ...unplacedFonts(used, fonts)];
  } finally {
    await session.detach();
  }
}

/** Fonts by element, in the order of the marked elements. */
async function platformFonts(session: CDPSession): Promise<readonly (readonly PlatformFont[])[]> {
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument', { depth: 0 });
  const selector = `[${textMark}]`;
  const { nodeIds } = await session.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector });
  const answers = nodeIds.map((nodeId) => session.send('CSS.getPlatformFontsForNode', { nodeId }));
  return (await Promise.all(answers)).map(({ fonts }) => fonts);
}
