// Addresses of the files of a published site, and of its licence.
import { noBreakSpace } from '../../facts/typography.ts';

/** Where the datasets lie in a site, with their description. */
export const dataFolder = 'data/';

/** Path of the picture that is shown for a link to a site. */
export const sharePath = 'share.png';

/** The address of a file of the site; `url` is that of its page, which may or may not name the file of the page. */
export function siteAddress(url: string, path = ''): string {
  const page = new URL(url);
  page.search = '';
  page.hash = '';
  if (!/\/$|\.x?html?$/i.test(page.pathname)) page.pathname += '/';
  return new URL(path, page).href;
}

/**
 * The name of a licence as people read it: "CC BY 4.0" for `CC-BY-4.0`, the identifier of SPDX. Others read as they are
 * written. Its spaces do not break.
 */
export function licenceName(name: string): string {
  const [, terms, version] = /^CC-?(0|BY(?:-NC)?(?:-SA|-ND)?)-(\d\.\d)$/.exec(name) ?? [];
  if (terms === undefined) return name;
  return [...(terms === '0' ? ['CC0'] : ['CC', terms]), version].join(noBreakSpace);
}

/** The text of a licence, where its name says where that is: Creative Commons. */
export function licenceAddress(name: string): string | undefined {
  const [, terms, version] = /^CC[- ](BY(?:-NC)?(?:-SA|-ND)?)[- ](\d\.\d)$/.exec(name) ?? [];
  if (terms !== undefined) return `https://creativecommons.org/licenses/${terms.toLowerCase()}/${version}/`;
  return name === 'CC0-1.0' ? 'https://creativecommons.org/publicdomain/zero/1.0/' : undefined;
}
