// What the head of a page of the site says beside what the page says everywhere.
import { wordIn } from '../../facts/language/language.ts';
import type { Edition } from '../../model/edition.ts';
import { dataFolder, licenceAddress, sharePath, siteAddress } from './addresses.ts';
import { shareSize } from './share-picture.ts';

/** A link in the head of a page. The relation is registered (RFC 8288). `type` and `title` are empty where there is nothing to say. */
export interface HeadLink {
  readonly rel: string;
  readonly href: string;
  readonly type: string;
  readonly title: string;
}

/** The picture of a link to a page. Addresses of pictures have to be absolute. */
export interface SharedPicture {
  readonly address: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
}

/** The head of a page of the site. */
export interface SiteHead {
  readonly links: readonly HeadLink[];
  /** Absent where the edition has no address. */
  readonly picture: SharedPicture | undefined;
}

/** The head of the page of the report. */
export function siteHead({ meta, units }: Edition): SiteHead {
  const { url, title, subtitle } = meta;
  return {
    links: [
      link('alternate', 'report.pdf', 'application/pdf', wordIn(units.language, 'file-report')),
      link('describedby', `${dataFolder}datapackage.json`, 'application/json'),
      ...licenceLinks(meta),
      ...(url === undefined ? [] : [link('cite-as', url)]),
    ],
    picture:
      url === undefined
        ? undefined
        : { address: siteAddress(url, sharePath), ...shareSize, alt: `${title}: ${subtitle}` },
  };
}

/** The link to the text of the edition's licence, where that has an address. */
export function licenceLinks({ licence }: Pick<Edition['meta'], 'licence'>): readonly HeadLink[] {
  const address = licenceAddress(licence);
  return address === undefined ? [] : [link('license', address)];
}

export const link = (rel: string, href: string, type = '', title = ''): HeadLink => ({
  rel,
  href,
  type,
  title,
});
