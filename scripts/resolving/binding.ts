import type { VFileMessage } from 'vfile-message';
import { type Detail, message } from '../diagnostics/message.ts';
import type { RuleId } from '../diagnostics/rules.ts';
import { fileStart } from '../formats/lines.ts';
import type { Memo } from '../memo.ts';
import type { Mention, Place, Position, Project } from '../model.ts';
import type { Citations } from './citations.ts';
import type { DraftFigure, DraftTable } from './drafts.ts';
import type { FactBook } from './facts.ts';
import type { Outline } from './numbering.ts';
import { literalPatterns, numeralsIn, placeNumeral, sortNumerals } from './numerals.ts';

/** One showing of a fact. */
export interface Use {
  readonly fact: string;
  readonly text: string;
  readonly mentions: readonly Mention[];
}

/** What binding looks things up in, and what it notes down on its way. */
export interface Binding {
  readonly project: Project;
  readonly book: FactBook;
  readonly outline: Outline;
  readonly citations: Citations;
  readonly memo: Memo;
  readonly patterns: readonly RegExp[];
  readonly messages: VFileMessage[];
  readonly uses: Use[];
  readonly usedLiterals: Set<number>;
  /** Anchors in reading order: the report's, then the slides'. */
  readonly order: Set<string>;
  readonly counts: { bound: number; waived: number; loose: number };
  /** Every chart and table met so far, in order. */
  readonly figures: Map<string, DraftFigure>;
  readonly tables: Map<string, DraftTable>;
  /** Ids of all tables met, those too that read what does not exist. */
  readonly placedTables: Set<string>;
  /** Called for each chart and table where it is placed. */
  readonly place: (type: 'figure' | 'dataTable', id: string) => void;
}

/** Where words stand: the file for messages, the places a reader can be sent to. */
export interface Scope {
  readonly path: string;
  readonly mentions: readonly Mention[];
}

/** Opens a scope: what is bound in it is mentioned at these places. */
export function openScope(binding: Binding, path: string, mentions: readonly Mention[]): Scope {
  for (const mention of mentions) binding.order.add(mention.anchor);
  return { path, mentions };
}

/** Starts binding: nothing noted yet. */
export function startBinding(
  known: Pick<Binding, 'project' | 'book' | 'outline' | 'citations' | 'memo'>,
  place: (binding: Binding, type: 'figure' | 'dataTable', id: string) => void,
): Binding {
  const binding: Binding = {
    ...known,
    patterns: literalPatterns(known.project.edition.literals),
    messages: [],
    uses: [],
    usedLiterals: new Set(),
    order: new Set(),
    counts: { bound: 0, waived: 0, loose: 0 },
    figures: new Map(),
    tables: new Map(),
    placedTables: new Set(),
    place: (type, id) => place(binding, type, id),
  };
  return binding;
}

/** Notes a message about a node of a file. */
export function report(
  binding: Binding,
  rule: RuleId,
  place: { readonly path: string; readonly position: Position | undefined },
  reason: string,
  detail: Detail = {},
): void {
  binding.messages.push(
    message(rule, { path: place.path, position: place.position ?? fileStart }, reason, detail),
  );
}

/** Notes that a fact is shown, and counts its numerals. */
export function noteUse(binding: Binding, facts: readonly string[], text: string, scope: Scope): void {
  binding.counts.bound += numeralsIn(text).length;
  for (const fact of facts) binding.uses.push({ fact, text, mentions: scope.mentions });
}

/** Notes the numerals of a text: those waived are counted, every other is an error at its own place. */
export function checkNumerals(
  binding: Binding,
  text: string,
  scope: Scope,
  position: Position | undefined,
): void {
  const { loose, waived, used } = sortNumerals(text, binding.patterns);
  binding.counts.waived += waived;
  binding.counts.loose += loose.length;
  for (const literal of used) binding.usedLiterals.add(literal);
  const file = binding.project.sources.texts.get(scope.path) ?? '';
  for (const numeral of loose) {
    const own = position === undefined ? undefined : placeNumeral(text, numeral, file, position);
    report(
      binding,
      'loose-numeral',
      { path: scope.path, position: own },
      `Unexpected numeral \`${numeral.text}\`, expected an expression`,
      {
        actual: numeral.text,
        help: 'bind it to a cell, `{{dataset.row.field}}`, or a fact, `{{topic.fact}}`; or list its phrase with a reason in `literals` of content/edition.yml',
      },
    );
  }
}

/** Whether a section is broken in its structure: what it names and places is then unknown, and nobody calls it missing. */
export function hasBrokenContent(project: Project): boolean {
  return project.obscured.size > 0;
}

/** The place of a node in a scope's file. */
export function placeIn(scope: Scope, position: Position | undefined): Place {
  return { path: scope.path, position: position ?? fileStart };
}
