// Files that hosts, browsers and search engines look for in a site.
import { wordIn } from '../../facts/language/language.ts';
import type { Edition } from '../../model/edition.ts';
import type { Kit, Page } from '../../model/page.ts';
import { placedFigures } from '../report/contents.ts';
import { chaptersIn } from '../shared/volumes.ts';
import { sharePath, siteAddress } from './addresses.ts';
import { sharePicture } from './share-picture.ts';
import { smallPage } from './small-page.ts';

/** All of them. What holds absolute addresses is made for an edition with an address alone. */
export async function hostFiles(edition: Edition, kit: Kit): Promise<readonly Page[]> {
  const { url } = edition.meta;
  return [
    { kind: 'text', path: '404.html', text: missingPage(edition, kit) },
    { kind: 'text', path: 'report.html', text: forwardingPage(edition, kit) },
    { kind: 'text', path: 'robots.txt', text: robots(url) },
    // GitHub Pages would leave out files whose names begin with `_`, and look for templates in the others.
    { kind: 'text', path: '.nojekyll', text: '' },
    ...(url === undefined
      ? []
      : [
          { kind: 'text' as const, path: 'sitemap.xml', text: sitemap(edition, url) },
          { kind: 'file' as const, path: sharePath, bytes: await sharePicture(edition, kit) },
        ]),
  ];
}

function robots(url: string | undefined): string {
  const map = url === undefined ? '' : `\nSitemap: ${siteAddress(url, 'sitemap.xml')}\n`;
  return `User-agent: *\nAllow: /\n${map}`;
}

/** The pages and volumes, all as of the date of the edition. */
function sitemap(edition: Edition, url: string): string {
  const { date } = edition.meta;
  const files = [
    'report.pdf',
    'evidence.pdf',
    ...(chaptersIn(edition, 'brief').length > 0 ? ['brief.pdf'] : []),
    'deck.html',
    'deck.pdf',
    'handout.pdf',
    ...placedFigures(edition).map(({ id }) => `figures/${id}.html`),
  ];
  const addresses = [url, ...files.map((path) => siteAddress(url, path))];
  const entries = addresses.map(
    (address) => `<url><loc>${address.replaceAll('&', '&amp;')}</loc><lastmod>${date}</lastmod></url>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('')}</urlset>\n`;
}

/** A host shows this page at any depth, where only an absolute address leads to the report. */
function missingPage(edition: Edition, kit: Kit): string {
  const { meta, units } = edition;
  const home = meta.url ?? 'index.html';
  const [heading, lead] = (['site-missing', 'site-missing-lead'] as const).map((key) =>
    wordIn(units.language, key),
  );
  return smallPage(
    {
      title: `${heading} – ${meta.title}`,
      heading: heading ?? '',
      lead: lead ?? '',
      description: heading ?? '',
      links: [{ href: home, name: `${meta.title}: ${meta.subtitle}` }],
      home,
      isHidden: true,
    },
    edition,
    kit,
  );
}

/** The volumes lead to `report.html`, which is `index.html` here. Only a script keeps the place in the page. */
function forwardingPage(edition: Edition, kit: Kit): string {
  const { meta, units } = edition;
  return smallPage(
    {
      title: meta.title,
      heading: meta.title,
      lead: meta.subtitle,
      description: meta.description,
      links: [{ href: 'index.html', name: wordIn(units.language, 'site-report') }],
      home: 'index.html',
      script: "location.replace('index.html' + location.search + location.hash)",
      isHidden: true,
    },
    edition,
    kit,
  );
}
