// Keeps a number on the line of what it counts or names, a version on that of the name before it, a citation on that of the word before, and a name on one line.
import type { Element, ElementContent } from 'hast';
import { noBreakSpace } from '../../facts/typography.ts';
import { isProse } from './identifiers.ts';

/** What a number counts: a short noun in the plural, or a power of ten. Longer words would leave short lines. */
const counted =
  /(?:\p{L}{2,11}s|(?:m|b|tr)illion|thousand|Million(?:en)?|Milliarden?|millones|mil)(?![\p{L}\p{N}-])/u;

/** Words that end as a plural does, and count nothing. */
const others = /(?!(?:was|has|its|this|does|plus|less|minus|always|versus|across|besides|unless|perhaps)\b)/u;

const noun = `${others.source}${counted.source}`;

/** Whole and decimal numbers of text, but no years. */
const inText = new RegExp(
  `(?<![\\p{L}\\p{N}.,–-])(?!(?:19|20)\\p{N}{2}\\s)(\\$?\\p{N}+(?:[.,]\\p{N}+)*)[ \\n](?=${noun})`,
  'gu',
);
/** Versions of three numbers, whatever they are versions of. */
const longVersion = /(?<=\p{L}) (?=\p{N}+\.\p{N}+\.\p{N}+(?![\p{N}%]))/u;

/** Two decimals with a short word between them, as in `1.3 and 1.4`. */
const pair = /(?<=(?<![\p{N}.])\p{N}+\.\p{N}+ \p{L}{1,3}) (?=\p{N}+\.\p{N})/u;

/** What is numbered, before its number. */
const numbered =
  /(?<=(?<!\p{L})(?:[Ii]ssue|[Ss]ection|[Cc]hapter|[Tt]able|[Ff]igure|[Pp]age|[Vv]ersion|[Aa]ppendix|[Nn][or]\.|Abschnitt|Kapitel|Tabelle|Abbildung|Seite)) (?=\p{N})/u;

/** A number of a model behind capitals, as in `PRO 6000`, but no year. */
const model = /(?<=(?<!\p{L})\p{Lu}{2,5}) (?=(?!(?:19|20)\p{N}{2}(?!\p{N}))\p{N}{3,5}(?![\p{L}\p{N}.,%]))/u;

/** The sign of a multiple, and units that are written with capitals. */
const times = /(?<=\p{N}) (?=×)|(?<=×) (?=[\p{N}(]|[\p{L}\p{N}.-]{1,16}(?![\p{L}\p{N}.-]))/u;
const symbol =
  /(?<=(?<![\p{L}\p{N}–-])(?!(?:19|20)\p{N}{2} )\p{N}[\p{N}.,]*) (?=(?:v?CPUs?|GPUs?|[kKMGT]i?B)(?![\p{L}\p{N}]))/u;

/** Units in small letters behind a number, and any behind a word for one. */
const unit =
  /(?<=\p{N}) (?=(?:[mµn]?s|min|h|%)(?![\p{L}\p{N}]))|(?<=(?<!\p{L})(?:hundred|thousand|million)) (?=(?:[mµn]?s|[kKMGT]i?B)(?![\p{L}\p{N}]))/u;

const inOne = new RegExp(
  [longVersion, pair, numbered, model, times, symbol, unit]
    .map(({ source }) => source.replaceAll(' ', '[ \\n]'))
    .join('|'),
  'gu',
);

const behind = new RegExp(`^[ \\n](?=${noun})`, 'u');

/** A name within a sentence, where no first word of a sentence is taken for one. */
const name = /(?<=[\p{Ll},;:([][ \n(]?)\p{Lu}\p{L}+[ \n]$/u;
const version = /^\p{N}+(?:\.\p{N}+)+$/u;
const versionInText = /(?<=[\p{Ll},;:([][ \n(]?)(\p{Lu}\p{L}+)[ \n](?=\p{N}+\.\p{N}+\.\p{N}+(?!\p{N}))/gu;

/** Nodes in which such spaces, and those within names, break no line. */
export function keepCounts(
  nodes: readonly ElementContent[],
  names: readonly string[] = [],
): ElementContent[] {
  return nodes.map((node, index): ElementContent => {
    if (node.type === 'element')
      return isProse(node) ? { ...node, children: keepCounts(node.children, names) } : node;
    if (node.type !== 'text') return node;
    const value = unbrokenNames(countsIn(node.value), names);
    return { ...node, value: withEnd(withStart(value, nodes[index - 1]), nodes[index + 1]) };
  });
}

function withStart(text: string, before: ElementContent | undefined): string {
  const number = numberOf(before);
  const isCount = /\p{N}$/u.test(number) && !/^(?:19|20)\p{N}{2}$/u.test(number);
  return isCount ? text.replace(behind, noBreakSpace) : text;
}

function withEnd(text: string, after: ElementContent | undefined): string {
  const isBound =
    isCitation(after) ||
    (version.test(numberOf(after)) && name.test(text)) ||
    (isShortCode(after) && owner.test(text));
  return isBound ? text.replace(/[ \n]$/u, noBreakSpace) : text;
}

/** The same for text. */
export function countsIn(text: string): string {
  return text
    .replace(inText, (_, number: string) => `${number}${noBreakSpace}`)
    .replace(versionInText, (_, word: string) => `${word}${noBreakSpace}`)
    .replace(inOne, noBreakSpace);
}

/** Text in which no space within one of the names breaks a line. */
export function unbrokenNames(text: string, names: readonly string[]): string {
  return patternsOf(names).reduce(
    (found, { first, pattern, unbroken }) =>
      found.includes(first) ? found.replace(pattern, unbroken) : found,
    text,
  );
}

/** How a name is found and written. */
interface NamePattern {
  /** Its first word, for which a text is looked through in a fraction of the time. */
  readonly first: string;
  readonly pattern: RegExp;
  readonly unbroken: string;
}

const knownPatterns = new WeakMap<readonly string[], readonly NamePattern[]>();

/** The patterns of names, which every text of an edition has in common. */
function patternsOf(names: readonly string[]): readonly NamePattern[] {
  const known = knownPatterns.get(names);
  if (known !== undefined) return known;
  const made = names.map((whole): NamePattern => {
    const parts = whole.split(' ').map((part) => RegExp.escape(part));
    const inText = new RegExp(`(?<![\\p{L}\\p{N}])${parts.join('[ \\n]')}(?![\\p{L}\\p{N}])`, 'gu');
    return {
      first: whole.split(' ', 1)[0] ?? '',
      pattern: inText,
      unbroken: whole.replaceAll(' ', noBreakSpace),
    };
  });
  knownPatterns.set(names, made);
  return made;
}

/** Who has what the code behind names, as in "Maker’s `tool`". */
const owner = /(?<!\p{L})\p{Lu}\p{L}+[’']s?[ \n]$/u;
/** Characters of code that stays on the line of its owner. */
const shortCode = 12;

function isShortCode(node: ElementContent | undefined): boolean {
  if (node?.type !== 'element' || node.tagName !== 'code') return false;
  const [child] = node.children;
  return node.children.length === 1 && child?.type === 'text' && child.value.length <= shortCode;
}

/** The number that a node shows; empty for any other node. */
function numberOf(node: ElementContent | undefined): string {
  if (node?.type !== 'element' || !hasClass(node, 'n')) return '';
  return node.children.map((child) => (child.type === 'text' ? child.value : '')).join('');
}

/** A citation, or one of the sources within it. */
function isCitation(node: ElementContent | undefined): boolean {
  return node?.type === 'element' && (hasClass(node, 'cite') || hasClass(node, 'cite-item'));
}

function hasClass({ properties: { className } }: Element, wanted: string): boolean {
  return Array.isArray(className) && className.includes(wanted);
}
