// What the metadata of all documents say.
import type { Edition } from '../../model/edition.ts';
import type { DocumentInfo } from '../../model/page.ts';

/** The metadata of a document of the edition, dated at midnight UTC of the edition's day. */
export function documentInfo({ meta, brand }: Edition, title = meta.title): DocumentInfo {
  return {
    title,
    creator: brand,
    authors: meta.authors,
    ...(meta.organisation === undefined ? {} : { publisher: meta.organisation }),
    subject: meta.description,
    keywords: meta.keywords,
    language: meta.language,
    date: `${meta.date}T00:00:00Z`,
  };
}
