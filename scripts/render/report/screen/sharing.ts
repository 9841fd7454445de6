// Says to search engines, citation managers and other programs what the page is. Only an edition with an address is described.
import { toString as plainText } from 'mdast-util-to-string';
import type { Dataset } from '../../../model/data.ts';
import type { Edition, Figure } from '../../../model/edition.ts';
import { datasetAnchor, figureAnchor } from '../../../resolve/anchors.ts';
import { dataFolder, licenceAddress, sharePath, siteAddress } from '../../site/addresses.ts';
import { placedFigures } from '../contents.ts';

/**
 * For the head of the page: tags for citation managers and a description as linked data; undefined without an address. In a site
 * it names the files that lie there beside the page.
 */
export function sharing(edition: Edition, isInSite: boolean): object | undefined {
  const { meta, datasets } = edition;
  const { url } = meta;
  if (url === undefined) return undefined;
  const people = peopleOf(meta);
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
    license: licenceAddress(meta.licence) ?? meta.licence,
    keywords: meta.keywords,
    ...(isInSite ? filesOf(meta, url) : {}),
    hasPart: [
      ...[...datasets.values()].map((dataset) => ({
        ...datasetOf(dataset, url, people),
        ...(isInSite ? { distribution: tableOf(dataset, url) } : {}),
      })),
      ...(isInSite ? placedFigures(edition).map((figure) => figureData(figure, meta, url)) : []),
    ],
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
    slot: { script: inHtml(report) },
  };
}

/** The description of a figure of the report, as a block of its own for the page of that figure. */
export function figureScript(figure: Figure, meta: Meta, url: string): string {
  return inHtml({ '@context': 'https://schema.org', ...figureData(figure, meta, url) });
}

type Meta = Edition['meta'];

const inHtml = (value: object): string => JSON.stringify(value).replaceAll('<', '\\u003c');

const peopleOf = ({ authors }: Meta): readonly object[] =>
  authors.map((name) => ({ '@type': 'Organization', name }));

/** The picture and the printed volume of the report. */
function filesOf({ title }: Meta, url: string): object {
  return {
    image: siteAddress(url, sharePath),
    encoding: {
      '@type': 'MediaObject',
      name: title,
      encodingFormat: 'application/pdf',
      contentUrl: siteAddress(url, 'report.pdf'),
    },
  };
}

function figureData({ id, title, alt }: Figure, meta: Meta, url: string): object {
  return {
    '@type': 'ImageObject',
    '@id': `${url}#${figureAnchor(id)}`,
    name: plainText({ type: 'paragraph', children: [...title] }),
    description: alt,
    url: siteAddress(url, `figures/${id}.html`),
    contentUrl: siteAddress(url, `figures/${id}.png`),
    encodingFormat: 'image/png',
    creator: peopleOf(meta),
    creditText: meta.organisation ?? meta.authors.join(', '),
    datePublished: meta.date,
    license: licenceAddress(meta.licence) ?? meta.licence,
    isPartOf: { '@id': url },
  };
}

function tableOf({ name }: Dataset, url: string): object {
  return {
    '@type': 'DataDownload',
    encodingFormat: 'text/csv',
    contentUrl: siteAddress(url, `${dataFolder}${name}.csv`),
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
