// The page of one figure: its picture, and ways to the report and to the files of the picture.
import { wordIn } from '../../facts/language/language.ts';
import type { Edition, Figure } from '../../model/edition.ts';
import type { Kit } from '../../model/page.ts';
import { figureAnchor } from '../../resolve/anchors.ts';
import { figureScript } from '../report/screen/sharing.ts';
import { siteAddress } from './addresses.ts';
import { licenceLinks } from './site-head.ts';
import { smallPage } from './small-page.ts';

/** A figure with its picture as a PNG: the size in pixels, of which there are `scale` for each CSS pixel. */
export interface ShownFigure {
  readonly figure: Figure;
  readonly title: string;
  readonly size: { readonly width: number; readonly height: number };
  readonly scale: number;
}

/** The HTML of `figures/<id>.html`. A link to it is shown with its picture where the edition has an address. */
export function figurePage({ figure, title, size, scale }: ShownFigure, edition: Edition, kit: Kit): string {
  const { meta, units } = edition;
  const { id, alt } = figure;
  const word = wordIn(units.language, 'figure', { number: figure.number ?? '' });
  const { url } = meta;
  const address = url === undefined ? undefined : siteAddress(url, `figures/${id}.html`);
  const described = url === undefined ? [] : [figureScript(figure, meta, url)];
  return smallPage(
    {
      title: `${title} – ${meta.title}`,
      heading: word,
      subject: title,
      lead: '',
      description: alt,
      address,
      picture:
        url === undefined ? undefined : { address: siteAddress(url, `figures/${id}.png`), ...size, alt },
      shown: [
        {
          wide: `${id}.svg`,
          narrow: `${id}.narrow.svg`,
          alt,
          width: Math.round(size.width / scale),
          height: Math.round(size.height / scale),
        },
      ],
      described,
      heads: licenceLinks(meta),
      links: [
        { href: `../index.html#${figureAnchor(id)}`, name: wordIn(units.language, 'site-in-report') },
        { href: `${id}.png`, name: 'PNG' },
        { href: `${id}.svg`, name: 'SVG' },
      ],
      home: '../index.html',
    },
    edition,
    kit,
  );
}
