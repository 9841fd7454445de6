import { toString as plainText } from 'mdast-util-to-string';
import type { Edition, Figure, KitPicture, PhrasingContent, Surface } from '../model.ts';
import type { OfficeBox } from '../presentation.ts';
import { type Part, type PartMaker, textPart } from './pptx-part.ts';
import { tableParts } from './pptx-table-part.ts';
import { lineRuns } from './pptx-text.ts';

/** A figure as a chart that can be edited or as a picture; on slides that show data, its tables. */
export function figureParts(id: string, maker: PartMaker): readonly Part[] {
  const figure = maker.edition.figures.get(id);
  const surface = maker.surface(figure);
  if (figure === undefined) return [];
  if (surface === undefined) return figure.data.flatMap((table) => tableParts(table, maker));
  return [subtitlePart(figure, maker), figurePart(figure, surface, maker)].filter(
    (part) => part !== undefined,
  );
}

/** How a figure is to be read. */
function subtitlePart(figure: Figure, maker: PartMaker): Part | undefined {
  const paragraph = { runs: lineRuns(figure.subtitle, maker.text) };
  return textPart([paragraph], maker.styles.subtitle, maker, {
    role: 'subtitle',
    name: 'Subtitle',
    before: 0,
  });
}

/** The chart or picture of a figure, as large as the column allows. */
function figurePart(figure: Figure, surface: Surface, { kit, pictures, edition }: PartMaker): Part {
  const drawing = kit.drawing(figure.id, surface);
  const size = (box: OfficeBox) => {
    const scale = Math.min(1, box.width / drawing.width, box.height / drawing.height);
    return { x: box.x, y: box.y, width: drawing.width * scale, height: drawing.height * scale };
  };
  return {
    before: 10,
    isFlexible: true,
    role: 'content',
    height: (width) => drawing.height * Math.min(1, width / drawing.width),
    place: (box, _scale, holder) => {
      const { plot } = drawing;
      if (plot !== undefined && plot.kind !== 'none') {
        return [
          {
            kind: 'chart',
            name: 'Chart',
            alt: figure.alt,
            box: size(box),
            plot,
            titles: fieldTitles(figure, edition),
            ...filling(holder),
          },
        ];
      }
      const picture = pictures.get(`${figure.id} ${surface}`);
      if (picture === undefined) throw new Error(`Unexpected missing picture of \`${figure.id}\``);
      return [
        {
          kind: 'picture',
          name: 'Figure',
          alt: figure.alt,
          box: size(box),
          ...imageOf(picture),
          ...filling(holder),
        },
      ];
    },
  };
}

function filling(holder: string | undefined): { readonly holder?: string } {
  return holder === undefined ? {} : { holder };
}

function imageOf({ type, bytes, svg }: KitPicture) {
  return { image: { type, bytes }, ...(svg === undefined ? {} : { svg }) };
}

/** What the columns of a chart's workbook are headed with: titles and units of the fields that it reads. */
function fieldTitles({ spec }: Figure, { datasets, series }: Edition): ReadonlyMap<string, string> {
  const fields = spec.reads.flatMap((name) => (datasets.get(name) ?? series.get(name))?.fields ?? []);
  return new Map(
    fields.map(({ name, title, unit }) => [
      name,
      unit === undefined || unit === '1' || unit === 'count' ? title : `${title}, ${unit}`,
    ]),
  );
}

/** Images that stand alone in a paragraph; `undefined` where there are words too. */
export function imageParts(
  children: readonly PhrasingContent[],
  { pictures }: PartMaker,
): readonly Part[] | undefined {
  const images = children.flatMap((node) => (node.type === 'image' ? [node] : []));
  const hasWords = children.some((node) => node.type !== 'image' && plainText(node).trim() !== '');
  if (images.length === 0 || hasWords) return undefined;
  return images.flatMap(({ url, alt }): readonly Part[] => {
    const picture = pictures.get(url);
    if (picture === undefined) return [];
    const size = (box: OfficeBox) => {
      const scale = Math.min(1, box.width / picture.width, box.height / picture.height);
      return { x: box.x, y: box.y, width: picture.width * scale, height: picture.height * scale };
    };
    return [
      {
        before: 16,
        isFlexible: true,
        height: (width) => picture.height * Math.min(1, width / picture.width),
        place: (box) => [
          { kind: 'picture', name: 'Picture', alt: alt ?? '', box: size(box), ...imageOf(picture) },
        ],
      },
    ];
  });
}
