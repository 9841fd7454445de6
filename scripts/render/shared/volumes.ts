// Says in which printed volume each thing stands, and makes the links from one volume to another.
import { visit } from 'unist-util-visit';
import { wordIn } from '../../facts/language/language.ts';
import { noBreakSpace } from '../../facts/typography.ts';
import type { Chapter, Edition } from '../../model/edition.ts';
import type { Language } from '../../model/manner/language.ts';
import { volumeAddress } from '../../model/page.ts';
import type { Volume } from '../../model/project.ts';
import {
  datasetAnchor,
  factAnchor,
  figureAnchor,
  referenceAnchor,
  tableAnchor,
} from '../../resolve/anchors.ts';
import type { Elsewhere, RenderContext } from './render-context.ts';

/** The chapters of a volume, in their order. */
export function chaptersIn({ chapters }: Pick<Edition, 'chapters'>, volume: Volume): readonly Chapter[] {
  return chapters.filter((chapter) => volumeOf(chapter) === volume);
}

/** The chapters of the edition for the screen, which is one file: all but the brief, which says what the others say. */
export function chaptersOnScreen({ chapters }: Pick<Edition, 'chapters'>): readonly Chapter[] {
  return chapters.filter((chapter) => volumeOf(chapter) !== 'brief');
}

/** The volume of a chapter. */
export function volumeOf({ volume = 'report' }: Pick<Chapter, 'volume'>): Volume {
  return volume;
}

/** Where everything stands that is not in the report. A figure of the brief counts as that of the report. */
export function findElsewhere(edition: Edition): Elsewhere {
  const generated = [
    ...['figure-data', 'table-data', 'data-sources', 'ledger'],
    ...[...edition.datasets.keys()].map(datasetAnchor),
    ...edition.ledger.map(({ fact }) => factAnchor(fact)),
  ];
  const own = chaptersIn(edition, 'evidence').flatMap((chapter) => [...anchorsIn(chapter)]);
  const brief = chaptersIn(edition, 'brief').flatMap(({ id, headings }) => [
    id,
    ...headings.map((one) => one.id),
  ]);
  return new Map([
    ...[...generated, ...own].map((anchor) => [anchor, 'evidence'] as const),
    ...brief.map((anchor) => [anchor, 'brief'] as const),
  ]);
}

function anchorsIn({ id, headings, body }: Chapter): ReadonlySet<string> {
  const anchors = new Set([id, ...headings.map((heading) => heading.id)]);
  visit(body, (node) => {
    if (node.type === 'figure') anchors.add(figureAnchor(node.id));
    if (node.type === 'dataTable') anchors.add(tableAnchor(node.id));
  });
  return anchors;
}

/** The volume in which something stands, seen from a volume: the evidence has a list of references of its own. */
export function volumeWith(
  anchor: string,
  { volume, elsewhere }: Pick<RenderContext, 'volume' | 'elsewhere'>,
): Volume {
  const isReference = anchor === 'references' || anchor.startsWith(referenceAnchor(''));
  return isReference && volume === 'evidence' ? volume : (elsewhere?.get(anchor) ?? 'report');
}

/** Where a link leads: its address, and the volume where that is another one. */
export interface Link {
  readonly href: string;
  readonly volume?: Volume;
}

/** The link to an anchor, or to an `id` that stands below it. On a screen everything is in one file. */
export function linkTo(
  anchor: string,
  context: Pick<RenderContext, 'volume' | 'elsewhere'>,
  id = anchor,
): Link {
  const { volume } = context;
  const target = volumeWith(anchor, context);
  if (volume === undefined || target === volume) return { href: `#${id}` };
  return { href: volumeAddress(target, id), volume: target };
}

/** What stands behind the name of a thing in another volume, before and after its page. */
export interface InVolume {
  readonly before: string;
  readonly after: string;
  readonly hasPage: boolean;
}

/**
 * " of the report, page 12", or " of the evidence volume": the same within brackets and outside of them. The brief, which says
 * at its foot that what it names stands in the report, has ", page 12" only.
 */
export function inVolume(volume: Volume, { edition, volume: own }: RenderContext): InVolume {
  const { language } = edition.units;
  const name = ` ${wordIn(language, `of-${volume}`)}`;
  // Only the report is printed before the other volumes, so that these can know its pages.
  if (own === 'report' || volume !== 'report') return { before: name, after: '', hasPage: false };
  const [page, after] = onPage(language);
  return { before: own === 'brief' ? page : `${name}${page}`, after, hasPage: true };
}

/** The words before and after the number of a page that follows a name: "page 12" stays on one line, which may begin with it. */
export function onPage(language: Language): readonly [before: string, after: string] {
  const words = wordIn(language, 'on-page').replaceAll(/(?<!,) /gu, noBreakSpace);
  const [before = '', after = ''] = words.split('{page}');
  return [before, after];
}
