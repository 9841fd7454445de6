import { toString as plainText } from 'mdast-util-to-string';
import type { Edition, Slide } from '../../model/edition.ts';
import type { Kit, Output, Page } from '../../model/page.ts';
import type { Place } from '../../model/sources.ts';
import { deck, presentPage } from '../deck/deck.ts';
import { makeMarp } from '../deck/marp.ts';
import { type SlideTime, slideTimes, timing } from '../deck/speaker-notes.ts';
import { quoted } from '../report/runningheads.ts';
import { documentInfo, fontFamilies } from '../shared/document-info.ts';
import { type HandoutSource, handoutSources, notesHtml, sameSources } from './handout-notes.ts';
import { notesMarkdown } from './notes-markdown.ts';

/** The talk on paper: each slide with its notes, sources and links, and the notes as text where there are some. */
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
      document: documentInfo(edition, `${edition.meta.title}: handout`),
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
    kit.fontFaces(fontFamilies, bare),
    kit.style('tokens'),
    css,
    kit.style('handout'),
    pageStyle(edition),
  ];
  return kit.template('handout', { ...context, slot: { style: style.join('\n') } });
}

/** Every slide in full size, which the style makes small, and the style they share. */
function slidePictures(
  edition: Edition,
  kit: Kit,
): { readonly html: readonly string[]; readonly css: string } {
  const page = presentPage(edition, kit);
  const marp = makeMarp(page.theme, page.drawings, { inlineSVG: false, printable: false, anchor: false });
  const { html, css } = marp.render(page.markdown, { htmlAsArray: true });
  // The handout brings the faces for all of its own characters.
  return { html, css: css.replace(/@font-face\s*\{[^}]*\}/g, '') };
}

function headContext({ meta, slides }: Edition): object {
  const minutes = slides.reduce(
    (sum, slide) => sum + (slide.layout.role === 'backup' ? 0 : slide.minutes),
    0,
  );
  return {
    language: meta.language,
    title: meta.title,
    subtitle: meta.subtitle,
    authors: meta.authors.join(', '),
    slideCount: slides.length,
    minutes,
    editionId: meta.id,
  };
}

function slideContext(slide: Slide, time: SlideTime | undefined, picture: string, edition: Edition): object {
  const notes = notesHtml(slide, edition);
  const same = sameSources(slide, edition.slides);
  const sources = same === undefined ? handoutSources(slide, edition) : [asOn(same)];
  const isShort = notes === '' && !slide.layout.frame.number;
  return {
    id: slide.id,
    slideNumber: slide.number,
    size: isShort ? 'short' : 'full',
    section: slide.section,
    heading: plainText({ type: 'paragraph', children: [...slide.heading] }),
    when: edition.isPublic === true ? '' : timing(slide, time),
    sources,
    manner: sources.length > mostBeside ? 'below' : 'beside',
    hasNotes: notes !== '',
    slot: { drawing: picture, notes },
  };
}

/** Backup slides show the data of earlier ones, and have their sources. */
function asOn({ number }: Slide): HandoutSource {
  return { source: `Sources as on slide ${number}`, href: '', address: '' };
}

/** More sources than this stand under the notes, not beside the slide. */
const mostBeside = 5;

/** What every page says at its edges. */
function pageStyle({ meta }: Edition): string {
  const boxes = [
    `@bottom-left { content: ${quoted(`${meta.title}: handout, edition ${meta.id}`)} }`,
    '@bottom-right { content: "page " counter(page) " of " counter(pages) }',
  ];
  return `@page { ${boxes.join(' ')} }`;
}
