// What all documents have in common: the font families that they embed, and what their metadata say.
import type { Edition } from '../../model/edition.ts';
import type { DocumentInfo } from '../../model/page.ts';

/** The font families of the documents' style sheets. */
export const fontFamilies: readonly string[] = ['Inter', 'Source Serif 4', 'JetBrains Mono'];

/** The metadata of a document of the edition, dated at midnight UTC of the edition's day. */
export function documentInfo({ meta, brand }: Edition, title = meta.title): DocumentInfo {
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
