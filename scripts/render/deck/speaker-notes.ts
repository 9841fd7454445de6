// Writes speaker notes as Marp comments, with the time of each slide in the talk.
import type { List, Nodes, Parents, RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { inEnglish, wordIn } from '../../facts/language/language.ts';
import type { Edition, Slide } from '../../model/edition.ts';
import type { Language } from '../../model/manner/language.ts';
import type { Citation } from '../../model/markdown.ts';
import {
  allMinutes,
  plannedMinutes,
  type TalkLength,
  takesTime,
  talkLength,
} from '../../resolve/talk/talk-length.ts';
import { wordJoiner } from './marp-markdown.ts';
import { withFootnotes } from './note-blocks.ts';

/** The time of a slide in the planned talk: minutes before it begins, and minutes of the whole talk. */
export interface SlideTime {
  readonly from: number;
  readonly total: number;
}

/**
 * The time of each slide, by its index; undefined for backup and private slides, which take no time of the talk. Slides that
 * are shown if there is time take none of the plan.
 */
export function slideTimes(slides: readonly Slide[]): readonly (SlideTime | undefined)[] {
  const talk = slides.map((slide) => (takesTime(slide) && !isSpare(slide) ? slide.minutes : 0));
  const total = talk.reduce((sum, minutes) => sum + minutes, 0);
  let from = 0;
  return slides.map((slide, index) => {
    const time = takesTime(slide) ? { from, total } : undefined;
    from += talk[index] ?? 0;
    return time;
  });
}

/** Whether a slide is shown only if there is time. */
function isSpare({ priority }: Pick<Slide, 'priority'>): boolean {
  return priority === 'could';
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
  const blocks = withFootnotes(slide.notes)
    .map((node) => noteBlock(node, cite))
    .filter((block) => block !== '');
  return comment([timing(slide, time, language), ...blocks].join('\n\n'));
}

/** An HTML comment of that text, in which `-->` and `--!>` are broken up: Marp ends comments at the first, browsers at both. */
function comment(value: string): string {
  return `<!--\n${value.replace(/-(?=-+!?>)/g, `-${wordJoiner}`)}\n-->`;
}

/** The timing of a slide: "2:00–4:00 of 40:00 · must"; "4:00 (+2:00) of 40:00 · could" where the plan has no time for it. */
export function timing(
  { minutes, priority, layout }: Slide,
  time: SlideTime | undefined,
  language: Language = inEnglish,
): string {
  if (time === undefined) return wordIn(language, layout.role === 'backup' ? 'backup' : 'private');
  const taken = isSpare({ priority }) ? ` (+${clock(minutes)})` : `–${clock(time.from + minutes)}`;
  const span = `${clock(time.from)}${minutes === 0 ? '' : taken}`;
  return `${wordIn(language, 'time-of', { time: span, total: clock(time.total) })} · ${wordIn(language, priority)}`;
}

/** What the clock beside the slides counts: the slides that are planned, without those that are shown if there is time. */
export function clockNote({ slides, meta, units }: Edition): string {
  const length = talkLength(slides, meta.talk.minutes);
  const spare = slides.filter((slide) => takesTime(slide) && isSpare(slide)).map(({ label }) => label);
  const [planned, all, over] = [plannedMinutes(length), allMinutes(length), allMinutes(length) - length.slot];
  const times = { planned: clock(planned), all: clock(all) };
  if (spare.length === 0) return wordIn(units.language, 'clock-of-all', times);
  const note = wordIn(units.language, 'clock-of-plan', { ...times, slides: spare.join(', ') });
  if (over <= 0) return note;
  const tooLong = wordIn(units.language, 'over-slot', { over: clock(over), minutes: length.slot });
  return [note, tooLong, ...leaveOut(slides, over, length, units.language)].join(' ');
}

/** Which slide to leave out so that all others fit into the slot: the shortest that is long enough, or one of several; none where one is not enough. */
function leaveOut(
  slides: readonly Slide[],
  over: number,
  length: TalkLength,
  language: Language,
): readonly string[] {
  const enough = slides.filter((slide) => takesTime(slide) && isSpare(slide) && slide.minutes >= over);
  const least = Math.min(...enough.map(({ minutes }) => minutes));
  const shortest = enough.filter(({ minutes }) => minutes === least).map(({ label }) => label);
  if (shortest.length === 0) return [];
  const names = shortest.join(` ${wordIn(language, 'or')} `);
  return [wordIn(language, 'leave-out', { slides: names, rest: clock(allMinutes(length) - least) })];
}

/** Minutes as "5:30". */
export function clock(minutes: number): string {
  const seconds = Math.round(minutes * 60);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** A block of notes as lines of text. */
function noteBlock(node: RootContent, cite: (node: Citation) => string): string {
  switch (node.type) {
    case 'list':
      return listLines(node, cite);
    case 'code':
      return node.value;
    case 'table':
      return node.children
        .map((row) => row.children.map((cell) => spoken(cell, cite).trim()).join(' | '))
        .join('\n');
    case 'blockquote':
      return node.children.map((child) => noteBlock(child, cite)).join('\n\n');
    case 'thematicBreak':
      return '* * *';
    default:
      return spoken(node, cite).trim();
  }
}

function listLines({ children, ordered, start }: List, cite: (node: Citation) => string): string {
  const lines = children.map((item, index) => {
    const sign = ordered === true ? `${(start ?? 1) + index}.` : '-';
    const task = typeof item.checked === 'boolean' ? (item.checked ? '[x] ' : '[ ] ') : '';
    const blocks = item.children.map((child, at) => {
      const block = noteBlock(child, cite);
      const isLines = child.type === 'list' || child.type === 'code' || child.type === 'table';
      return isLines ? `\n${block.replace(/^/gm, '  ')}` : `${at === 0 ? '' : ' '}${block}`;
    });
    return `${sign} ${task}${blocks.join('').trimStart()}`;
  });
  return lines.join('\n');
}

/** What is read aloud, on one line but for hard breaks. */
function spoken(node: Nodes, cite: (node: Citation) => string): string {
  switch (node.type) {
    case 'citation':
      return cite(node);
    case 'crossReference':
      return node.label ?? node.id;
    case 'break':
      return '\n';
    case 'delete':
      return `~~${spokenIn(node, cite)}~~`;
    case 'link':
      return withAddress(spokenIn(node, cite), node.url);
    default:
      return 'children' in node ? spokenIn(node, cite) : plainText(node).replace(/\s*[\r\n]+\s*/g, ' ');
  }
}

function spokenIn({ children }: Parents, cite: (node: Citation) => string): string {
  return children.map((child) => spoken(child, cite)).join('');
}

/** The words of a link with its address, unless they are the address or it leads within the report. */
export function withAddress(words: string, url: string): string {
  const isSame = url.replace(/^mailto:/i, '') === words || url.replace(/^https?:\/\//i, '') === words;
  return url.startsWith('#') || isSame ? words : `${words} (${url})`;
}
