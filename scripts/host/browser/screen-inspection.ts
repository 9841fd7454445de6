// Looks at a page for the screen at several widths and in both themes, with everything open that opens.
import type { Page } from 'puppeteer-core';
import type { VFileMessage } from 'vfile-message';
import type { TextPage } from '../../model/page.ts';
import { type ScreenView, screenInspection, screenViews } from '../../print/page/inspect-screen.ts';
import { type LayoutFinding, placeFinding } from '../../print/page/layout-finding.ts';
import { writeDocument } from '../../print/page/write-document.ts';
import { type BlockedNetwork, blockNetwork } from './blocked-network.ts';
import type { WatchedBrowser } from './watched-browser.ts';

/** A tab that shows pages as a screen does, with its network blocked. */
export async function screenTab(watched: WatchedBrowser): Promise<{ tab: Page; network: BlockedNetwork }> {
  const tab = await watched.openTab();
  return { tab, network: await blockNetwork(tab) };
}

/** The messages about a page, each with the first view in which it was found. Closes the tab. */
export async function inspectScreens(tab: Page, page: TextPage): Promise<readonly VFileMessage[]> {
  try {
    return (await findingsIn(tab, page)).map((finding) => placeFinding(finding, page));
  } finally {
    await tab.close().catch(() => undefined);
  }
}

async function findingsIn(tab: Page, page: TextPage): Promise<readonly LayoutFinding[]> {
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
