// Puts the checks of a page on a screen together as one expression for the browser.
import { leastType } from '../../model/deck/least-type.ts';
import { contrastCheckSource } from './checks/contrast.ts';
import { screenCheckSource } from './checks/screen.ts';
import type { InspectionInput } from './page-source.ts';
import { toolsSource } from './page-tools.ts';

/** A width of the window in CSS pixels and a theme. */
export interface ScreenView {
  readonly width: number;
  readonly theme: 'light' | 'dark';
}

/** The views in which a page is inspected. Where text stands does not depend on the theme, nor its colour on the width. */
export const screenViews: readonly ScreenView[] = [
  { width: 1440, theme: 'light' },
  { width: 1024, theme: 'light' },
  { width: 768, theme: 'light' },
  { width: 390, theme: 'dark' },
];

/** All checks of the page as it is shown now, which evaluates to `LayoutFinding[]`: where things stand, and at the first view of each theme how text stands out. */
export function screenInspection(view: ScreenView, origins: readonly string[]): string {
  const isFirst = screenViews.find(({ theme }) => theme === view.theme) === view;
  const input: InspectionInput = { form: 'pages', leastType, origins, requests: [] };
  const checks = [screenCheckSource(), ...(isFirst ? [contrastCheckSource()] : [])];
  return `(async () => {
for (const details of document.querySelectorAll('details')) details.open = true;
for (const reason of document.querySelectorAll('.aid-reason, .aid-none')) reason.hidden = false;
await new Promise((resolve) => setTimeout(resolve, 50));
const input = ${JSON.stringify(input)};
const tools = (${toolsSource()})(input.origins);
return [${checks.join(',\n')}].flatMap((check) => check(tools, input));
})()`;
}
