// Checks inside the browser that style sheets hide nothing that an author wrote.
/// <reference lib="dom" />
import type { LayoutFinding } from '../layout-finding.ts';
import { portable } from '../page-source.ts';
import type { PageTools } from '../page-tools.ts';

/** The check, as an expression for the browser: a function of `PageTools` that returns findings. */
export function hiddenCheckSource(): string {
  return portable(checkHidden, [hidingProperty, isForReaders]);
}

function checkHidden(tools: PageTools): readonly LayoutFinding[] {
  const shown = new Set(tools.textsOf(document.body).map(({ element }) => element));
  const written = document.querySelectorAll('h1, h2, h3, h4, p, li, td, th, figcaption, blockquote, pre');
  const hidden = [...written].filter((element) => {
    if (element.textContent?.trim() === '' || isForReaders(element)) return false;
    return !shown.has(element) && ![...element.querySelectorAll('*')].some((inner) => shown.has(inner));
  });
  // What stands in a hidden element is hidden with it.
  const outermost = hidden.filter(
    (element) => !hidden.some((other) => other !== element && other.contains(element)),
  );
  return outermost.map((element) => ({
    rule: 'hidden-text',
    ...tools.originOf(element),
    reason: `Unexpected ${tools.nameOf(element)} that a style sheet hides (\`${hidingProperty(element)}\`), expected it to be seen`,
    help: 'take the declaration out of `templates/styles/`, or the words out of the text',
  }));
}

/** The declaration that hides an element, as far as it can be told. */
function hidingProperty(element: Element): string {
  for (let box: Element | null = element; box !== null; box = box.parentElement) {
    const { display, visibility, opacity, fontSize } = getComputedStyle(box);
    if (display === 'none') return 'display: none';
    if (visibility !== 'visible' && visibility !== '') return `visibility: ${visibility}`;
    if (Number(opacity) === 0) return 'opacity: 0';
    if (Number.parseFloat(fontSize) === 0) return 'font-size: 0';
  }
  return 'no size';
}

/** Whether an element is for screen readers or programs only: marked as such, or clipped in a box of one pixel. */
function isForReaders(element: Element): boolean {
  if (element.closest('[hidden], [aria-hidden="true"], svg:not([data-marpit-svg]), template') !== null)
    return true;
  for (let box: Element | null = element; box !== null; box = box.parentElement) {
    if (box.clientWidth === 1 && box.clientHeight === 1) return true;
  }
  return false;
}
