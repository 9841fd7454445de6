import type { OfficeItem, Paragraph } from '../presentation.ts';

/** Heading and body of a slide, and what of them does not fit. */
export interface Made {
  readonly items: readonly OfficeItem[];
  readonly misfits: readonly string[];
}

/** The heading of a slide in the placeholder for titles. */
export function titleItem(paragraphs: readonly Paragraph[], box: OfficeItem['box']): OfficeItem {
  return { kind: 'text', name: 'Title', holder: 'Title', paragraphs, ...(box === undefined ? {} : { box }) };
}

/** What is said of text that does not fit, in words that follow "Unexpected". */
export function tooLong(what: string): string {
  return `${what} that is higher than its shape even in small type`;
}
