// The speaker's copy as an output: every slide on paper with its time and notes, and the notes as text.

import { wordIn } from '../../facts/language/language.ts';
import type { Edition, Slide } from '../../model/edition.ts';
import type { Kit, Output, OutputPart, Page } from '../../model/page.ts';
import { plannedMinutes, talkLength } from '../../resolve/talk/talk-length.ts';
import { deck } from '../deck/deck.ts';
import { linkName } from '../deck/slide.ts';
import { spokenNotes } from '../deck/slide-sources.ts';
import { clock, clockNote, type SlideTime, slideTimes, timing } from '../deck/speaker-notes.ts';
import {
  handoutSources,
  headingText,
  notesHandlers,
  sourcesOf,
  spokenHtml,
  whatItShows,
} from './handout-notes.ts';
import { notesMarkdown, placeInTalk, slideCount } from './notes-markdown.ts';
import { type PaperSlide, paperPage } from './slides-on-paper.ts';

/** `speaker.pdf` and `notes.md`: what is said, and when. A public edition has neither. */
export const speaker: Output = {
  name: 'speaker',
  paths: ['speaker.pdf', 'notes.md'],
  drawings: (edition, only) => (isLeftOut(edition, only) ? [] : deck.drawings(edition)),
  render: (edition, kit, only) => (isLeftOut(edition, only) ? [] : render(edition, kit)),
};

function isLeftOut({ isPublic }: Edition, only: OutputPart | undefined): boolean {
  return isPublic === true || only === 'screen';
}

function render(edition: Edition, kit: Kit): readonly Page[] {
  const { meta, slides, units } = edition;
  const { language } = units;
  const times = slideTimes(slides);
  const planned = plannedMinutes(talkLength(slides, meta.talk.minutes));
  const talk = {
    path: 'speaker.pdf',
    kind: wordIn(language, 'speaker'),
    title: wordIn(language, 'speaker-title', { title: meta.title }),
    foot: wordIn(language, 'speaker-edition', { title: meta.title, edition: meta.id }),
    facts: wordIn(language, 'speaker-facts', {
      edition: meta.id,
      slides: slideCount(edition),
      planned: clock(planned),
      minutes: meta.talk.minutes,
    }),
    introduction: [clockNote(edition)],
    entries: slides.map((slide, index) => entryOf(slide, times[index], edition)),
  };
  return [paperPage(talk, edition, kit), { kind: 'text', path: 'notes.md', text: notesMarkdown(edition) }];
}

function entryOf(slide: Slide, time: SlideTime | undefined, edition: Edition): PaperSlide {
  const spoken = spokenNotes(slide, edition, notesHandlers(edition));
  const { said, aside } = spokenHtml(spoken, edition);
  const form = formOf(slide, said.length + aside.length / 2);
  return {
    slide,
    form,
    heading: headingText(slide, edition),
    when: timing(slide, time, edition.units.language),
    section: placeInTalk(slide),
    links: slide.links.map((link) => ({
      href: `#${link.id}`,
      name: linkName(link, slide, edition.units.language),
    })),
    shows: form === 'beside' ? whatItShows(slide, edition) : [],
    notes: said,
    aside,
    sources: sourcesOf(slide, edition.slides, edition, handoutSources(slide, slide.notes, edition)),
  };
}

/** Characters of what is said in HTML that have room below a picture as wide as the page; what is not said takes half the room. */
const mostBelow = 2350;

/**
 * A slide is as wide as the page, with what is said below it. Where that is too long for one page, charts and diagrams are
 * small, since they have descriptions; what else slides hold is read on the picture.
 */
function formOf({ layout, charts, tables, slots }: Slide, length: number): PaperSlide['form'] {
  if (layout.role === 'divider') return 'heading';
  if (length <= mostBelow) return 'picture';
  const isDescribed = charts.length > 0 && tables.length === 0 && layout.role !== 'backup';
  const others = Object.values(slots)
    .flat()
    .filter(({ type }) => type !== 'figure');
  return isDescribed && others.length === 0 ? 'beside' : 'picture';
}
