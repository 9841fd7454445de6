// Says how an edition is cited: `CITATION.cff` for code hosts, `.zenodo.json` for Zenodo.
import { stringify } from 'yaml';
import type { EditionFile } from '../../model/project.ts';
import type { PackageFile } from './data-package.ts';

/** Languages by the codes that Zenodo takes. */
const languages: Readonly<Record<string, string>> = { de: 'deu', en: 'eng', es: 'spa', fr: 'fra' };

/** Both files for an edition. Equal editions give equal bytes. */
export function citationFiles(edition: EditionFile): readonly PackageFile[] {
  return [
    { path: 'CITATION.cff', text: citation(edition) },
    { path: '.zenodo.json', text: `${JSON.stringify(zenodo(edition), null, 2)}\n` },
  ];
}

/** Citation File Format 1.2.0, which knows software and datasets. */
function citation(edition: EditionFile): string {
  const { id, title, subtitle, description, authors, keywords, date, licence, url } = edition;
  return stringify({
    'cff-version': '1.2.0',
    message: 'Cite this edition as below, and the original source of each figure that you use.',
    type: 'dataset',
    title: `${title}: ${subtitle}`,
    abstract: description,
    authors: authors.map((name) => ({ name })),
    version: id,
    'date-released': date,
    license: licence,
    keywords,
    ...(url === undefined ? {} : { url }),
  });
}

function zenodo(edition: EditionFile) {
  const { id, title, subtitle, description, authors, keywords, date, licence, language } = edition;
  const code = languages[language.slice(0, 2).toLowerCase()];
  return {
    title: `${title}: ${subtitle}`,
    upload_type: 'dataset',
    description: `<p>${escaped(description)}</p>`,
    creators: authors.map((name) => ({ name })),
    keywords,
    license: licence.toLowerCase(),
    version: id,
    publication_date: date,
    access_right: 'open',
    ...(code === undefined ? {} : { language: code }),
  };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
