// Writes speaker notes as Marp comments, with the time of each slide in the talk.
import type { RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { inEnglish, wordIn } from '../../facts/language/language.ts';
import type { Slide } from '../../model/edition.ts';
import type { Language } from '../../model/manner/language.ts';
import type { Citation } from '../../model/markdown.ts';
import { wordJoiner } from './marp-markdown.ts';

/** The time of a slide in the talk: minutes before it begins, and minutes of the whole talk. */
export interface SlideTime {
  readonly from: number;
  readonly total: number;
}

/** The time of each slide, by its index; undefined for backup slides, which are not part of the talk. */
export function slideTimes(slides: readonly Slide[]): readonly (SlideTime | undefined)[] {
  const talk = slides.map((slide) => (slide.layout.role === 'backup' ? 0 : slide.minutes));
  const total = talk.reduce((sum, minutes) => sum + minutes, 0);
  let from = 0;
  return slides.map((slide, index) => {
    const time = slide.layout.role === 'backup' ? undefined : { from, total };
    from += talk[index] ?? 0;
    return time;
  });
}

/**
 * The notes of a slide as a Marp comment. The first line is the timing, which also prevents that a note which begins with
 * `class:` is read as a directive.
 */
export function speakerNotes(
  slide: Slide,
  time: SlideTime | undefined,
  cite: (node: Citation) => string,
  language: Language = inEnglish,
): string {
  const blocks = slide.notes.map((node) => noteBlock(node, cite)).filter((block) => block !== '');
  return comment([timing(slide, time, language), ...blocks].join('\n\n'));
}

/** An HTML comment of that text, in which `-->` and `--!>` are broken up: Marp ends comments at the first, browsers at both. */
function comment(value: string): string {
  return `<!--\n${value.replace(/-(?=-+!?>)/g, `-${wordJoiner}`)}\n-->`;
}

/** The timing of a slide: "2:00–4:00 of 40:00 · must". */
export function timing(
  { minutes, priority }: Slide,
  time: SlideTime | undefined,
  language: Language = inEnglish,
): string {
  if (time === undefined) return wordIn(language, 'backup');
  const until = minutes === 0 ? '' : `–${clock(time.from + minutes)}`;
  const span = `${clock(time.from)}${until}`;
  return `${wordIn(language, 'time-of', { time: span, total: clock(time.total) })} · ${wordIn(language, priority)}`;
}

/** Minutes as "5:30". */
function clock(minutes: number): string {
  const seconds = Math.round(minutes * 60);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function noteBlock(node: RootContent, cite: (node: Citation) => string): string {
  if (node.type === 'list') {
    const start = node.start ?? 1;
    return node.children
      .map(
        (item, index) =>
          `${node.ordered ? `${start + index}.` : '-'} ${item.children.map((child) => noteBlock(child, cite)).join(' ')}`,
      )
      .join('\n');
  }
  if (node.type === 'code') return node.value;
  return spoken(node, cite)
    .replace(/\s*[\r\n]+\s*/g, ' ')
    .trim();
}

function spoken(node: RootContent, cite: (node: Citation) => string): string {
  if (node.type === 'citation') return cite(node);
  if (node.type === 'crossReference') return node.label ?? node.id;
  if (!('children' in node)) return plainText(node);
  return node.children.map((child) => spoken(child, cite)).join('');
}
