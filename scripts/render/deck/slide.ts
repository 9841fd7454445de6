// Writes one slide as Marp Markdown.
import type { Image, PhrasingContent, RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { altOn } from '../../draw/surfaces.ts';
import { noBreakSpace } from '../../facts/typography.ts';
import type { ContentSlot, FilledSlot, Slot } from '../../model/deck/slide-layout.ts';
import type { Surface } from '../../model/drawing.ts';
import type { DataTable, Edition, Slide, SlideLink } from '../../model/edition.ts';
import type { Language } from '../../model/manner/language.ts';
import type { Kit, KitPicture } from '../../model/page.ts';
import { slidePartial } from '../../read/templates/slide-partials.ts';
import { boundWord } from '../../resolve/mentions.ts';
import { shareClass } from './background-style.ts';
import { box, html, text, writeBlocks, writeHeading, writeLine } from './marp-markdown.ts';
import { artPath, titleArt } from './slide-art.ts';
import { caption, type PartFrame, partFrames } from './slide-caption.ts';
import { excerpt } from './slide-excerpt.ts';
import { type NodeHandlers, plainBlocks, plainLine, tableNode } from './slide-nodes.ts';
import { citationText, foot, spokenNotes } from './slide-sources.ts';
import { surfaceIn } from './slots.ts';
import { type SlideTime, speakerNotes } from './speaker-notes.ts';
import { backupTableClasses, tableClasses } from './table-type.ts';

/** What slides are made from. */
export interface SlideContext {
  readonly edition: Edition;
  readonly kit: Kit;
  /** The address of another slide in the document. */
  readonly addressOf: (slide: SlideLink) => string;
}

/** Puts a mark around the Markdown of a slot, by the slot's name. */
export type MarkSlot = (slot: string, markdown: string) => string;

/** Path of the drawing of a figure, relative to the deck. */
export function drawingPath(chart: string, surface: Surface): string {
  return `charts/${chart}.${surface}.svg`;
}

/** One slide as Marp Markdown, from the partial of its layout. With `mark`, the Markdown of each slot has marks around it. */
export function slideMarkdown(
  slide: Slide,
  time: SlideTime | undefined,
  context: SlideContext,
  mark: MarkSlot = (_, markdown) => markdown,
): string {
  const { edition, kit } = context;
  const { layout } = slide;
  const line = lineHandlers(context);
  const cite: NodeHandlers['citation'] = (node) => citationText(edition, node);
  const own = layout.slots.map((slot) => [slot.name, mark(slot.name, slotMarkdown(slot, slide, context))]);
  return kit
    .template(slidePartial(layout), {
      class: [layout.name, ...variantOf(slide), ...labelClass(slide), ...typeClasses(slide, context)].join(
        ' ',
      ),
      isNumbered: layout.frame.number,
      slot: {
        ...Object.fromEntries(own),
        header: directive(header(slide, context, line)),
        footer: layout.frame.sources ? directive(foot(slide, edition, line)) : '',
        background: mark('background', background(slide.backgrounds ?? [], line)),
        heading: mark('heading', writeHeading(1, plainLine(slide.heading, line))),
        notes:
          edition.isPublic === true
            ? ''
            : speakerNotes(
                { ...slide, notes: spokenNotes(slide, edition, line) },
                time,
                cite,
                edition.units.language,
              ),
      },
    })
    .trim();
}

/** The class of the first variant of the layout whose condition holds, if any. */
function variantOf({ layout, heading, slots }: Slide): readonly string[] {
  const lengthOf = (slot: string): number => {
    const nodes: readonly RootContent[] = slot === 'heading' ? heading : (slots[slot] ?? []);
    return plainText({ type: 'root', children: [...nodes] }).length;
  };
  const found = layout.variants?.find(({ longer }) => {
    return longer === undefined || lengthOf(longer.slot) > longer.than;
  });
  return found === undefined ? [] : [found.class];
}

/** The text at the top right of a slide: its section; empty where the layout does not show it. */
export function sectionName({ layout, section }: Slide): string {
  if (!layout.frame.section) return '';
  return layout.role === 'backup' ? `${layout.title} · ${section}` : section;
}

/** The links of a slide to backup slides, or back from one; none where the layout shows nothing at the top right. */
export function cornerLinks({ layout, links }: Slide): readonly SlideLink[] {
  return layout.frame.section ? links : [];
}

/** What stands at the top right of a slide: its section if it has one, and links to its backup slide or to the slides that lead to it. */
function header(
  slide: Slide,
  { edition, addressOf }: SlideContext,
  line: NodeHandlers,
): readonly PhrasingContent[] {
  const name = sectionName(slide);
  const { language } = edition.units;
  const links = cornerLinks(slide).flatMap((link, index): readonly PhrasingContent[] => [
    ...(name === '' && index === 0 ? [] : [text(`${noBreakSpace}· `)]),
    { type: 'link', url: addressOf(link), children: [text(linkName(link, slide, language))] },
  ]);
  // The links lead within the deck, unlike those to places in the report, which become words.
  return [...(name === '' ? [] : plainLine([text(name)], line)), ...links];
}

/** The words of a link to another slide: "backup B2", or "slide 7" back from it. */
export function linkName({ label }: SlideLink, { layout }: Slide, language: Language): string {
  return boundWord(language, layout.role === 'backup' ? 'slide' : 'backup-slide', label);
}

/** The class of a backup slide, to which `numberStyle` gives its number. */
function labelClass({ layout, label }: Slide): readonly string[] {
  return layout.role === 'backup' ? [`label-${label.toLowerCase()}`] : [];
}

/** The classes that set the table of a slide: how wide its columns are, and on a backup slide as large as it fits. */
function typeClasses(slide: Slide, context: SlideContext): readonly string[] {
  const blocks = slide.layout.slots.flatMap((slot) =>
    'fill' in slot || slot.figures === 'slide-half' ? [] : slotBlocks(slot, slide, context),
  );
  if (slide.layout.role !== 'backup') return tableClasses(blocks);
  const { length } = plainText({ type: 'paragraph', children: [...slide.heading] });
  return backupTableClasses(blocks, length, context.edition.meta.slides);
}

/** CSS rules for the numbers of slides: that of the last slide of the talk, and those of the backup slides. */
export function numberStyle({ slides }: Edition): string {
  const backups = slides.filter(({ layout }) => layout.role === 'backup');
  const rules = backups.map((slide) => `section.${labelClass(slide)} { --slide-label: "${slide.label}" }`);
  return [`:root { --slide-last: "${slides.length - backups.length}" }`, ...rules].join('\n');
}

/** Path of a picture, relative to the deck. */
export function picturePath({ name }: KitPicture): string {
  return `images/${name}`;
}

/** The pictures behind or beside the content of a slide, in an element with classes for their place. */
function background(images: readonly Image[], handlers: NodeHandlers): string {
  const [{ background: area, fit } = {}] = images.map(({ data }) => data?.placement ?? {});
  if (area === undefined) return '';
  const name = [
    'bg',
    area.side,
    ...(area.side === 'full' ? [] : [shareClass(area)]),
    ...(area.isVertical ? ['vertical'] : []),
    ...(fit === undefined ? [] : [fit]),
  ].join(' ');
  const pictures = images.map(
    (image): RootContent => ({ type: 'paragraph', children: plainLine([image], handlers) }),
  );
  return writeBlocks(box(name, pictures));
}

/** A line of Markdown as the value of a directive, with hyphens escaped that could end the HTML comment around it. */
function directive(nodes: Parameters<typeof writeLine>[0]): string {
  const line = writeLine(nodes);
  return line === '' ? '' : JSON.stringify(line).replace(/--/g, '\\u002d\\u002d').replace(/->/g, '\\u002d>');
}

// ---------------------------------------------------------------- what slots hold

function slotMarkdown(slot: Slot, slide: Slide, context: SlideContext): string {
  if ('fill' in slot) return filled(slot, slide, context);
  return writeBlocks(slotBlocks(slot, slide, context));
}

function slotBlocks(slot: ContentSlot, slide: Slide, context: SlideContext): readonly RootContent[] {
  return plainBlocks(slide.slots[slot.name] ?? [], slotHandlers(slot, context));
}

function filled({ fill }: FilledSlot, slide: Slide, { edition, kit }: SlideContext): string {
  if (fill === 'logo') {
    const { logo } = kit;
    return logo === undefined
      ? ''
      : writeLine([{ type: 'image', url: picturePath(logo.light), alt: logo.alt }]);
  }
  if (fill === 'cover') return titleArt(edition, kit) === undefined ? '' : `![](${artPath})`;
  const frames = fill === 'sections' ? partFrames(edition, slide) : [];
  if (frames.length > 0) return writeBlocks(box('parts', frames.flatMap(frameNodes)));
  const words = caption(slide, fill, edition);
  return words.length === 0 ? '' : writeLine(words);
}

/** A part of the talk on a divider: its title, and below it what it came to. */
function frameNodes({ title, answer, state }: PartFrame): readonly RootContent[] {
  const lines = answer === undefined ? [title] : [title, answer];
  return box(
    `part ${state}`,
    lines.map((line) => ({ type: 'paragraph', children: [text(line)] })),
  );
}

/** Handlers for lines of text. Citations are left out, since the foot of the slide names the sources. */
function lineHandlers({ edition, kit }: SlideContext): NodeHandlers {
  return {
    language: edition.units.language,
    figure: () => [],
    table: () => [],
    citation: () => '',
    image: (address) => (address.startsWith('charts/') ? address : picturePath(kit.picture(address))),
    task: (isDone) => html(`<span class="${isDone ? 'task done' : 'task'}"></span>`),
  };
}

function slotHandlers(slot: ContentSlot, context: SlideContext): NodeHandlers {
  const { edition } = context;
  const handlers: NodeHandlers = {
    ...lineHandlers(context),
    figure: (id) => {
      const figure = edition.figures.get(id);
      if (figure === undefined) return [];
      const surface = surfaceIn(slot, figure);
      if (surface === undefined)
        return figure.data.flatMap((table) => excerptNodes(table, slot, edition.units.language));
      const subtitle: RootContent = { type: 'paragraph', children: plainLine(figure.subtitle, handlers) };
      const alt = altOn(figure, surface);
      const image: RootContent = { type: 'image', url: drawingPath(id, surface), alt };
      const drawing: RootContent = { type: 'paragraph', children: [image] };
      return figure.subtitle.length === 0 ? [drawing] : [...box('subtitle', [subtitle]), drawing];
    },
    table: (id) => {
      const table = edition.tables.get(id);
      return table === undefined ? [] : excerptNodes(table, slot, edition.units.language);
    },
  };
  return handlers;
}

/** The rows of a table that fit, and below them a remark where rows are left out. */
function excerptNodes(whole: DataTable, { rows }: ContentSlot, language: Language): RootContent[] {
  const { table, remark } = excerpt(whole, rows, language);
  if (remark === undefined) return [tableNode(table)];
  const sentence: RootContent = { type: 'paragraph', children: [text(remark)] };
  return [tableNode(table), ...box('aside', [sentence])];
}
