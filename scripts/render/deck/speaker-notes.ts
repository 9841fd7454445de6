import type { RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import type { Slide } from '../../model/edition.ts';
import type { Citation } from '../../model/markdown.ts';
import { wordJoiner } from './marp-markdown.ts';

/** Where a slide stands in the talk: minutes that have passed before it and the length of the whole talk. */
export interface SlideTime {
  readonly from: number;
  readonly total: number;
}

/** When each slide of the talk begins; backup slides stand outside of it. */
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
 * Notes as a Marp comment. The first line tells the time; standing there it also keeps a note that happens to begin
 * with `class:` from being read as a directive.
 */
export function speakerNotes(
  slide: Slide,
  time: SlideTime | undefined,
  cite: (node: Citation) => string,
): string {
  const said = slide.notes.map((node) => noteBlock(node, cite)).filter((block) => block !== '');
  return comment([timing(slide, time), ...said].join('\n\n'));
}

/** An HTML comment of that text. Marp ends a comment at `-->`, browsers at `--!>` too. */
function comment(value: string): string {
  return `<!--\n${value.replace(/-(?=-+!?>)/g, `-${wordJoiner}`)}\n-->`;
}

/** When a slide is shown: "2:00–4:00 of 40:00 · must". */
export function timing({ minutes, priority }: Slide, time: SlideTime | undefined): string {
  if (time === undefined) return 'Backup, for questions';
  const until = minutes === 0 ? '' : `–${clock(time.from + minutes)}`;
  return `${clock(time.from)}${until} of ${clock(time.total)} · ${priority}`;
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
