import type { CDPSession, Page } from 'puppeteer-core';
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

/** Slides are looked at in their size; pages at the width inside their margins, so that what is too wide shows. */
const slideView = { width: 1280, height: 720 };
const pageViewHeight = 1000;

/** What the printed file has shown about its page. */
export interface PrintResult {
  readonly file: PdfFile;
  readonly shrunk: number | undefined;
  /** Width inside the margins in CSS pixels. */
  readonly width: number;
  readonly requests: readonly string[];
}

/** Everything wrong with the layout of a page that stands in the browser as it was printed. */
export async function inspectPage(
  tab: Page,
  page: PrintPage,
  printed: PrintResult,
): Promise<readonly LayoutFinding[]> {
  const view = page.form === 'slides' ? slideView : { width: printed.width, height: pageViewHeight };
  await tab.setViewport(view);
  const origins = [...page.origins.keys()];
  const { requests, shrunk } = printed;
  const source = inspection({
    form: page.form,
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

/** Asks the browser for the font of every text, but only when the printed file has fonts that look foreign. */
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
