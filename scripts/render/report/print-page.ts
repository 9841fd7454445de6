// Makes the pages from which the volumes are printed.
import { wordIn } from '../../facts/language/language.ts';
import type { Edition } from '../../model/edition.ts';
import { idsLedTo, type Kit, type PrintPage } from '../../model/page.ts';
import type { Volume } from '../../model/project.ts';
import { documentInfo } from '../shared/document-info.ts';
import { pictureStyle } from '../shared/picture-sizes.ts';
import { chaptersIn } from '../shared/volumes.ts';
import { gridStyle } from '../tables/grid.ts';
import { placedTables } from './contents.ts';
import type { CoverArt } from './coverart.ts';
import { briefContext, evidenceContext, figureRowsStyle } from './evidence-context.ts';
import { elementOrigins } from './origins.ts';
import { reportContext } from './report-context.ts';
import { runningHeads } from './runningheads.ts';
import { tableRowsStyle } from './table-data.ts';

/** The printed volumes: the report, the evidence, and the brief where a section is in it. Each knows to which of its elements the others lead. */
export function printPages(edition: Edition, kit: Kit, art: CoverArt | undefined): readonly PrintPage[] {
  const brief = briefContext(edition, kit);
  const report = volumePage('report', reportContext(edition, kit, 'report', art), edition, kit);
  const evidence = volumePage('evidence', evidenceContext(edition, kit), edition, kit);
  const others = [evidence, ...(brief === undefined ? [] : [volumePage('brief', brief, edition, kit)])];
  const firstMain = chaptersIn(edition, 'report').find((chapter) => chapter.matter !== 'front');
  const all: readonly PrintPage[] = [
    { ...report, mainMatter: firstMain?.id ?? 'references' },
    ...others.map((page) => ({ ...page, after: report.path })),
  ];
  return all.map((page) => {
    const led = all.filter((other) => other !== page).flatMap(({ html }) => idsLedTo(html, page.path));
    return led.length === 0 ? page : { ...page, targets: [...new Set(led)] };
  });
}

function volumePage(volume: Volume, context: Record<string, unknown>, edition: Edition, kit: Kit): PrintPage {
  const { meta, units } = edition;
  const bare = kit.template(volume, { ...context, slot: { style: '' } });
  const style = [
    kit.fontFaces(Object.values(kit.families), bare),
    kit.style('tokens'),
    kit.style('report'),
    kit.style('report-print'),
    ...(volume === 'report' ? [] : [kit.style('volumes')]),
    gridStyle(placedTables(edition), kit),
    ...(volume === 'evidence' ? [figureRowsStyle(edition), tableRowsStyle(edition)] : []),
    runningHeads(edition, kit.isDuplex === true, volume),
    pictureStyle(edition),
  ];
  const name = volume === 'report' ? '' : `: ${wordIn(units.language, `volume-${volume}`)}`;
  return {
    kind: 'print',
    path: `${volume}.pdf`,
    html: kit.template(volume, {
      ...context,
      slot: { style: style.filter((css) => css !== '').join('\n') },
    }),
    form: 'pages',
    document: documentInfo(edition, `${meta.title}: ${meta.subtitle}${name}`),
    origins: elementOrigins(edition),
  };
}
