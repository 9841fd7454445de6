// Findings about the layout of a printed document, and their messages.
import type { VFileMessage } from 'vfile-message';
import type { Finding } from '../../messages/finding.ts';
import { message, suggest } from '../../messages/message.ts';
import type { RuleId } from '../../messages/rules.ts';
import type { PrintPage } from '../../model/page.ts';
import type { Place } from '../../model/sources.ts';

/** The rules that are checked in the printed document. */
type LayoutRule = Extract<
  RuleId,
  | 'broken-code'
  | 'split-word'
  | 'early-title-break'
  | 'font-not-loaded'
  | 'hidden-text'
  | 'heading-on-figure'
  | 'low-contrast-text'
  | 'page-mostly-empty'
  | 'page-too-wide'
  | 'raw-notation'
  | 'remote-request'
  | 'screen-layout'
  | 'small-screen-text'
  | 'slide-clipped'
  | 'slide-overflow'
  | 'stranded-citation'
  | 'small-slide-text'
  | 'unlabelled-figure'
  | 'unresolved-reference'
>;

/** Something wrong with the layout. It is plain data, since it comes out of the browser. */
export interface LayoutFinding extends Finding {
  readonly rule: LayoutRule;
  /** Id of the nearest element whose origin in the sources is known. */
  readonly origin?: string;
  /** The names that exist, where `actual` does not. */
  readonly known?: readonly string[];
}

/** A document in which something was found. */
type Placed = Pick<PrintPage, 'path'> & Partial<Pick<PrintPage, 'origins'>>;

/** The message for a finding, at its place in the sources; at the beginning of the output when that is unknown. */
export function placeFinding(finding: LayoutFinding, page: Placed): VFileMessage {
  const { actual, help, known, rule, reason } = finding;
  const place =
    (finding.origin === undefined ? undefined : page.origins?.get(finding.origin)) ?? wholeDocument(page);
  const suggestion = actual === undefined || known === undefined ? {} : suggest(actual, known);
  return message(rule, place, reason, { ...suggestion, ...(help === undefined ? {} : { help }) });
}

function wholeDocument(page: Placed): Place {
  const start = { line: 1, column: 1, offset: 0 };
  return { path: page.path, position: { start, end: start } };
}
