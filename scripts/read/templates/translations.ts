// Checks the words that templates print in the language of the edition.
import type { VFileMessage } from 'vfile-message';
import { english } from '../../facts/language/english.ts';
import { message, suggest } from '../../messages/message.ts';
import type { Place } from '../../model/sources.ts';

/** The helper that prints a word: `{{translate "contents"}}`. */
export const wordHelper = 'translate';

/** The helper that prints a text of which identifiers, ranges and the like never break: `{{whole label}}`. */
export const wholeHelper = 'whole';

/** The helper that prints a text of names, none of which breaks at a hyphen: `{{names rows}}`. */
export const namesHelper = 'names';

export const ownHelpers: readonly string[] = [wordHelper, wholeHelper, namesHelper];

/** An error for a call with an unknown key. The key is written out, so that this is found before anything is rendered. */
export function unknownWords(
  { path, params: [key] }: hbs.AST.MustacheStatement | hbs.AST.SubExpression,
  placeOf: (node: hbs.AST.Node) => Place,
): readonly VFileMessage[] {
  const name = key?.type === 'StringLiteral' ? (key as hbs.AST.StringLiteral).value : undefined;
  if (name !== undefined && Object.hasOwn(english, name)) return [];
  const known = Object.keys(english);
  const reason =
    name === undefined
      ? `Unexpected \`${wordHelper}\` without a key, expected one in quotes`
      : `Unexpected word \`${name}\`, expected one of the ${known.length} of scripts/facts/language/english.ts`;
  return [message('unknown-path', placeOf(key ?? path), reason, suggest(name ?? '', known))];
}
