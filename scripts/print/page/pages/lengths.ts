// Measures lengths and pages inside the browser.
/// <reference lib="dom" />
import { portable } from '../page-source.ts';

/** Lengths of a document that is laid out for print. */
export interface Lengths {
  readonly lengthOf: (css: string) => number;
  readonly pagesBefore: (flow: HTMLElement, startsPage: boolean, pageHeight: number) => number;
}

/** `Lengths`, as an expression for the browser. */
export function lengthsSource(): string {
  return `{ lengthOf: ${portable(lengthOf, [])}, pagesBefore: ${portable(pagesBefore, [])} }`;
}

/** A length of a style sheet in CSS pixels. */
function lengthOf(css: string): number {
  const probe = document.createElement('div');
  probe.style.height = css;
  document.body.append(probe);
  const { height } = probe.getBoundingClientRect();
  probe.remove();
  return height;
}

/** The number of pages before a flow, where it begins a page or stands behind less than a page of other text. */
function pagesBefore(flow: HTMLElement, startsPage: boolean, pageHeight: number): number {
  const pages = (flow.getBoundingClientRect().top + scrollY) / pageHeight;
  return startsPage ? Math.round(pages) : Math.floor(pages);
}
