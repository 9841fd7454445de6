// Says to search engines, citation managers and other programs what the page is. Only an edition with an address is described.
import type { Dataset } from '../../../model/data.ts';
import type { Edition } from '../../../model/edition.ts';
import { datasetAnchor } from '../../../resolve/anchors.ts';

/** For the head of the page: tags for citation managers and a description as linked data; undefined without an address. */
export function sharing({ meta, datasets }: Edition): object | undefined {
  const { url } = meta;
  if (url === undefined) return undefined;
  const people = meta.authors.map((name) => ({ '@type': 'Organization', name }));
  const publisher =
    meta.organisation === undefined
      ? {}
      : { publisher: { '@type': 'Organization', name: meta.organisation } };
  const report = {
    '@context': 'https://schema.org',
    '@type': 'Report',
    '@id': url,
    url,
    name: `${meta.title}: ${meta.subtitle}`,
    description: meta.description,
    author: people,
    ...publisher,
    datePublished: meta.date,
    version: meta.id,
    inLanguage: meta.language,
    license: meta.licence,
    keywords: meta.keywords,
    hasPart: [...datasets.values()].map((dataset) => datasetOf(dataset, url, people)),
  };
  return {
    citations: [
      { name: 'citation_title', content: `${meta.title}: ${meta.subtitle}` },
      ...meta.authors.map((content) => ({ name: 'citation_author', content })),
      { name: 'citation_publication_date', content: meta.date.replaceAll('-', '/') },
      { name: 'citation_technical_report_number', content: meta.id },
      { name: 'citation_language', content: meta.language },
      { name: 'citation_public_url', content: url },
    ],
    slot: { script: JSON.stringify(report).replaceAll('<', '\\u003c') },
  };
}

function datasetOf(
  { name, title, description, licences, retrieved }: Dataset,
  url: string,
  creator: object,
): object {
  return {
    '@type': 'Dataset',
    '@id': `${url}#${datasetAnchor(name)}`,
    name: title,
    description,
    creator,
    dateModified: retrieved,
    license: licences.map(({ name: licence, path }) => path ?? licence),
  };
}
