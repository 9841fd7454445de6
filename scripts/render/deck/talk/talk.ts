// Makes the talk for an office suite: the parts of every slide, whose places are taken from the layout in the browser.
import type { FilledSlot } from '../../../model/deck/slide-layout.ts';
import type { Talk, TalkPart, TalkSlide, TextRun } from '../../../model/deck/talk.ts';
import type { Edition, Slide } from '../../../model/edition.ts';
import type { Kit } from '../../../model/page.ts';
import { cornerLinks, linkName, sectionName } from '../slide.ts';
import { artPath } from '../slide-art.ts';
import { caption, partFrames } from '../slide-caption.ts';
import { foot } from '../slide-sources.ts';
import { slideTimes } from '../speaker-notes.ts';
import type { PartPicture, TalkResources } from './figures.ts';
import { noteParagraphs } from './notes.ts';
import { backgroundParts, partHandlersOf, shownAs, slotParts } from './parts.ts';
import { hasWords, lineRuns } from './runs.ts';

/** The talk for an office suite. `pictures` holds every picture on its slides by key. */
export function makeTalk(edition: Edition, kit: Kit, pictures: ReadonlyMap<string, PartPicture>): Talk {
  const times = slideTimes(edition.slides);
  return {
    language: edition.meta.language,
    title: edition.meta.title,
    colours: themeColours(kit.colour),
    gridColour: kit.colour('grid'),
    layouts: [...edition.slideLayouts.values()].map((layout) => layout.title),
    slides: edition.slides.map(
      (slide, index): TalkSlide => ({
        number: slide.number,
        layout: slide.layout.title,
        section: partOfTalk(slide, edition),
        parts: partsOf(slide, { edition, kit, pictures }),
        notes: noteParagraphs(slide, times[index], edition),
      }),
    ),
  };
}

/** The theme colours of the file, from the tokens of the style sheets. */
function themeColours(colour: Kit['colour']): Talk['colours'] {
  return {
    dk1: colour('ink'),
    lt1: colour('paper'),
    dk2: colour('text'),
    lt2: colour('tint'),
    accent1: colour('blue'),
    accent2: colour('orange'),
    accent3: colour('teal'),
    accent4: colour('purple'),
    accent5: colour('muted'),
    accent6: colour('context'),
    // Links are told by their underline: hues have meanings.
    hlink: colour('muted'),
    folHlink: colour('muted'),
  };
}

/** The name of the section of slides to which the office suite assigns a slide. */
function partOfTalk({ layout, section }: Slide, { meta }: Edition): string {
  if (layout.role === 'opening') return meta.title;
  return layout.role === 'closing' || layout.role === 'backup' ? layout.title : section;
}

// ---------------------------------------------------------------- parts of a slide

function partsOf(slide: Slide, resources: TalkResources): readonly TalkPart[] {
  const { layout, slots } = slide;
  const own = partHandlersOf(resources.edition);
  const heading = lineRuns(slide.heading, own);
  const sourceRuns = layout.frame.sources ? lineRuns(foot(slide, resources.edition, own), own) : [];
  const { language } = resources.edition.units;
  const name = sectionName(slide);
  const parts: readonly TalkPart[] = [
    ...backgroundParts(slide, resources),
    { kind: 'text', slot: 'heading', name: 'Title', role: 'title', runs: heading },
    ...layout.slots.flatMap((slot) =>
      'fill' in slot
        ? filledParts(slot, slide, resources)
        : slotParts(slot, slots[slot.name] ?? [], resources),
    ),
    { kind: 'text', slot: 'sources', name: 'Sources', role: 'sources', runs: sourceRuns },
    {
      kind: 'text',
      slot: 'section',
      name: 'Section',
      role: 'other',
      runs: [
        ...(name === '' ? [] : [{ text: name }]),
        ...cornerLinks(slide).flatMap((link, index): readonly TextRun[] => [
          ...(name === '' && index === 0 ? [] : [{ text: '\u00a0· ' }]),
          { text: linkName(link, slide, language), jump: link.number },
        ]),
      ],
    },
  ];
  return parts.filter((part) => part.kind !== 'text' || hasWords(part.runs));
}

function filledParts(
  { name, fill }: FilledSlot,
  slide: Slide,
  { edition, kit, pictures }: TalkResources,
): readonly TalkPart[] {
  if (fill === 'logo') {
    const { logo } = kit;
    if (logo === undefined) return [];
    const part: TalkPart = {
      kind: 'picture',
      slot: name,
      name: 'Logo',
      alt: logo.alt,
      ...shownAs(logo.light),
    };
    return [part];
  }
  if (fill === 'cover') {
    const picture = pictures.get(artPath);
    const art: TalkPart[] =
      picture === undefined
        ? []
        : [{ kind: 'picture', slot: name, name: 'Art', alt: edition.cover?.caption ?? '', ...picture }];
    return art;
  }
  const frames = fill === 'sections' ? partFrames(edition, slide) : [];
  if (frames.length > 0)
    return frames.flatMap(({ title, answer }): readonly TalkPart[] =>
      [title, ...(answer === undefined ? [] : [answer])].map((line) => ({
        kind: 'text',
        slot: name,
        name: 'Part',
        role: 'text',
        runs: [{ text: line }],
      })),
    );
  const runs = lineRuns(caption(slide, fill, edition), partHandlersOf(edition));
  const line: TalkPart[] = [{ kind: 'text', slot: name, name: 'Byline', role: 'text', runs }];
  return line;
}
