// Brings entries of a bibliography into one form: CSL-JSON allows several for names, dates and numbers.
import type { CslItem } from '../../model/data.ts';
import { cslVariables } from './csl-schema.ts';

/** An entry as it is written. */
export type WrittenItem = Readonly<Record<string, unknown>> & {
  readonly id: string | number;
  readonly type: string;
};

const texts: ReadonlySet<string> = new Set(cslVariables.texts);
const names: ReadonlySet<string> = new Set(cslVariables.names);
const dates: ReadonlySet<string> = new Set(cslVariables.dates);

/** What an entry without a title is called after, in this order: a letter or a law need not have one. */
const insteadOfTitle = [
  'title-short',
  'shortTitle',
  'event-title',
  'event',
  'reviewed-title',
  'container-title',
  'collection-title',
  'genre',
  'medium',
  'number',
  'authority',
] as const;

/**
 * The entry in one form: id and texts are strings, parts of dates and seasons whole numbers, switches booleans; what is empty is
 * left out, everything else kept. The title is empty where an entry has nothing that it could be called after.
 */
export function normalizeItem(written: WrittenItem): CslItem {
  const entries = Object.entries(written).flatMap(([key, value]): [string, unknown][] => {
    const normal = normalizeValue(key, value);
    return normal === undefined ? [] : [[key, normal]];
  });
  const item: Record<string, unknown> = Object.fromEntries(entries);
  const title = [item.title, ...insteadOfTitle.map((key) => item[key])].find((text) => text !== undefined);
  return { ...item, id: idOf(written), type: written.type, title: String(title ?? '') };
}

/** The id by which an entry is cited. Where it is the address of the entry in Zotero, this is its citation key. */
export function idOf({ id, 'citation-key': key }: WrittenItem): string {
  const isAddress = /^https?:/u.test(String(id));
  return isAddress && typeof key === 'string' && key !== '' ? key : String(id);
}

function normalizeValue(key: string, value: unknown): unknown {
  if (key === 'DOI')
    return String(value).replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/iu, '') || undefined;
  if (texts.has(key)) return value === '' ? undefined : String(value);
  if (names.has(key)) return normalizeNames(value as readonly Readonly<Record<string, unknown>>[]);
  if (dates.has(key)) return normalizeDate(value as WrittenDate);
  return value;
}

const switches: ReadonlySet<string> = new Set(['comma-suffix', 'static-ordering', 'parse-names']);

function normalizeNames(
  written: readonly Readonly<Record<string, unknown>>[],
): readonly object[] | undefined {
  const all = written.map((name) =>
    Object.fromEntries(
      Object.entries(name)
        .filter(([, value]) => value !== '')
        .map(([key, value]) => [key, switches.has(key) ? isOn(value) : value]),
    ),
  );
  const named = all.filter((name) => ['family', 'given', 'literal'].some((key) => key in name));
  return named.length === 0 ? undefined : named;
}

function isOn(value: unknown): boolean {
  return value !== false && !['', '0', 'false', 'no'].includes(String(value).toLowerCase());
}

interface WrittenDate {
  readonly 'date-parts'?: readonly (readonly (string | number)[])[];
  readonly season?: string | number;
  readonly circa?: string | number | boolean;
  readonly literal?: string;
  readonly raw?: string;
}

/** A date; parts that are no numbers make it a date in words, a year alone in words a date of parts. */
function normalizeDate(written: WrittenDate): object | undefined {
  const parts = written['date-parts']?.map((part) => part.filter((value) => value !== '')) ?? [];
  const isNumeric = parts.length > 0 && parts.every((part) => part.length > 0 && part.every(isWhole));
  const words = written.literal || written.raw || parts.map((part) => part.join('-')).join('/');
  const inParts = isNumeric ? parts.map((part) => part.map(Number)) : partsOf(words);
  const date = {
    ...(inParts === undefined ? {} : { 'date-parts': inParts }),
    ...(inParts === undefined && words !== '' ? { literal: words } : {}),
    ...(written.season === undefined || written.season === '' ? {} : { season: seasonOf(written.season) }),
    ...(written.circa !== undefined && isOn(written.circa) ? { circa: true } : {}),
  };
  return Object.keys(date).length === 0 ? undefined : date;
}

function isWhole(part: string | number): boolean {
  return /^-?\d+$/u.test(String(part).trim());
}

/** The parts of a date in words, as reference managers write those that they could read: "2019-03-05", "2019/2020". */
function partsOf(words: string): readonly (readonly number[])[] | undefined {
  const ends = words.split('/');
  const isDate = (end: string) => /^-?\d{4}(?:-\d{1,2}){0,2}$/u.test(end.trim());
  if (ends.length > 2 || !ends.every(isDate)) return undefined;
  return ends.map((end) =>
    end
      .trim()
      .split(/(?!^)-/u)
      .map(Number),
  );
}

const seasons: Readonly<Record<string, number>> = { spring: 1, summer: 2, autumn: 3, fall: 3, winter: 4 };

function seasonOf(season: string | number): string | number {
  const written = String(season).trim();
  return /^\d+$/u.test(written) ? Number(written) : (seasons[written.toLowerCase()] ?? written);
}
