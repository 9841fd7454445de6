// The slides of the talk on paper, with what stands below each: shared by the handout and the speaker's copy.

import { toString as plainText } from 'mdast-util-to-string';
import type { SlideFrame } from '../../model/deck/slide-layout.ts';
import type { Edition, Slide } from '../../model/edition.ts';
import { papers, slideSizes } from '../../model/manner/look.ts';
import type { Kit, PrintPage } from '../../model/page.ts';
import type { Place } from '../../model/sources.ts';
import { blocksOf } from '../../read/markdown/slide-slots.ts';
import { boundWord } from '../../resolve/mentions.ts';
import { deckMarkdown, presentPage } from '../deck/deck.ts';
import { makeMarp } from '../deck/marp.ts';
import { pageOf, quoted } from '../report/runningheads.ts';
import { documentInfo } from '../shared/document-info.ts';
import type { HandoutSource } from './handout-notes.ts';

/** A document with the slides of a talk. */
export interface PaperTalk {
  readonly path: string;
  /** What it is, for readers: "Handout". */
  readonly kind: string;
  /** Title in the properties of the file. */
  readonly title: string;
  /** What stands at the foot of every page, before the footer of the edition. */
  readonly foot: string;
  /** Edition, slides and minutes, below the subtitle. */
  readonly facts: string;
  /** Where the edition is published, for readers of the paper. */
  readonly address?: string;
  /** Paragraphs before the first slide. */
  readonly introduction: readonly string[];
  readonly entries: readonly PaperSlide[];
}

/** A slide on paper. */
export interface PaperSlide {
  readonly slide: Slide;
  /** Its picture, as wide as the page; a small one beside the words, which say what it shows; or only its heading. */
  readonly form: 'picture' | 'beside' | 'heading';
  readonly heading: string;
  /** Its time in the talk; empty for none. */
  readonly when: string;
  /** The name of its section, where the picture does not show it; empty for none. */
  readonly section: string;
  /** Sentences below it, before its notes: what its charts show, and their caveats. */
  readonly shows: readonly string[];
  /** Links to its backup slide, or to the slides that lead to it. */
  readonly links: readonly { readonly href: string; readonly name: string }[];
  /** HTML of its notes; empty for none. */
  readonly notes: string;
  /** HTML of the notes that nobody says; empty for none. */
  readonly aside: string;
  /** Its sources and links, which are listed at the end. */
  readonly sources: readonly HandoutSource[];
}

/** The page from which a talk on paper is printed. */
export function paperPage(talk: PaperTalk, edition: Edition, kit: Kit): PrintPage {
  return {
    kind: 'print',
    path: talk.path,
    html: paperHtml(talk, edition, kit),
    form: 'pages',
    isLoose: true,
    document: documentInfo(edition, talk.title),
    origins: new Map<string, Place>(talk.entries.map(({ slide }) => [slide.id, slide.place])),
  };
}

function paperHtml(talk: PaperTalk, edition: Edition, kit: Kit): string {
  const { html, css } = slidePictures(talk, edition, kit);
  const { meta } = edition;
  const context = {
    language: meta.language,
    documentTitle: talk.title,
    kind: talk.kind,
    title: meta.title,
    subtitle: subtitleOf(edition),
    facts: [authorsOf(edition), talk.facts].join(' · '),
    address: talk.address ?? '',
    introduction: talk.introduction,
    slides: talk.entries.map((entry, index) => slideContext(entry, html[index] ?? '')),
    sources: talk.entries
      .filter(({ sources }) => sources.length > 0)
      .map(({ slide, sources }) => ({ of: nameOf(slide, edition), sources })),
  };
  const bare = kit.template('handout', { ...context, slot: { style: '' } });
  const style = [
    kit.fontFaces(Object.values(kit.families), bare),
    kit.style('tokens'),
    css,
    kit.style('handout'),
    pageStyle(talk, edition),
  ];
  return kit.template('handout', { ...context, slot: { style: style.join('\n') } });
}

/** What the title slide says below the title; the subtitle of the edition where it says nothing. */
function subtitleOf({ slides, meta }: Edition): string {
  const [title] = slides.filter(({ layout }) => layout.role === 'opening');
  const [first] = blocksOf(title?.slots ?? {});
  return first?.type === 'paragraph' ? plainText(first) : meta.subtitle;
}

/** What a slide is called in lists: "slide 7", "backup B1". */
function nameOf({ label, layout }: Slide, { units }: Edition): string {
  return boundWord(units.language, layout.role === 'backup' ? 'backup-slide' : 'slide', label);
}

function authorsOf({ meta }: Edition): string {
  return [meta.speaker?.name ?? meta.authors.join(', '), meta.organisation, meta.event?.name]
    .filter((words) => words !== undefined)
    .join(' · ');
}

/** What stands on a slide beside its content: on paper it stands around the picture. */
const noFrame: SlideFrame = { section: false, sources: false, number: false };

/** The HTML of every slide in full size, which the handout's style scales down, and their common style sheet. */
function slidePictures(
  { path, entries }: PaperTalk,
  edition: Edition,
  kit: Kit,
): { readonly html: readonly string[]; readonly css: string } {
  const slides = entries.map(({ slide }) => ({ ...slide, layout: { ...slide.layout, frame: noFrame } }));
  const markdown = deckMarkdown({ ...edition, slides }, kit, {
    name: `slide in ${path}`,
    addressOf: ({ id }) => `#${id}`,
  });
  const marp = makeMarp(presentPage(edition, kit), { inlineSVG: false, printable: false, anchor: false });
  const { html, css } = marp.render(markdown, { htmlAsArray: true });
  // The handout embeds its own fonts, for all characters that it has.
  return { html, css: css.replace(/@font-face\s*\{[^}]*\}/g, '') };
}

/** Characters of HTML that are printed in one column of a width that is read with ease. */
const mostShort = 700;

function slideContext({ slide, sources: _, ...entry }: PaperSlide, picture: string): object {
  return {
    ...entry,
    id: slide.id,
    slideNumber: slide.label,
    hasPicture: entry.form === 'picture',
    isBeside: entry.form === 'beside',
    hasNotes: entry.notes !== '',
    isShort: [...entry.shows, entry.notes, entry.aside].join('').length <= mostShort,
    isBackup: slide.layout.role === 'backup',
    hasAside: entry.aside !== '',
    hasWords: entry.shows.length > 0 || entry.notes + entry.aside !== '',
    slot: { drawing: picture, notes: entry.notes, aside: entry.aside },
  };
}

/** The rules for the text in the page margins, and for the size of pictures. */
function pageStyle({ foot }: PaperTalk, { meta, units }: Edition): string {
  const boxes = [
    `@bottom-left { content: ${quoted([foot, meta.footer].filter((words) => words !== undefined).join(' · '))} }`,
    `@bottom-right { content: ${pageOf(units.language, 'counter(page)', 'counter(pages)')} }`,
  ];
  return `@page { ${boxes.join(' ')} }\n:root { --picture: ${pictureScale(meta)}; --backup: ${Math.min(0.44, pictureScale(meta))} }`;
}

/** Millimetres: the margins above and below a page together, a heading between pictures, and the words below a picture with the room behind them. */
const upright = { margins: 31, heading: 14, words: 35 } as const;
/** CSS pixels of a slide that are not printed: its foot, and what stands above its heading. */
const unprinted = 76;
const pixelsPerMillimetre = 96 / 25.4;

/** The factor by which slides are scaled so that two stand on a page with what is below them: at most as wide as the page. */
function pictureScale({ paper = 'A4', slides = '16:9' }: Edition['meta']): number {
  const height = Number.parseFloat(papers[paper].height) - upright.margins - upright.heading;
  const room = (height / 2 - upright.words) * pixelsPerMillimetre;
  return Number(Math.min(0.5315, room / (slideSizes[slides].height - unprinted)).toFixed(4));
}
