// The handout as an output: the talk on paper for its audience, each slide with what to take from it, sources and links.

import { wordIn } from '../../facts/language/language.ts';
import type { Edition, Slide } from '../../model/edition.ts';
import type { Kit, Output, Page } from '../../model/page.ts';
import { takesTime } from '../../resolve/talk/talk-length.ts';
import { deck } from '../deck/deck.ts';
import { handoutSources, headingText, notesHtml, sourcesOf, whatItShows } from './handout-notes.ts';
import { type PaperSlide, paperPage } from './slides-on-paper.ts';

/** `handout.pdf`: the slides of the talk, without notes, times, and backup or private slides. */
export const handout: Output = {
  name: 'handout',
  paths: ['handout.pdf'],
  drawings: (edition, only) => (only === 'screen' ? [] : deck.drawings(edition)),
  render: (edition, kit, only) => (only === 'screen' ? [] : [render(edition, kit)]),
};

function render(edition: Edition, kit: Kit): Page {
  const { meta, slides, units } = edition;
  const { language } = units;
  const shown = slides.filter((slide) => takesTime(slide));
  const talk = {
    path: 'handout.pdf',
    kind: wordIn(language, 'handout'),
    title: wordIn(language, 'handout-title', { title: meta.title }),
    foot: wordIn(language, 'handout-edition', { title: meta.title, edition: meta.id }),
    facts: wordIn(language, 'handout-facts', { edition: meta.id, slides: shown.length }),
    ...(meta.url === undefined ? {} : { address: meta.url }),
    introduction: meta.talk.handout ?? [],
    // The head says what the title slide says.
    entries: shown
      .filter(({ layout }) => layout.role !== 'opening')
      .map((slide) => entryOf(slide, shown, edition)),
  };
  return paperPage(talk, edition, kit);
}

function entryOf(slide: Slide, shown: readonly Slide[], edition: Edition): PaperSlide {
  const isDivider = slide.layout.role === 'divider';
  const { handout: said = [] } = slide;
  const isDescribed = said.length === 0;
  return {
    slide,
    form: isDivider ? 'heading' : 'picture',
    heading: headingText(slide, edition),
    when: '',
    section: '',
    links: [],
    shows: isDivider ? answersOf(slide, edition) : isDescribed ? whatItShows(slide, edition) : [],
    notes: notesHtml(said, edition),
    aside: '',
    sources: sourcesOf(slide, shown, edition, handoutSources(slide, said, edition)),
  };
}

/** What the part of the talk comes to that begins with a divider, where the edition says it. */
function answersOf({ section }: Slide, { meta }: Edition): readonly string[] {
  return (meta.talk.parts ?? [])
    .filter(({ title }) => title === section)
    .flatMap(({ answer }) => answer ?? []);
}
