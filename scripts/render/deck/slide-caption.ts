// Writes the caption of title, divider and closing slides.

import type { PhrasingContent } from 'mdast';
import { dateIn, wordIn } from '../../facts/language/language.ts';
import { noBreakSpace } from '../../facts/typography.ts';
import type { FilledSlot } from '../../model/deck/slide-layout.ts';
import type { Edition, Slide } from '../../model/edition.ts';
import { licenceName } from '../site/addresses.ts';
import { text } from './marp-markdown.ts';

/** The caption that `fill` names: the edition and its data, the sections of the talk, or the address of the report. */
export function caption(
  slide: Slide,
  fill: Exclude<FilledSlot['fill'], 'cover' | 'logo'>,
  edition: Edition,
): readonly PhrasingContent[] {
  const parts = { edition: editionParts, sections: sectionParts, whereabouts }[fill](edition, slide);
  // A line never begins with the dot between two parts.
  return parts.flatMap((part, index) => (index === 0 ? [part] : [text(`${noBreakSpace}· `), part]));
}

function editionParts({ meta, dataDate, units }: Edition): readonly PhrasingContent[] {
  const { language } = units;
  const date = dateIn(language, dataDate) ?? dataDate;
  return [
    text(wordIn(language, 'edition', { edition: meta.id })),
    text(wordIn(language, 'data-retrieved', { date })),
  ];
}

/** A part of the talk as a divider shows it: what came before has its answer. */
export interface PartFrame {
  readonly title: string;
  readonly answer?: string;
  readonly state: 'done' | 'now' | 'next';
}

/** The parts of the talk that have a title, as they stand when this divider is shown; none where the edition names no parts. */
export function partFrames({ meta, slides }: Edition, slide: Slide): readonly PartFrame[] {
  const titled = (meta.talk.parts ?? []).filter(({ title }) => title !== undefined);
  const shown = new Set(
    slides.filter(({ layout }) => layout.role === 'divider').map(({ section }) => section),
  );
  const parts = titled.filter(({ title = '' }) => shown.has(title));
  const now = parts.findIndex(({ title }) => title === slide.section);
  return parts.map(({ title = '', answer }, index) => ({
    title,
    ...(index < now && answer !== undefined ? { answer } : {}),
    state: index < now ? 'done' : index === now ? 'now' : 'next',
  }));
}

/** The sections of the talk in order; the one that begins is bold. */
function sectionParts({ slides }: Edition, slide: Slide): readonly PhrasingContent[] {
  const dividers = slides.filter(({ layout }) => layout.role === 'divider');
  return dividers.map(({ id, section }) => {
    const name = text(section.replaceAll(' ', noBreakSpace));
    return id === slide.id ? { type: 'strong', children: [name] } : name;
  });
}

function whereabouts({ meta, units }: Edition): readonly PhrasingContent[] {
  const { id, licence, url, speaker, authors } = meta;
  const contact = speaker?.contact === undefined ? [] : [text(speaker.contact)];
  const link: PhrasingContent[] = url === undefined ? [] : [{ type: 'link', url, children: [text(url)] }];
  return [
    ...link,
    ...contact,
    text(wordIn(units.language, 'edition', { edition: id })),
    text([...authors, licenceName(licence)].join(', ')),
  ];
}
