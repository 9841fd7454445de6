// Fills the starter's files with what is the new project's own: title, brand, dates.
import { applyEdits, modify } from 'jsonc-parser';
import { parseDocument } from 'yaml';
import { asciiSlug } from '../../resolve/slug.ts';

/** What a new project is told. */
export interface Asked {
  /** One line of text, whatever characters. */
  readonly title: string;
  /** ISO date on which it is made. */
  readonly date: string;
}

const longestBrand = 40;

/** A short name for machines, of whole words of the title as far as they fit. */
export function brandOf(title: string): string {
  const slug = asciiSlug(title);
  if (slug.length <= longestBrand) return slug;
  const cut = slug.slice(0, longestBrand + 1);
  const end = cut.lastIndexOf('-');
  return cut.slice(0, end > 0 ? end : longestBrand);
}

/** `content/edition.yml` with title, brand and dates, and with the numerals of the title allowed. */
export function filledEdition(text: string, { title, date }: Asked): string {
  const edition = parseDocument(text);
  edition.set('id', date.slice(0, 7).replace('-', '.'));
  edition.set('title', title);
  edition.set('date', date);
  edition.set('brand', brandOf(title));
  const phrases = phrasesWithNumerals(title);
  if (phrases.length > 0)
    edition.set(
      'literals',
      phrases.map((phrase) => ({ text: phrase, reason: 'Part of the title.' })),
    );
  return edition.toString({ lineWidth: 0 });
}

/** The title, or its parts between stars, which stand for any digits in a literal. */
function phrasesWithNumerals(title: string): readonly string[] {
  const parts = title.split('*').map((part) => part.trim());
  return [...new Set(parts.filter((part) => /\d/.test(part)))];
}

/** A dataset as if it was retrieved on the day, to be looked at again in a year. */
export function filledDataset(text: string, { date }: Asked): string {
  const nextYear = new Date(`${date}T00:00:00Z`);
  nextYear.setUTCFullYear(nextYear.getUTCFullYear() + 1);
  const reviewBy = nextYear.toISOString().slice(0, 10);
  return set(set(text, 'retrieved', date), 'reviewBy', reviewBy);
}

function set(text: string, key: string, value: string): string {
  return applyEdits(text, modify(text, [key], value, {}));
}

/** A page in Markdown with the title wherever it says `%title%`. */
export function filledPage(text: string, { title }: Asked): string {
  const escaped = title.replace(/[\\`*_[\]{}<>#&|~!]/g, '\\$&');
  return text.replaceAll('%title%', () => escaped);
}
