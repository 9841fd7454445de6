// Describes the datasets of an edition as a Data Package, after version 2 of its standard and valid under version 1.
import type { CslItem, Dataset, Field, SourceRef } from '../../model/data.ts';
import { sha256 } from '../../model/digest.ts';
import type { EditionFile } from '../../model/project.ts';
import { tableCsv } from '../../read/import/export.ts';

/** What a package is made from. */
export interface PackageParts {
  readonly edition: EditionFile;
  /** Name for machines: that of the brand, or of the title. */
  readonly brand: string;
  readonly datasets: readonly Dataset[];
  readonly bibliography: ReadonlyMap<string, CslItem>;
}

/** A file of the package. */
export interface PackageFile {
  readonly path: string;
  readonly text: string;
}

const profile = 'https://datapackage.org/profiles/2.0/datapackage.json';

/** `datapackage.json` and a CSV file for each dataset, in the order of the datasets. Equal parts give equal bytes. */
export function dataPackage(parts: PackageParts): readonly PackageFile[] {
  const { edition, brand, datasets, bibliography } = parts;
  const tables = datasets.map((dataset) => ({ path: `${dataset.name}.csv`, text: tableCsv(dataset) }));
  const resources = datasets.map((dataset, index) =>
    resourceOf(dataset, tables[index]?.text ?? '', bibliography),
  );
  const descriptor = {
    $schema: profile,
    name: brand,
    title: edition.title,
    description: edition.description,
    version: edition.id,
    created: `${edition.date}T00:00:00Z`,
    ...(edition.url === undefined ? {} : { homepage: edition.url }),
    keywords: edition.keywords,
    licenses: [licenceOf({ name: edition.licence })],
    contributors: edition.authors.map((title) => ({ title, roles: ['author'], role: 'author' })),
    sources: sourcesOf(datasets.flatMap(refsOf), bibliography),
    resources,
  };
  return [{ path: 'datapackage.json', text: `${JSON.stringify(descriptor, null, 2)}\n` }, ...tables];
}

function resourceOf(dataset: Dataset, csv: string, bibliography: PackageParts['bibliography']) {
  const { name, title, description, fields, licences, retrieved } = dataset;
  const sources = sourcesOf(refsOf(dataset), bibliography);
  return {
    name,
    type: 'table',
    profile: 'tabular-data-resource',
    path: `${name}.csv`,
    title,
    description,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    bytes: new TextEncoder().encode(csv).length,
    hash: `sha256:${sha256(csv)}`,
    retrieved,
    ...(sources.length === 0 ? {} : { sources }),
    licenses: licences.map(licenceOf),
    schema: { fields: fields.map(fieldOf), primaryKey: ['id'], missingValues: [''] },
  };
}

/** A field as the standard has it, with our unit and statistic beside it. */
function fieldOf({ name, type, title, description, unit, statistic, constraints }: Field) {
  return {
    name,
    type,
    title,
    description,
    ...(unit === undefined ? {} : { unit }),
    ...(statistic === undefined ? {} : { statistic }),
    ...(constraints === undefined ? {} : { constraints }),
  };
}

type Licence = Dataset['licences'][number];

/** The standard allows identifiers only as names; terms with another name keep it as their title. */
function licenceOf({ name, title, path }: Licence): Licence {
  const isIdentifier = /^[-a-zA-Z0-9._]+$/u.test(name);
  const named = isIdentifier ? { name } : { name: slug(name), title: title ?? name };
  return { ...named, ...(title === undefined ? {} : { title }), ...(path === undefined ? {} : { path }) };
}

function slug(name: string): string {
  return name.replaceAll(/[^-a-zA-Z0-9._]+/gu, '-').replaceAll(/^-+|-+$/gu, '') || 'terms';
}

/** The sources of a dataset, and those that its rows name themselves. */
function refsOf({ sources, rows }: Dataset): readonly SourceRef[] {
  const own = rows.flatMap(({ source }) => (typeof source === 'string' ? [{ id: source }] : []));
  return [...sources, ...own];
}

/** Title and address of each source, each once. */
function sourcesOf(refs: readonly SourceRef[], bibliography: PackageParts['bibliography']) {
  const ids = [...new Set(refs.map(({ id }) => id))];
  return ids.flatMap((id) => {
    const item = bibliography.get(id);
    if (item === undefined) return [];
    const { URL: address } = item;
    const path =
      typeof address === 'string' && /^https?:\/\/(?!.*\.\.)/u.test(address) ? { path: address } : {};
    return [{ title: item.title, ...path }];
  });
}
