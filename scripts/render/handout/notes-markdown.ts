// Writes the notes of the whole talk as one Markdown file.

import type { PhrasingContent, RootContent } from 'mdast';
import { wordIn } from '../../facts/language/language.ts';
import type { Edition, Slide } from '../../model/edition.ts';
import { text, writeBlocks } from '../deck/marp-markdown.ts';
import { plainLine } from '../deck/slide-nodes.ts';
import { spokenNotes } from '../deck/slide-sources.ts';
import { clock, clockNote, type SlideTime, slideTimes, timing } from '../deck/speaker-notes.ts';
import { notesHandlers, spokenBlocks } from './handout-notes.ts';

/** The notes of the talk as Markdown: every slide with its number, timing, minutes, section and notes. */
export function notesMarkdown(edition: Edition): string {
  const { meta, slides, units } = edition;
  const { language } = units;
  const times = slideTimes(slides);
  const total = times.find((time) => time !== undefined)?.total ?? 0;
  const facts = wordIn(language, 'notes-facts', {
    edition: meta.id,
    slides: slideCount(edition),
    total: clock(total),
    minutes: meta.talk.minutes,
  });
  const head: RootContent[] = [
    { type: 'heading', depth: 1, children: [text(wordIn(language, 'notes-title', { title: meta.title }))] },
    { type: 'paragraph', children: [text(facts)] },
    { type: 'paragraph', children: [text(clockNote(edition))] },
  ];
  return `${writeBlocks([...head, ...slides.flatMap((slide, index) => slideNotes(slide, times[index], edition))])}\n`;
}

/** How many slides the talk has, and how many there are for questions: "28 slides and 12 backup slides". */
export function slideCount({ slides, units }: Pick<Edition, 'slides' | 'units'>): string {
  const backup = slides.filter(({ layout }) => layout.role === 'backup').length;
  const counts = { slides: slides.length - backup, backup };
  const key = backup === 0 ? 'slides-counted' : backup === 1 ? 'slides-and-backup' : 'slides-and-backups';
  return wordIn(units.language, key, counts);
}

/** The section of a slide; of the title slide and of the closing one none, since their layouts say where they stand. */
export function placeInTalk({ layout, section }: Slide): string {
  return layout.role === 'opening' || layout.role === 'closing' ? '' : section;
}

function slideNotes(slide: Slide, time: SlideTime | undefined, edition: Edition): RootContent[] {
  const handlers = notesHandlers(edition);
  const uncited = { ...handlers, citation: () => '' };
  const { said, aside } = spokenBlocks(spokenNotes(slide, edition, handlers), edition);
  const heading: PhrasingContent[] = [text(`${slide.label}. `), ...plainLine(slide.heading, uncited)];
  const facts = [
    timing(slide, time, edition.units.language),
    ...(slide.minutes === 0
      ? []
      : [
          wordIn(edition.units.language, 'minutes', {
            minutes: clock(slide.minutes),
          }),
        ]),
    placeInTalk(slide),
  ];
  return [
    { type: 'heading', depth: 2, children: heading },
    {
      type: 'paragraph',
      children: [{ type: 'emphasis', children: [text(facts.filter((part) => part !== '').join(' · '))] }],
    },
    ...said,
    ...aside,
  ];
}
