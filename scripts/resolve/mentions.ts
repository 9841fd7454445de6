// The labels and anchors of the places at which readers find figures, tables and slides.

import type { WordKey } from '../facts/language/english.ts';
import { wordIn } from '../facts/language/language.ts';
import type { Mention, Slide } from '../model/edition.ts';
import type { Language } from '../model/manner/language.ts';
import { figureAnchor, tableAnchor } from './anchors.ts';

/** A word with its number, which stays on its line. */
export function boundWord(language: Language, key: WordKey, number: number | string): string {
  return wordIn(language, key, { number }).replaceAll(' ', '\u00a0');
}

/** "Figure 3". Nothing for a figure without a number, which stands on slides only. */
export function figureMentions(
  id: string,
  number: number | undefined,
  language: Language,
): readonly Mention[] {
  return number === undefined
    ? []
    : [{ kind: 'figure', label: boundWord(language, 'figure', number), anchor: figureAnchor(id) }];
}

/** The places of a figure for what only its text alternative says. */
export function unseen(mentions: readonly Mention[]): readonly Mention[] {
  return mentions.map((mention) => ({ ...mention, isUnseen: true }));
}

/** "Table 2". Nothing for a table without a number, which stands on slides only. */
export function tableMentions(
  id: string,
  number: number | undefined,
  language: Language,
): readonly Mention[] {
  return number === undefined
    ? []
    : [{ kind: 'table', label: boundWord(language, 'table', number), anchor: tableAnchor(id) }];
}

/** "slide 6". */
export function slideMention({ id, label }: Pick<Slide, 'id' | 'label'>, language: Language): Mention {
  return { kind: 'slide', label: boundWord(language, 'slide', label), anchor: id };
}
