import type { Edition } from '../../model/edition.ts';
import type { DocumentInfo } from '../../model/page.ts';

/** What a document of the talk says about itself. */
export function talkInfo({ meta, brand }: Edition, title = meta.title): DocumentInfo {
  return {
    title,
    creator: brand,
    authors: meta.authors,
    subject: meta.description,
    keywords: meta.keywords,
    language: meta.language,
    date: `${meta.date}T00:00:00Z`,
  };
}
