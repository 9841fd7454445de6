// Finds inside the browser the smallest type of a document.
/// <reference lib="dom" />
import { portable } from '../page-source.ts';
import { toolsSource } from '../page-tools.ts';

/** An expression for the browser: the size in points of the smallest type, also in drawings and in the margins of pages, without raised signs and what is marked with `data-small-ok`. */
export function smallestType(): string {
  return `(${portable(findSmallest, [scaleOf, marginSizes])})((${toolsSource()})([]))`;
}

function findSmallest(tools: { textsOf(root: Element): readonly { readonly element: Element }[] }): number {
  const sizes = tools
    .textsOf(document.body)
    .filter(({ element }) => element.closest('sup, .notenumber, [data-small-ok]') === null)
    .map(({ element }) => Number.parseFloat(getComputedStyle(element).fontSize) * scaleOf(element));
  return Math.round(Math.min(...sizes, ...marginSizes()) * 7.5) / 10;
}

/** The factor by which a drawing is scaled, or a zoomed element. */
function scaleOf(element: Element): number {
  const matrix = element instanceof SVGGraphicsElement ? element.getScreenCTM() : null;
  return matrix === null ? (element.currentCSSZoom ?? 1) : Math.hypot(matrix.a, matrix.b);
}

/** Sizes of running heads and feet, in CSS pixels: the last rule for all pages counts. */
function marginSizes(): readonly number[] {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  const sizes = rules.flatMap((rule) =>
    rule instanceof CSSPageRule && rule.selectorText === '' ? [rule.style.getPropertyValue('font-size')] : [],
  );
  const probe = document.createElement('div');
  probe.style.fontSize = sizes.filter((size) => size !== '').at(-1) ?? '';
  document.body.append(probe);
  const size = Number.parseFloat(getComputedStyle(probe).fontSize);
  probe.remove();
  return sizes.some((one) => one !== '') ? [size] : [];
}
