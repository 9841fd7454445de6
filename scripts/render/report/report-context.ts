// Makes the context of the report's layouts: what the templates of the printed and the screen edition show.

import type { PhrasingContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { typeset } from '../../facts/typography.ts';
import type { Chapter, Edition } from '../../model/edition.ts';
import type { Kit } from '../../model/page.ts';
import type { Volume } from '../../model/project.ts';
import { figureAnchor, tableAnchor } from '../../resolve/anchors.ts';
import { flowHtml } from '../html/html.ts';
import { lineHtml } from '../html/phrasing.ts';
import { cachedPart, chapterInputs } from '../shared/inputs.ts';
import type { RenderContext } from '../shared/render-context.ts';
import { chaptersIn, chaptersOnScreen, findElsewhere } from '../shared/volumes.ts';
import { licenceName } from '../site/addresses.ts';
import { withoutIdlePoints } from '../svg/straight.ts';
import { closingPartsIn, contentsContext } from './contents.ts';
import { type CoverArt, titleLength } from './coverart.ts';
import { dataSourcesContext } from './datasources.ts';
import { ledgerContext } from './ledger.ts';
import { indexNumberPlaces } from './number-places.ts';
import { referencesContext } from './references.ts';
import { editionFiles } from './screen/edition-files.ts';

/** What prose is rendered with in a volume, or in the edition for the screen. */
export function contextOf(edition: Edition, kit: Kit, volume: Volume | undefined): RenderContext {
  const elsewhere = findElsewhere(edition);
  const places = indexNumberPlaces(edition);
  const medium = volume === undefined ? 'screen' : 'print';
  return { edition, kit, medium, places, elsewhere, ...(volume === undefined ? {} : { volume }) };
}

/** The context of the layouts `report` and `report-web`: the same for both media except for the HTML of prose, figures and tables. */
export function reportContext(
  edition: Edition,
  kit: Kit,
  volume: 'report' | undefined,
  art: CoverArt | undefined,
): Record<string, unknown> {
  const context = contextOf(edition, kit, volume);
  const { meta } = edition;
  const onScreen = volume === undefined;
  const chapters = onScreen ? chaptersOnScreen(edition) : chaptersIn(edition, 'report');
  const chapterContexts = withNeighbours(chapters, context);
  return {
    language: meta.language,
    title: meta.title,
    subtitle: meta.subtitle,
    generator: kit.version,
    onScreen,
    cover: {
      title: meta.title,
      length: titleLength(meta.title),
      subtitle: meta.subtitle,
      authors: meta.authors.join(', '),
      editionId: meta.id,
      issued: meta.date,
      onScreen,
      hasArt: art !== undefined,
      artCaption: art?.caption ?? '',
      organisation: meta.organisation ?? '',
      logo: kit.logo?.light.address ?? '',
      darkLogo: kit.logo?.dark.address ?? '',
      logoAlt: kit.logo?.alt ?? '',
      editions: editionFiles(context),
      slot: { drawing: onScreen ? withoutIdlePoints(art?.svg ?? '') : stretchable(art?.svg ?? '') },
    },
    imprint: imprint(edition, onScreen),
    contents: contentsContext(edition, context),
    front: onScreen ? [] : chapterContexts.filter((_, index) => chapters[index]?.matter === 'front'),
    chapters: onScreen
      ? chapterContexts
      : chapterContexts.filter((_, index) => chapters[index]?.matter !== 'front'),
    closing: closing(edition, context),
  };
}

/** The contexts of chapters, from the memo where nothing that they show has changed. */
export function contextsOf(chapters: readonly Chapter[], context: RenderContext): readonly object[] {
  return chapters.map((chapter) =>
    cachedPart(
      context.kit,
      `${context.medium} chapter ${chapter.id}`,
      () => chapterInputs(chapter, context),
      () => chapterContext(chapter, context),
    ),
  );
}

/** The contexts of chapters, on a screen with links to the chapters before and after each. */
function withNeighbours(chapters: readonly Chapter[], context: RenderContext): readonly object[] {
  const contexts = contextsOf(chapters, context);
  if (context.medium === 'print') return contexts;
  const lines = chapters.map(({ id, number, title }) => ({
    anchor: id,
    mark: number ?? '',
    slot: { title: lineHtml(title, context, { plain: true }) },
  }));
  return contexts.map((one, index) => ({
    ...one,
    links: { before: lines[index - 1], after: lines[index + 1] },
  }));
}

/** What the imprint and the last page say about the edition. */
export function imprint({ meta, dataDate, coverage, units }: Edition, onScreen: boolean): object {
  return {
    description: meta.description,
    title: meta.title,
    subtitle: meta.subtitle,
    authors: meta.authors.join(', '),
    editionId: meta.id,
    issued: meta.date,
    dataDate,
    licence: licenceName(meta.licence),
    url: meta.url ?? '',
    organisation: meta.organisation ?? '',
    footer: meta.footer ?? '',
    bound: typeset(String(coverage.bound), units.language),
    onScreen,
  };
}

function chapterContext(chapter: Chapter, outer: RenderContext): object {
  const context = { ...outer, near: placedIn(chapter) };
  const line = (nodes: readonly PhrasingContent[] | undefined): string => lineHtml(nodes ?? [], context);
  return {
    anchor: chapter.id,
    matter: chapter.matter,
    newPage: chapter.newPage === true,
    hasEnd: context.medium === 'print' && context.volume === 'evidence',
    mark: chapter.number ?? '',
    level: context.medium === 'screen' ? 2 : 1,
    onScreen: context.medium === 'screen',
    hasQuestion: chapter.question !== undefined,
    hasAnswer: chapter.answer !== undefined,
    hasDoubt: chapter.doubt !== undefined,
    links: undefined,
    slot: {
      title: line(chapter.title),
      question: lineHtml(chapter.question ?? [], context, { isTitle: true }),
      answer: lineHtml(chapter.answer ?? [], context, { isParagraph: true }),
      doubt: line(chapter.doubt),
      body: flowHtml(chapter.body.children, context, chapter.id),
    },
  };
}

/** Anchors of the figures and tables that stand in a chapter. */
function placedIn({ body }: Chapter): ReadonlySet<string> {
  const anchors = new Set<string>();
  visit(body, (node) => {
    if (node.type === 'figure') anchors.add(figureAnchor(node.id));
    if (node.type === 'dataTable') anchors.add(tableAnchor(node.id));
  });
  return anchors;
}

/** The generated parts: references, datasets, ledger. */
export function closing(edition: Edition, context: RenderContext): object {
  const { references, sources, ledger } = closingPartsIn(edition, context.volume);
  const level = context.medium === 'screen' ? 2 : 1;
  const part = (of: { anchor: string; title: string }): object => ({
    ...of,
    level,
    // By where a part ends, running heads know whether the next one begins its page.
    hasEnd: context.volume === 'evidence',
  });
  return {
    references: { ...part(references), ...referencesContext(context) },
    sources: { ...part(sources), ...dataSourcesContext(edition, context) },
    ledger: { ...part(ledger), onScreen: context.medium === 'screen', ...ledgerContext(edition, context) },
  };
}

/** The art of the cover for a sheet on which it may have to be lower than it is drawn. */
function stretchable(svg: string): string {
  return svg.replace(/(?<=^<svg [^>]*viewBox="[^"]*")/, ' preserveAspectRatio="none"');
}
