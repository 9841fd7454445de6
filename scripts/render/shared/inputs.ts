// Lists what each part of a document is made from, so that a memo can tell when the part must be made again.
// Whatever a renderer reads beside the part itself has to be listed here: a test changes every text of an edition and finds
// inputs that are missing.
import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Surface } from '../../model/drawing.ts';
import type { Chapter, Edition, Figure, LedgerEntry, Slide } from '../../model/edition.ts';
import type { Bound } from '../../model/markdown.ts';
import type { Kit } from '../../model/page.ts';
import { blocksOf } from '../../read/markdown/slide-slots.ts';
import { titleArt } from '../deck/slide-art.ts';
import { basesOf } from '../tables/basis.ts';
import type { Medium, RenderContext } from './render-context.ts';

/** A part of a document, from the memo when its inputs are the same as when it was made; without a memo it is always made. */
export function cachedPart<T>(
  { memo }: Pick<Kit, 'memo'>,
  name: string,
  inputs: () => readonly unknown[],
  make: () => T,
): T {
  return memo === undefined ? make() : memo.get(name, inputs(), make);
}

/** The inputs of every slide, whatever it shows. */
export function talkInputs(edition: Edition, kit: Kit): readonly unknown[] {
  const dividers = edition.slides.filter(({ layout }) => layout.role === 'divider');
  const sections = JSON.stringify(dividers.map(({ id, section }) => [id, section]));
  const hasArt = titleArt(edition, kit) !== undefined;
  const { slide, logo } = kit;
  return [
    kit.template,
    edition.meta,
    edition.units.language,
    edition.dataDate,
    edition.isPublic,
    hasArt,
    sections,
    slide,
    logo?.light,
    logo?.alt,
  ];
}

/** The inputs of one slide, beside those of every slide. */
export function slideInputs(slide: Slide, edition: Edition, kit: Kit): readonly unknown[] {
  const figures = slide.charts.map((id) => edition.figures.get(id));
  const tables = slide.tables.map((id) => edition.tables.get(id));
  const words = wordsIn([
    ...slide.heading,
    ...blocksOf(slide.slots),
    ...(slide.backgrounds ?? []),
    ...slide.notes,
    ...(slide.handout ?? []),
    ...[...figures, ...tables].flatMap(wordsAround),
  ]);
  return [
    slide,
    ...figures,
    ...tables,
    ...words.images.map((path) => kit.picture(path)),
    ...words.cited.map((cited) => edition.references.find(({ id }) => id === cited)?.short),
  ];
}

/** The surfaces for which a figure is drawn in a medium. */
export const surfacesIn = (medium: Medium): readonly Surface[] =>
  medium === 'screen' ? ['web', 'narrow'] : ['a4'];

/** The inputs of a chapter of the report for one medium. */
export function chapterInputs(chapter: Chapter, context: RenderContext): readonly unknown[] {
  const { edition, kit, medium, places } = context;
  const { title, question = [], answer = [], doubt = [], body } = chapter;
  const own = wordsIn([...title, ...question, ...answer, ...doubt, ...body.children]);
  const figures = own.figures.map((id) => edition.figures.get(id));
  const tables = own.tables.map((id) => edition.tables.get(id));
  const around = wordsIn([...figures, ...tables].flatMap(wordsAround));
  return [
    chapter,
    edition.units.language,
    kit.template,
    ...figures,
    ...tables,
    JSON.stringify(tables.map((table) => table && basesOf(table, context))),
    ...own.calculators.map((id) => edition.calculators.get(id)),
    ...own.aids.map((id) => edition.aids.get(id)),
    ...own.figures.flatMap((id) => surfacesIn(medium).map((surface) => kit.drawing(id, surface))),
    ...[...own.images, ...around.images].map((path) => kit.picture(path)),
    [...own.bound, ...around.bound].map((node) => places.ids.get(node)).join(),
  ];
}

/** The inputs of a row of the ledger. */
export function ledgerInputs(entry: LedgerEntry, { places }: RenderContext): readonly unknown[] {
  return [entry, entry.shown.map(({ anchor }) => places.find(entry.fact, anchor)).join()];
}

/** What words name, in reading order. */
interface Words {
  readonly figures: readonly string[];
  readonly tables: readonly string[];
  readonly calculators: readonly string[];
  readonly aids: readonly string[];
  /** Paths of images. */
  readonly images: readonly string[];
  /** Ids of sources. */
  readonly cited: readonly string[];
  readonly bound: readonly Bound[];
}

function wordsIn(nodes: readonly Nodes[]): Words {
  const found: Nodes[] = [];
  for (const node of nodes) visit(node, (inner) => void found.push(inner));
  const of = <T extends Nodes['type']>(type: T) =>
    found.filter((node): node is Extract<Nodes, { type: T }> => node.type === type);
  return {
    figures: of('figure').map(({ id }) => id),
    tables: of('dataTable').map(({ id }) => id),
    calculators: of('calculator').map(({ id }) => id),
    aids: of('aid').map(({ id }) => id),
    images: of('image').map(({ url }) => url),
    cited: of('citation').flatMap(({ items }) => items.map(({ id }) => id)),
    bound: of('bound'),
  };
}

type WithWords = Pick<Figure, 'title' | 'note'> & Partial<Pick<Figure, 'subtitle'>>;

function wordsAround(shape: WithWords | undefined): readonly Nodes[] {
  return [...(shape?.title ?? []), ...(shape?.subtitle ?? []), ...(shape?.note ?? [])];
}
