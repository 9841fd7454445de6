// Lines about artifacts for the terminal.
import { toString as plainText } from 'mdast-util-to-string';
import { counted } from '../../messages/progress.ts';
import type { Artifact } from '../../model/artifact.ts';
import type { Coverage } from '../../model/edition.ts';
import type { Cut } from '../../model/stages.ts';
import type { ArtifactRecord } from '../../records/manifest.ts';

/** "numerals: 212 bound, 9 waived, 0 loose". */
export function coverageLine({ bound, waived, loose }: Coverage): string {
  return `numerals: ${bound} bound, ${waived} waived, ${loose} loose`;
}

/** "deck.pptx: 7 charts native, 4 as pictures" for every artifact that an office suite opens. */
export function chartLines(artifacts: readonly ArtifactRecord[]): readonly string[] {
  return artifacts.flatMap(({ path, charts }) =>
    charts === undefined
      ? []
      : [`${path}: ${counted(charts.native, 'chart')} native, ${charts.pictures} as pictures`],
  );
}

/** "report.pdf: 96 pages, 6 % of them empty, smallest type 7.4 pt" for every artifact of printed pages. */
export function layoutLines(artifacts: readonly ArtifactRecord[]): readonly string[] {
  return artifacts.flatMap(({ path, pages = 0, layout }) =>
    layout === undefined
      ? []
      : [
          `${path}: ${counted(pages, 'page')}, ${Math.round(layout.empty * 100)} % of them empty, smallest type ${layout.smallestType} pt`,
        ],
  );
}

/** The length of a talk after it was cut, and a line for each slide that was left out. */
export function cutLines({ slot, minutes, dropped }: Cut): readonly string[] {
  const minutesCut = dropped.reduce((sum, slide) => sum + slide.minutes, 0);
  const head = `talk cut to ${slot} minutes: takes ${minutes}, without ${counted(dropped.length, 'slide')} of ${minutesCut} minutes`;
  return [
    head,
    ...dropped.map((slide) => {
      const heading = plainText({ type: 'paragraph', children: [...slide.heading] });
      return `  ${slide.priority.padEnd(6)}  ${slide.minutes} min  ${heading} (${slide.place.path}:${slide.place.position.start.line})`;
    }),
  ];
}

/** "boil-times, slide 7: a picture, since it has several panels" for every chart that is one. */
export function pictureLines(artifacts: readonly Artifact[]): readonly string[] {
  return artifacts.flatMap(({ charts = [] }) =>
    charts.flatMap(({ chart, slide, picture }) =>
      picture === undefined ? [] : [`  ${chart}, slide ${slide}: a picture, since it has ${picture}`],
    ),
  );
}

/** One line per artifact: path below `folder`, size, pages or slides, start of its digest. */
export function artifactLines(artifacts: readonly ArtifactRecord[], folder: string): readonly string[] {
  const rows = artifacts.map((artifact) => [
    `${folder}/${artifact.path}`,
    sizeText(artifact.bytes),
    extentText(artifact),
    artifact.sha256.slice(0, 12),
    artifact.keptFrom === undefined ? '' : '(kept from an earlier build)',
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map(([path = '', size = '', extent = '', digest = '', note = '']) =>
    [path.padEnd(widths[0] ?? 0), size.padStart(widths[1] ?? 0), extent.padEnd(widths[2] ?? 0), digest, note]
      .join('  ')
      .trimEnd(),
  );
}

/** "1.2 MB", "34 kB", "120 B", in decimal units. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function extentText({ pages, slides }: ArtifactRecord): string {
  if (pages !== undefined) return counted(pages, 'page');
  return slides === undefined ? '' : counted(slides, 'slide');
}
