// Reads how an author wants a picture placed: `{width=60%}` after it, and Marp's words in its description.
import type { BackgroundArea, Length, PictureFit, PicturePlacement } from '../../model/markdown.ts';

/** What was read, and what of it has no meaning. */
export interface ReadOptions {
  readonly placement: PicturePlacement;
  readonly faults: readonly OptionFault[];
}

export interface OptionFault {
  readonly rule: 'unknown-attribute' | 'wrong-format';
  readonly reason: string;
  readonly help: string;
}

const length = /^(?<value>(?:\d*\.)?\d+)(?<unit>%|px|mm|cm|in|pt|pc|em|ex|ch)?$/u;

/** A length in CSS; a number alone counts pixels. `undefined` where it is none, `auto` where it says nothing. */
function readLength(written: string): Length | undefined {
  if (written === 'auto') return written;
  const { value, unit = 'px' } = length.exec(written)?.groups ?? {};
  return value !== undefined && Number(value) > 0 ? `${value}${unit}` : undefined;
}

const lengthHelp = 'write a length such as `60%`, `400px`, `80mm` or `20em`';

// ---------------------------------------------------------------- attributes

/** Attributes in braces at the start of a text. */
export const attributesAtStart = /^\{(?<list>[^{}\n]*)\}/u;

/** `width=60% height=80mm fit=contain`, with or without quotes. */
export function readImageAttributes(list: string): ReadOptions {
  const written = list.match(/[^\s=]+\s*=\s*(?:"[^"]*"|'[^']*'|\S+)|\S+/gu) ?? [];
  const read = written.map(readAttribute);
  return {
    placement: Object.assign({}, ...read.map(({ placement }) => placement)) as PicturePlacement,
    faults: read.flatMap(({ faults }) => faults),
  };
}

const sides = new Map([
  ['width', 'width'],
  ['w', 'width'],
  ['height', 'height'],
  ['h', 'height'],
]);

function readAttribute(written: string): ReadOptions {
  const parts = written.split(/\s*=\s*/u).map((part) => part.replace(/^["']|["']$/gu, ''));
  const [key = '', value = ''] = parts;
  const side = sides.get(key);
  if (side !== undefined) {
    const found = readLength(value);
    if (found === undefined) return { placement: {}, faults: [badLength(written)] };
    return { placement: found === 'auto' ? {} : { [side]: found }, faults: [] };
  }
  const isFit = key === 'fit' && (value === 'cover' || value === 'contain');
  if (isFit) return { placement: { fit: value }, faults: [] };
  return { placement: {}, faults: [unknownAttribute(written)] };
}

function badLength(written: string): OptionFault {
  const reason = `Unexpected \`${written}\` for a picture, expected a length`;
  return { rule: 'wrong-format', reason, help: lengthHelp };
}

function unknownAttribute(written: string): OptionFault {
  const reason = `Unexpected \`${written}\` for a picture, expected \`width\`, \`height\` or \`fit\``;
  return { rule: 'unknown-attribute', reason, help: 'write `{width=60%}`, or `{fit=contain}` on a slide' };
}

// ---------------------------------------------------------------- Marp

const sizeWord = /^(?<side>w|width|h|height):(?<value>.*)$/u;
const sideWord = /^(?<side>left|right)(?::(?<share>(?:\d*\.)?\d+)%)?$/u;
const filterWord =
  /^(?:blur|brightness|contrast|drop-shadow|grayscale|hue-rotate|invert|opacity|saturate|sepia)(?<value>:.*)?$/u;

/**
 * Marp's words in a description, which are taken out of it: `w:400`, `height:30cm`, and with `bg` those of backgrounds. A word
 * that could be part of a description, such as "left", has its meaning beside `bg` only.
 */
export function readMarpWords(alt: string): ReadOptions & { readonly alt: string } {
  const words = alt.split(/\s+/u).filter((word) => word !== '');
  const isBackground = words.includes('bg');
  const state: State = { size: {}, area: { side: 'full', share: 50, isVertical: false }, faults: [] };
  const rest = words.filter((word) => !takeWord(word, isBackground, state));
  const { size, area, fit, faults } = state;
  const placement: PicturePlacement = {
    ...size,
    ...(fit !== undefined && { fit }),
    ...(isBackground && { background: area }),
  };
  return { placement, faults, alt: rest.length === words.length ? alt : rest.join(' ') };
}

interface State {
  readonly size: { width?: Length; height?: Length };
  area: BackgroundArea;
  fit?: PictureFit;
  readonly faults: OptionFault[];
}

const fits: Readonly<Record<string, PictureFit>> = { cover: 'cover', contain: 'contain', fit: 'contain' };

/** Takes the meaning of a word into the state. Returns false for a word of the description. */
function takeWord(word: string, isBackground: boolean, state: State): boolean {
  const size = sizeWord.exec(word)?.groups;
  if (size !== undefined) return takeSize(word, size, state);
  const filter = filterWord.exec(word)?.groups;
  if (filter !== undefined && (isBackground || filter.value !== undefined)) {
    state.faults.push(noFilter(word));
    return true;
  }
  return isBackground && takeBackgroundWord(word, state);
}

function takeSize(word: string, { side = '', value = '' }: Record<string, string>, state: State): boolean {
  const found = readLength(value);
  if (found === undefined) state.faults.push(badLength(word));
  else if (found !== 'auto') state.size[side.startsWith('w') ? 'width' : 'height'] = found;
  return true;
}

function takeBackgroundWord(word: string, state: State): boolean {
  const side = sideWord.exec(word)?.groups;
  const fit = fits[word];
  if (side !== undefined) {
    const share = side.share === undefined ? 50 : Math.min(90, Math.max(10, Number(side.share)));
    state.area = { ...state.area, side: side.side === 'left' ? 'left' : 'right', share };
  } else if (fit !== undefined) state.fit = fit;
  else if (word === 'vertical') state.area = { ...state.area, isVertical: true };
  else if (/^(?:\d*\.)?\d+%$/u.test(word)) {
    state.size.width = word;
    state.fit = 'contain';
  } else return word === 'bg' || word === 'auto';
  return true;
}

function noFilter(word: string): OptionFault {
  const reason = `Unexpected filter \`${word}\` on a picture, expected none`;
  const help = 'change the picture itself: PowerPoint and the report show it as it is in its file';
  return { rule: 'unknown-attribute', reason, help };
}
