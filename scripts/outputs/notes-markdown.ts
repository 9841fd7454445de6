import type { Edition, PhrasingContent, RootContent, Slide } from '../model.ts';
import { notesShow } from './handout-notes.ts';
import { text, writeBlocks } from './marp-markdown.ts';
import { plainBlocks, plainLine } from './slide-nodes.ts';
import { type Pace, paces, timing } from './speaker-notes.ts';

/** The notes of the whole talk as Markdown: every slide with its number, its minutes and the running clock. */
export function notesMarkdown(edition: Edition): string {
  const { meta, slides } = edition;
  const times = paces(slides);
  const total = times.find((pace) => pace !== undefined)?.total ?? 0;
  const facts = `Edition ${meta.id}, ${slides.length} slides, ${total} minutes of the ${meta.talk.minutes} of the talk.`;
  const head: RootContent[] = [
    { type: 'heading', depth: 1, children: [text(`${meta.title}: notes`)] },
    { type: 'paragraph', children: [text(facts)] },
  ];
  return `${writeBlocks([...head, ...slides.flatMap((slide, index) => slideNotes(slide, times[index], edition))])}\n`;
}

function slideNotes(slide: Slide, pace: Pace | undefined, edition: Edition): RootContent[] {
  const show = notesShow(edition);
  const heading: PhrasingContent[] = [text(`${slide.number}. `), ...plainLine(slide.heading, show)];
  const clock = [
    timing(slide, pace),
    ...(slide.minutes === 0 ? [] : [`${slide.minutes} min`]),
    slide.section,
  ];
  return [
    { type: 'heading', depth: 2, children: heading },
    {
      type: 'paragraph',
      children: [{ type: 'emphasis', children: [text(clock.filter((part) => part !== '').join(' · '))] }],
    },
    ...plainBlocks(slide.notes, show),
  ];
}
