// Looks at a page for the screen at several widths and in both themes, with everything open that opens.
import type { Page } from 'puppeteer-core';
import type { TextPage } from '../../model/page.ts';
import { type ScreenView, screenInspection, screenViews } from '../../print/page/inspect-screen.ts';
import type { LayoutFinding } from '../../print/page/layout-finding.ts';
import { writeDocument } from '../../print/page/write-document.ts';

/** The findings, each with the first view in which it was found. `tab` is closed by the caller. */
export async function inspectScreens(tab: Page, page: TextPage): Promise<readonly LayoutFinding[]> {
  const origins = [...(page.origins?.keys() ?? [])];
  const found = new Map<string, LayoutFinding>();
  await tab.evaluate(writeDocument(page.text));
  for (const view of screenViews) {
    await show(tab, view);
    const findings = (await tab.evaluate(screenInspection(view, origins))) as readonly LayoutFinding[];
    for (const finding of findings) {
      const key = `${finding.rule} ${finding.origin}`;
      const { width, theme } = view;
      const reason = `${finding.reason} (at ${width} px, ${theme})`;
      if (!found.has(key)) found.set(key, { ...finding, reason });
    }
  }
  return [...found.values()];
}

async function show(tab: Page, { width, theme }: ScreenView): Promise<void> {
  await tab.setViewport({ width, height: 900 });
  await tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
}
