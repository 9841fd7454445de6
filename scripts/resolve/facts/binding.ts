// The types that binding works with: where names are looked up, where the bound words stand, and what is observed on the way.
import type { Position } from 'unist';
import type { VFileMessage } from 'vfile-message';
import { type Detail, message } from '../../messages/message.ts';
import type { RuleId } from '../../messages/rules.ts';
import type { Coverage, Mention } from '../../model/edition.ts';
import type { AidNode } from '../../model/markdown.ts';
import type { Memo } from '../../model/memo.ts';
import type { Project } from '../../model/project.ts';
import type { Place } from '../../model/sources.ts';
import { fileStart } from '../../read/text/lines.ts';
import type { Outline } from '../numbering.ts';
import type { FactBook } from './facts.ts';
import { classifyNumerals, numeralsIn, placeNumeral } from './numerals.ts';
import type { Printing } from './printing.ts';

/** Where names are looked up. */
export interface Names {
  readonly project: Project;
  readonly book: FactBook;
  readonly outline: Outline;
  /** Of the whole edition, where sections of it are left out. */
  readonly whole?: Outline | undefined;
  readonly memo: Memo;
  /** The literals of the edition, as patterns. */
  readonly patterns: readonly RegExp[];
}

/** Where words stand: the file, for messages, and the places at which readers find them. */
export interface Scope {
  readonly path: string;
  readonly mentions: readonly Mention[];
}

/** One place that shows a fact, with the text that is printed there. */
export interface Use {
  readonly fact: string;
  readonly text: string;
  readonly mentions: readonly Mention[];
}

/** How many numerals a text has of each kind, and the indices of the literals that waive some of them. */
export interface Numerals extends Coverage {
  readonly literals: readonly number[];
}

/** Something that was observed while words were bound. A list of them is in reading order. */
export type Observation =
  | { readonly kind: 'message'; readonly message: VFileMessage }
  | { readonly kind: 'numerals'; readonly numerals: Numerals }
  | { readonly kind: 'use'; readonly use: Use }
  /** A number is printed here. */
  | { readonly kind: 'printing'; readonly printing: Printing; readonly place: Place }
  /** A source of the bibliography is cited. */
  | { readonly kind: 'citation'; readonly id: string }
  /** A chart, diagram or table stands here. */
  | { readonly kind: 'placement'; readonly type: 'figure' | 'dataTable'; readonly id: string }
  /** A calculator stands here. */
  | { readonly kind: 'calculator'; readonly id: string; readonly place: Place }
  /** A decision aid stands here. Its words are bound. */
  | { readonly kind: 'aid'; readonly node: AidNode; readonly place: Place }
  /** What follows is found at this anchor. */
  | { readonly kind: 'anchor'; readonly anchor: string };

/** The result of a step, and what was observed while it was made. */
export interface Observed<T> {
  readonly value: T;
  readonly observations: readonly Observation[];
}

/** A list to which a function adds what its steps observe, in the order of the steps. */
export function collectObservations() {
  const observations: Observation[] = [];
  return {
    observations: observations as readonly Observation[],
    add: (more: readonly Observation[]): void => {
      observations.push(...more);
    },
    /** The value of a step; its observations are added to the list. */
    unwrap: <T>(step: Observed<T>): T => {
      observations.push(...step.observations);
      return step.value;
    },
  };
}

/** The observations of one kind. */
export function only<K extends Observation['kind']>(
  kind: K,
  observations: readonly Observation[],
): readonly Extract<Observation, { kind: K }>[] {
  return observations.filter(
    (observation): observation is Extract<Observation, { kind: K }> => observation.kind === kind,
  );
}

/** The anchors of mentions as observations. */
export function anchorsOf(mentions: readonly Mention[]): readonly Observation[] {
  return mentions.map(({ anchor }) => ({ kind: 'anchor', anchor }));
}

/** A message at the position of a node, or at the start of the file where the node has none. */
export function report(
  rule: RuleId,
  place: { readonly path: string; readonly position: Position | undefined },
  reason: string,
  detail: Detail = {},
): Observation {
  const at = { path: place.path, position: place.position ?? fileStart };
  return { kind: 'message', message: message(rule, at, reason, detail) };
}

/** The uses of the facts that a printed text shows, and the numerals in that text. */
export function usesOf(facts: readonly string[], text: string, { mentions }: Scope): readonly Observation[] {
  const numerals: Numerals = { bound: numeralsIn(text).length, waived: 0, loose: 0, literals: [] };
  return [
    { kind: 'numerals', numerals },
    ...facts.map((fact): Observation => ({ kind: 'use', use: { fact, text, mentions } })),
  ];
}

/** The numerals of a text that the author has waived where it stands. */
export function waivedNumerals(text: string): readonly Observation[] {
  const waived = numeralsIn(text).length;
  return waived === 0 ? [] : [{ kind: 'numerals', numerals: { bound: 0, waived, loose: 0, literals: [] } }];
}

/** The numerals of a text: those that a literal waives are counted, every other is an error at its own place. */
export function numeralsOf(
  text: string,
  { path }: Pick<Scope, 'path'>,
  position: Position | undefined,
  { project, patterns }: Names,
): readonly Observation[] {
  const { loose, waived, used } = classifyNumerals(text, patterns);
  if (loose.length + waived === 0) return [];
  const numerals: Numerals = { bound: 0, waived, loose: loose.length, literals: used };
  const file = project.sources.texts.get(path) ?? '';
  const errors = loose.map((numeral) => {
    const own = position === undefined ? undefined : placeNumeral(text, numeral, file, position);
    const reason = `Unexpected numeral \`${numeral.text}\`, expected an expression`;
    return report('loose-numeral', { path, position: own }, reason, {
      actual: numeral.text,
      help: 'bind it to a cell, `{{dataset.row.field}}`, or a fact, `{{topic.fact}}`; if no data stand behind it, write `[it]{.literal}`, or list its phrase with a reason in `literals` of content/edition.yml',
    });
  });
  return [{ kind: 'numerals', numerals }, ...errors];
}

/** The place of a node in a scope's file. */
export function placeIn(scope: Scope, position: Position | undefined): Place {
  return { path: scope.path, position: position ?? fileStart };
}
