// The small pages of the site: one for each figure, that for addresses which lead nowhere, and that at the page's name elsewhere.
import type { Edition } from '../../model/edition.ts';
import type { Kit } from '../../model/page.ts';
import { sitePolicy } from '../html/policy.ts';
import { withSystemTheme } from '../html/theme.ts';
import { icon } from '../report/screen/icon.ts';
import type { HeadLink, SharedPicture } from './site-head.ts';

/** What a small page shows. Addresses are relative to it, but for `address` and those of `picture`. */
export interface SmallPage {
  readonly title: string;
  readonly heading: string;
  /** What the heading says for those who cannot see the picture, which says it too. */
  readonly subject?: string;
  readonly lead: string;
  readonly description: string;
  /** Its own absolute address; absent where search engines are not to know it, or where the edition has no address. */
  readonly address?: string | undefined;
  readonly picture?: SharedPicture | undefined;
  /** At most one picture. */
  readonly shown?: readonly object[];
  /** Blocks of linked data. */
  readonly described?: readonly string[];
  readonly heads?: readonly HeadLink[];
  readonly links: readonly { readonly href: string; readonly name: string }[];
  readonly home: string;
  /** The only script of the page. */
  readonly script?: string;
  readonly isHidden?: boolean;
}

/** Its HTML: a page without fonts of its own, which runs nothing but `script`. */
export function smallPage(page: SmallPage, { meta }: Edition, kit: Kit): string {
  const style = [withSystemTheme(kit.style('tokens')), kit.style('site')].join('\n');
  const { script = '', address, picture, described = [], heads = [], shown = [], isHidden = false } = page;
  return kit.template('site-page', {
    ...page,
    language: meta.language,
    generator: kit.version,
    subject: page.subject ?? '',
    address: address ?? '',
    picture,
    shown,
    heads,
    isHidden,
    hasScript: script !== '',
    described: described.map((text) => ({ slot: { script: text } })),
    report: { title: meta.title, edition: meta.id, issued: meta.date, authors: meta.authors.join(', ') },
    icon: icon(kit.colour('accent')),
    policy: sitePolicy(script, style),
    slot: { style, script },
  });
}
