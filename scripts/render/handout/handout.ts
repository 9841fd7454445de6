// The handout as an output: the talk on paper, each slide with its notes, sources and links.

import { toString as plainText } from 'mdast-util-to-string';
import { wordIn } from '../../facts/language/language.ts';
import { typeset } from '../../facts/typography.ts';
import type { Edition, Slide } from '../../model/edition.ts';
import type { Language } from '../../model/manner/language.ts';
import type { Kit, Output, Page } from '../../model/page.ts';
import type { Place } from '../../model/sources.ts';
import { allMinutes, talkLength } from '../../resolve/talk/talk-length.ts';
import { deck, presentPage } from '../deck/deck.ts';
import { makeMarp } from '../deck/marp.ts';
import { type SlideTime, slideTimes, timing } from '../deck/speaker-notes.ts';
import { pageOf, quoted } from '../report/runningheads.ts';
import { documentInfo } from '../shared/document-info.ts';
import { type HandoutSource, handoutSources, notesHtml, sameSources } from './handout-notes.ts';
import { notesMarkdown } from './notes-markdown.ts';

/** `handout.pdf` and, except in a public edition, `notes.md`. */
export const handout: Output = {
  name: 'handout',
  paths: ['handout.pdf', 'notes.md'],
  drawings: (edition, only) => (only === 'screen' ? [] : deck.drawings(edition)),
  render: (edition, kit, only) => (only === 'screen' ? [] : render(edition, kit)),
};

function render(edition: Edition, kit: Kit): readonly Page[] {
  return [
    {
      kind: 'print',
      path: 'handout.pdf',
      html: handoutHtml(edition, kit),
      form: 'pages',
      document: documentInfo(
        edition,
        wordIn(edition.units.language, 'handout-title', { title: edition.meta.title }),
      ),
      origins: new Map<string, Place>(edition.slides.map(({ id, place }) => [id, place])),
    },
    ...(edition.isPublic === true
      ? []
      : [{ kind: 'text' as const, path: 'notes.md', text: notesMarkdown(edition) }]),
  ];
}

function handoutHtml(edition: Edition, kit: Kit): string {
  const { html, css } = slidePictures(edition, kit);
  const times = slideTimes(edition.slides);
  const slides = edition.slides.map((slide, index) =>
    slideContext(slide, times[index], html[index] ?? '', edition),
  );
  const context = { ...headContext(edition), slides };
  const bare = kit.template('handout', { ...context, slot: { style: '' } });
  const style = [
    kit.fontFaces(Object.values(kit.families), bare),
    kit.style('tokens'),
    css,
    kit.style('handout'),
    pageStyle(edition),
  ];
  return kit.template('handout', { ...context, slot: { style: style.join('\n') } });
}

/** The HTML of every slide in full size, which the handout's style scales down, and their common style sheet. */
function slidePictures(
  edition: Edition,
  kit: Kit,
): { readonly html: readonly string[]; readonly css: string } {
  const page = presentPage(edition, kit);
  const marp = makeMarp(page, { inlineSVG: false, printable: false, anchor: false });
  const { html, css } = marp.render(page.markdown, { htmlAsArray: true });
  // The handout embeds its own fonts, for all characters that it has.
  return { html, css: css.replace(/@font-face\s*\{[^}]*\}/g, '') };
}

function headContext({ meta, slides, units }: Edition): object {
  const minutes = allMinutes(talkLength(slides, meta.talk.minutes));
  return {
    language: meta.language,
    title: meta.title,
    subtitle: meta.subtitle,
    authors: [meta.speaker?.name ?? meta.authors.join(', '), meta.organisation, meta.event?.name]
      .filter((words) => words !== undefined)
      .join(' · '),
    slideCount: slides.length,
    // Without what binary fractions add.
    minutes: typeset(String(Number(minutes.toFixed(2))), units.language),
    editionId: meta.id,
  };
}

function slideContext(slide: Slide, time: SlideTime | undefined, picture: string, edition: Edition): object {
  const notes = notesHtml(slide, edition);
  const same = sameSources(slide, edition.slides);
  const sources =
    same === undefined ? handoutSources(slide, edition) : [sourcesAsOn(same, edition.units.language)];
  const isShort = notes === '' && !slide.layout.frame.number;
  return {
    id: slide.id,
    slideNumber: slide.label,
    size: isShort ? 'short' : 'full',
    section: slide.section,
    heading: plainText({ type: 'paragraph', children: [...slide.heading] }),
    when: edition.isPublic === true ? '' : timing(slide, time, edition.units.language),
    sources,
    manner: sources.length > mostBeside ? 'below' : 'beside',
    hasNotes: notes !== '',
    slot: { drawing: picture, notes },
  };
}

/** A reference to an earlier slide with the same sources. */
function sourcesAsOn({ label }: Slide, language: Language): HandoutSource {
  return { source: wordIn(language, 'sources-as-on', { number: label }), href: '', address: '' };
}

/** Sources that fit beside a slide; more are printed below its notes. */
const mostBeside = 5;

/** The rules for the text in the page margins. */
function pageStyle({ meta, units }: Edition): string {
  const title = wordIn(units.language, 'handout-edition', { title: meta.title, edition: meta.id });
  const boxes = [
    `@bottom-left { content: ${quoted([title, meta.footer].filter((words) => words !== undefined).join(' · '))} }`,
    `@bottom-right { content: ${pageOf(units.language, 'counter(page)', 'counter(pages)')} }`,
  ];
  return `@page { ${boxes.join(' ')} }`;
}
