/** Makes the report, for paper and for the screen. */

import type { PhrasingContent } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Chapter, Edition } from '../../model/edition.ts';
import type { DocumentInfo, Kit, Output, Page } from '../../model/page.ts';
import type { Place } from '../../model/sources.ts';
import { figureAnchor, referenceAnchor, tableAnchor } from '../../resolve/anchors.ts';
import { formatReferences } from '../../resolve/citations/references.ts';
import { breakable } from '../html/addresses.ts';
import { flowHtml } from '../html/html.ts';
import { lineHtml } from '../html/phrasing.ts';
import { contentPolicy } from '../html/policy.ts';
import { withSystemTheme } from '../html/theme.ts';
import { chapterInputs, keepPart } from '../shared/inputs.ts';
import type { Medium, Setting } from '../shared/render-context.ts';
import { gridStyle } from '../tables/grid.ts';
import { closingParts, contentsContext, placedFigures, placedTables } from './contents.ts';
import { type CoverArt, coverArt, titleLength } from './coverart.ts';
import { dataSourcesContext } from './datasources.ts';
import { ledgerContext } from './ledger.ts';
import { indexUses } from './number-places.ts';
import { pageName, runningHeads } from './runningheads.ts';

const families = ['Source Serif 4', 'Inter', 'JetBrains Mono'];

/** The report: `report.pdf` and its edition for the screen, `report.html`, from the same partials. */
export const report: Output = {
  name: 'report',
  paths: ['report.html', 'report.pdf'],
  drawings: (edition, only) =>
    placedFigures(edition).flatMap(({ id }) => [
      ...(only === 'screen' ? [] : [{ chart: id, surface: 'a4' as const }]),
      { chart: id, surface: 'web' as const },
    ]),
  render: (edition, kit, only) => {
    const art = coverArt(edition, kit);
    const screen = screenPage(edition, kit, art);
    return only === 'screen' ? [screen] : [printPage(edition, kit, art), screen];
  },
};

// ---------------------------------------------------------------- the two documents

function printPage(edition: Edition, kit: Kit, art: CoverArt | undefined): Page {
  const context = reportContext(edition, kit, 'print', art);
  const bare = kit.template('report', { ...context, slot: { style: '' } });
  const style = [
    kit.fontFaces(families, bare),
    kit.style('tokens'),
    kit.style('report'),
    kit.style('report-print'),
    gridStyle(placedTables(edition), kit),
    runningHeads(edition),
  ];
  const firstMain = edition.chapters.find((chapter) => chapter.matter !== 'front');
  return {
    kind: 'print',
    path: 'report.pdf',
    html: kit.template('report', { ...context, slot: { style: style.join('\n') } }),
    form: 'pages',
    document: documentInfo(edition),
    ...(firstMain === undefined ? {} : { mainMatter: firstMain.id }),
    origins: origins(edition),
  };
}

function screenPage(edition: Edition, kit: Kit, art: CoverArt | undefined): Page {
  const context = reportContext(edition, kit, 'screen', art);
  const script = kit.template('script', {});
  const empty = { style: '', script };
  const bare = kit.template('report-web', { ...context, policy: '', slot: empty });
  const style = [
    kit.fontFaces(families, bare),
    withSystemTheme(kit.style('tokens')),
    kit.style('report'),
    kit.style('report-screen'),
    gridStyle(placedTables(edition), kit),
    `@media print {\n${kit.style('report-print')}\n}`,
  ].join('\n');
  const policy = contentPolicy(script, style);
  return {
    kind: 'text',
    path: 'report.html',
    text: kit.template('report-web', { ...context, policy, slot: { style, script } }),
  };
}

// ---------------------------------------------------------------- contexts

/** What the layouts read; the same for both media but for how prose is set. */
function reportContext(
  edition: Edition,
  kit: Kit,
  medium: Medium,
  art: CoverArt | undefined,
): Record<string, unknown> {
  const setting: Setting = { edition, kit, medium, uses: indexUses(edition) };
  const { meta } = edition;
  return {
    language: meta.language,
    title: meta.title,
    subtitle: meta.subtitle,
    generator: kit.version,
    onScreen: medium === 'screen',
    cover: {
      title: meta.title,
      length: titleLength(meta.title),
      subtitle: meta.subtitle,
      authors: meta.authors.join(', '),
      editionId: meta.id,
      issued: meta.date,
      onScreen: medium === 'screen',
      hasArt: art !== undefined,
      slot: { drawing: art?.svg ?? '' },
    },
    imprint: imprint(edition, art?.caption ?? ''),
    contents: contentsContext(edition, setting),
    chapters: edition.chapters.map((chapter) =>
      keepPart(
        kit,
        `${medium} chapter ${chapter.id}`,
        () => chapterInputs(chapter, setting),
        () => chapterContext(chapter, setting),
      ),
    ),
    closing: closing(edition, setting),
  };
}

function imprint({ meta, dataDate, coverage }: Edition, artCaption: string): object {
  return {
    description: meta.description,
    title: meta.title,
    subtitle: meta.subtitle,
    authors: meta.authors.join(', '),
    editionId: meta.id,
    issued: meta.date,
    dataDate,
    licence: meta.licence,
    url: meta.url ?? '',
    bound: coverage.bound,
    artCaption,
  };
}

function chapterContext(chapter: Chapter, sight: Setting): object {
  const setting = { ...sight, near: placedIn(chapter) };
  const line = (nodes: readonly PhrasingContent[] | undefined): string => lineHtml(nodes ?? [], setting);
  return {
    anchor: chapter.id,
    pageName: pageName(chapter.id),
    matter: chapter.matter,
    mark: chapter.number ?? '',
    level: setting.medium === 'screen' ? 2 : 1,
    onScreen: setting.medium === 'screen',
    hasQuestion: chapter.question !== undefined,
    hasAnswer: chapter.answer !== undefined,
    hasDoubt: chapter.doubt !== undefined,
    slot: {
      title: line(chapter.title),
      question: line(chapter.question),
      answer: line(chapter.answer),
      doubt: line(chapter.doubt),
      body: flowHtml(chapter.body.children, setting, chapter.id),
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

function closing(edition: Edition, setting: Setting): object {
  const [references, sources, ledger] = closingParts;
  const level = setting.medium === 'screen' ? 2 : 1;
  const part = (of: { anchor: string; title: string }): object => ({
    ...of,
    pageName: pageName(of.anchor),
    level,
  });
  return {
    references: {
      ...part(references),
      ...referenceList(edition, setting.kit),
    },
    sources: { ...part(sources), ...dataSourcesContext(edition) },
    ledger: { ...part(ledger), onScreen: setting.medium === 'screen', ...ledgerContext(edition, setting) },
  };
}

/** One date of access stands over the list; where there are several, each entry has its own. */
function referenceList({ references }: Edition, { memo }: Kit): object {
  const formatted = formatReferences(references, memo);
  const dates = new Set(references.flatMap(({ accessed }) => accessed ?? []));
  const common = dates.size === 1 ? [...dates].join('') : '';
  return {
    accessed: common,
    entries: references.map(({ id, number, accessed = '' }) => ({
      anchor: referenceAnchor(id),
      mark: number,
      accessed: common === '' ? accessed : '',
      slot: { reference: breakable(formatted.get(id) ?? '') },
    })),
  };
}

// ---------------------------------------------------------------- about the document

function documentInfo({ meta, brand }: Edition): DocumentInfo {
  return {
    title: `${meta.title}: ${meta.subtitle}`,
    creator: brand,
    authors: meta.authors,
    subject: meta.description,
    keywords: meta.keywords,
    language: meta.language,
    date: `${meta.date}T00:00:00Z`,
  };
}

/** Where the author of each element with an id wrote it. */
function origins(edition: Edition): ReadonlyMap<string, Place> {
  const chapters = edition.chapters.map((chapter): [string, Place] => [chapter.id, startOf(chapter.path)]);
  const headings = edition.chapters.flatMap((chapter) =>
    chapter.body.children.flatMap((node): [string, Place][] => {
      const id = node.type === 'heading' ? node.data?.id : undefined;
      return id === undefined || node.position === undefined
        ? []
        : [[id, { path: chapter.path, position: node.position }]];
    }),
  );
  const figures = placedFigures(edition).map(({ id, spec }): [string, Place] => [
    figureAnchor(id),
    startOf(spec.path),
  ]);
  const tables = placedTables(edition).map(({ id }): [string, Place] => [
    tableAnchor(id),
    startOf(`templates/tables/${id}.json`),
  ]);
  return new Map([...chapters, ...headings, ...figures, ...tables]);
}

function startOf(path: string): Place {
  const start = { line: 1, column: 1, offset: 0 };
  return { path, position: { start, end: start } };
}
