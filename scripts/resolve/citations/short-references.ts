// Formats sources in short form, as the printed report lists them; the evidence volume has them in full.
import { inEnglish, wordIn } from '../../facts/language/language.ts';
import type { CslItem } from '../../model/data.ts';
import type { Reference } from '../../model/edition.ts';
import type { Language } from '../../model/manner/language.ts';

/** Authors that are named; of the others only the number is. */
const mostAuthors = 3;

/** Characters of the longest address that is printed whole. */
const longestAddress = 26;

/**
 * The entry of a source as safe HTML: authors, short title, where it appeared, year, and the beginning of its address, linked to all
 * of it. Where the words say what the beginning would, the title has the link.
 */
export function shortReference({ item, url }: Reference, language: Language = inEnglish): string {
  const authors = authorsOf(item, language);
  const appeared = appearedIn(item);
  const lead = authors === '' ? appeared : authors;
  const year = yearOf(item);
  const title = textOf(item['title-short'] ?? item.title);
  const isYearSaid = (appeared === lead ? title : appeared || title).endsWith(year);
  const place = [appeared === lead ? '' : appeared, isYearSaid ? '' : year].filter((part) => part !== '');
  const address = url === undefined ? '' : shortAddress(url, `${lead} ${textOf(item.title)}`);
  const linked = (words: string) =>
    url === undefined || words === '' ? words : `<a href="${escaped(url)}">${words}</a>`;
  const emphasized = title === '' ? '' : `<em>${escaped(title)}</em>`;
  const parts = [
    escaped(lead),
    address === '' ? linked(emphasized) : emphasized,
    escaped(place.join(' ')),
    linked(breaking(address)),
  ];
  return parts
    .filter((part) => part !== '')
    .join('. ')
    .replace(/([?!.])\.|([?!])((?:<\/em>|<\/a>)+)\./gu, '$1$2$3');
}

/**
 * "github.com/acme/boiler": a short address whole, of any other the host without `www`, on a host of repositories with the
 * repository; nothing where `words` name the repository.
 */
export function shortAddress(url: string, words = ''): string {
  const whole = decoded(url.replace(/^https?:\/\/(?:www\.)?/u, '').replace(/\/$/u, ''));
  const [host = '', owner = '', name = ''] = whole.split(/[/?#]/u);
  if (whole.length <= longestAddress || host === 'doi.org') return whole;
  const isRepository = /^(?:github|gitlab|codeberg|bitbucket)\.(?:com|org)$/u.test(host) && name !== '';
  const isNamed = words.toLowerCase().includes(name.toLowerCase());
  if (!isRepository) return host;
  return isNamed ? '' : `${host}/${owner}/${name}`;
}

function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

interface Name {
  readonly family?: string;
  readonly given?: string;
  readonly literal?: string;
}

function authorsOf({ author, editor }: CslItem, language: Language): string {
  const people = (Array.isArray(author) ? author : Array.isArray(editor) ? editor : []) as readonly Name[];
  const names = people.map(({ literal, family, given }) => literal ?? family ?? given ?? '').filter(Boolean);
  const more = names.length - mostAuthors;
  if (more <= 0) return joined(names, wordIn(language, 'and'));
  return `${names.slice(0, mostAuthors).join(', ')} ${wordIn(language, 'more-sources', { count: more })}`;
}

function joined(names: readonly string[], and: string): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${and} ${names.at(-1)}`;
}

function appearedIn(item: CslItem): string {
  return textOf(item['container-title-short'] ?? item['container-title'] ?? item.publisher);
}

function yearOf({ issued }: CslItem): string {
  const date = issued as { 'date-parts'?: readonly (readonly unknown[])[]; literal?: string } | undefined;
  return String(date?.['date-parts']?.[0]?.[0] ?? date?.literal ?? '');
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The address with places where a line may end: behind its slashes, and before the signs of a very long part of it. */
function breaking(address: string): string {
  if (!/[/-]/u.test(address)) return escaped(address);
  const parts = escaped(address)
    .split(/(?<=\/)(?=.)/u)
    .map((part) => (part.length > longestAddress ? part.replaceAll(/(?<=.)(?=[-._])/gu, '<wbr>') : part));
  return `<span class="address">${parts.join('<wbr>')}</span>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
