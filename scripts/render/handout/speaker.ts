// The speaker's copy as an output: every slide on paper with its time and notes, and the notes as text.

import { wordIn } from '../../facts/language/language.ts';
import { typeset } from '../../facts/typography.ts';
import type { Edition, Slide } from '../../model/edition.ts';
import type { Kit, Output, Page } from '../../model/page.ts';
import { plannedMinutes, talkLength } from '../../resolve/talk/talk-length.ts';
import { deck } from '../deck/deck.ts';
import { type SlideTime, slideTimes, timing } from '../deck/speaker-notes.ts';
import { handoutSources, headingText, notesHtml, sourcesOf, whatItShows } from './handout-notes.ts';
import { notesMarkdown } from './notes-markdown.ts';
import { type PaperSlide, paperPage } from './slides-on-paper.ts';

/** `speaker.pdf` and `notes.md`: what is said, and when. A public edition has neither. */
export const speaker: Output = {
  name: 'speaker',
  paths: ['speaker.pdf', 'notes.md'],
  drawings: (edition, only) => (isLeftOut(edition, only) ? [] : deck.drawings(edition)),
  render: (edition, kit, only) => (isLeftOut(edition, only) ? [] : render(edition, kit)),
};

function isLeftOut({ isPublic }: Edition, only: 'screen' | undefined): boolean {
  return isPublic === true || only === 'screen';
}

function render(edition: Edition, kit: Kit): readonly Page[] {
  const { meta, slides, units } = edition;
  const { language } = units;
  const times = slideTimes(slides);
  const minutes = plannedMinutes(talkLength(slides, meta.talk.minutes));
  const talk = {
    path: 'speaker.pdf',
    kind: wordIn(language, 'speaker'),
    title: wordIn(language, 'speaker-title', { title: meta.title }),
    foot: wordIn(language, 'speaker-edition', { title: meta.title, edition: meta.id }),
    facts: wordIn(language, 'speaker-facts', {
      edition: meta.id,
      slides: slides.length,
      // Without what binary fractions add.
      minutes: typeset(String(Number(minutes.toFixed(2))), language),
    }),
    entries: slides.map((slide, index) => entryOf(slide, times[index], edition)),
  };
  return [
    paperPage(talk, true, edition, kit),
    { kind: 'text', path: 'notes.md', text: notesMarkdown(edition) },
  ];
}

function entryOf(slide: Slide, time: SlideTime | undefined, edition: Edition): PaperSlide {
  const notes = notesHtml(slide, edition);
  const isHeading = ['opening', 'divider'].includes(slide.layout.role);
  return {
    slide,
    form: isHeading ? 'heading' : 'picture',
    heading: headingText(slide),
    when: timing(slide, time, edition.units.language),
    section: slide.section,
    shows: whatItShows(slide, edition, 'caveats'),
    notes,
    sources: sourcesOf(slide, edition.slides, edition, handoutSources(slide, edition)),
  };
}
