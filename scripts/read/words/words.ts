// Reads the words of languages from `templates/words/`, and chooses those of the edition.
import type { VFileMessage } from 'vfile-message';
import { english, type WordKey } from '../../facts/language/english.ts';
import { formatsOf, makeLanguage, type Words } from '../../facts/language/language.ts';
import { message, suggest } from '../../messages/message.ts';
import type { Language } from '../../model/manner/language.ts';
import type { EditionFile } from '../../model/project.ts';
import type { Checked, Sources } from '../../model/sources.ts';
import { parseJson } from '../text/json.ts';
import { fileStart } from '../text/lines.ts';
import { type Locator, locate, locator } from '../text/locate.ts';
import { shown } from '../text/schema-check.ts';

/** The paths of files with words: `templates/words/de.json`, `templates/words/de-CH.json`. */
export const wordsPattern: RegExp = /^templates\/words\/[^/]+\.json$/;

const pathOf = (tag: string): string => `templates/words/${tag}.json`;

type SomeWords = Partial<Words>;

/**
 * The words of a file with a message for each fault. A file of a language has every word; one of a region (`de-CH`) has those
 * that differ from its language. `$schema` and other keys that begin with `$` are left alone.
 */
export function parseWords(path: string, text: string): Checked<SomeWords> {
  const json = parseJson(path, text);
  const at = locator(path, text);
  if (json.value === undefined) return { value: {}, messages: json.messages };
  if (typeof json.value !== 'object' || json.value === null || Array.isArray(json.value)) {
    const reason = `Unexpected ${shown(json.value)}, expected an object of words`;
    return { value: {}, messages: [message('wrong-type', at([]), reason)] };
  }
  const entries = Object.entries(json.value).filter(([key]) => !key.startsWith('$'));
  const read = entries.map(([key, value]) => ({ key, value, messages: faultsOf(key, value, at) }));
  const good = read.filter(({ messages }) => messages.length === 0);
  const value = Object.fromEntries(good.map(({ key, value }) => [key, value])) as SomeWords;
  const faults = read.flatMap(({ messages }) => messages);
  const isRegion = /-/.test(path.replace(/^.*\//, ''));
  return { value, messages: [...json.messages, ...faults, ...(isRegion ? [] : missingWords(path, entries))] };
}

function faultsOf(key: string, value: unknown, at: Locator): readonly VFileMessage[] {
  if (!Object.hasOwn(english, key)) {
    const known = Object.keys(english);
    const reason = `Unexpected key \`${key}\`, expected one of the ${known.length} words that the program prints`;
    return [message('unknown-key', at([key], 'key'), reason, suggest(key, known))];
  }
  if (typeof value !== 'string')
    return [message('wrong-type', at([key]), `Unexpected ${shown(value)} for \`${key}\`, expected a string`)];
  const model = english[key as WordKey];
  const values = valuesIn(model);
  const lost = values.find((name) => !valuesIn(value).includes(name));
  const added = valuesIn(value).find((name) => !values.includes(name));
  if (lost !== undefined || added !== undefined) {
    const found = added === undefined ? `\`${value}\` without \`{${lost}}\`` : `\`{${added}}\``;
    const expected = values.map((name) => `\`{${name}}\``).join(' and ') || 'no value in braces';
    const help = `English has “${model}”`;
    return [
      message('wrong-format', at([key]), `Unexpected ${found} for \`${key}\`, expected ${expected}`, {
        help,
      }),
    ];
  }
  const [forms, given] = [model, value].map((text) => text.split('|').length);
  if (forms === given) return [];
  const reason = `Unexpected ${given} forms for \`${key}\`, expected ${forms}, with \`|\` between them`;
  return [message('wrong-format', at([key]), reason, { help: `English has “${model}”` })];
}

function valuesIn(text: string): readonly string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
}

function missingWords(
  path: string,
  entries: readonly (readonly [string, unknown])[],
): readonly VFileMessage[] {
  const written = new Set(entries.map(([key]) => key));
  const lacking = Object.keys(english).filter((key) => !written.has(key));
  if (lacking.length === 0) return [];
  const some = lacking
    .slice(0, mostNamed)
    .map((key) => `\`${key}\``)
    .join(', ');
  const more = lacking.length > mostNamed ? ` and ${lacking.length - mostNamed} more` : '';
  const reason = `Unexpected absence of ${some}${more}, expected all ${Object.keys(english).length} words`;
  const help = 'add them; until then they are printed in English';
  return [message('missing-word', { path, position: fileStart }, reason, { expected: lacking, help })];
}

const mostNamed = 6;

/**
 * The language of the edition: the words of its region over those of its language over English. A warning where no file has
 * its words.
 */
export function chooseLanguage(
  { language: tag, names, path }: EditionFile,
  files: ReadonlyMap<string, SomeWords>,
  texts: Sources['texts'],
): Checked<Language> {
  const [base = ''] = tag.split('-');
  const region = `${base}-${tag.split('-').slice(1).join('-')}`;
  const own = [pathOf(base), pathOf(region)].flatMap((wanted) => files.get(wanted) ?? []);
  const formats = formatsOf(tag);
  const words: Words = Object.assign({}, english, ...own);
  const language = makeLanguage(tag, words, formats ?? 'en-GB', names);
  if (own.length > 0 || base === 'en') return { value: language, messages: [] };
  const known = ['en', ...[...files.keys()].map((name) => name.replace(/^.*\/|\.json$/g, ''))].sort();
  const list = known.map((name) => `\`${name}\``).join(', ');
  const reason = `Unexpected language \`${tag}\`, expected one with words: ${list}`;
  const numbers = formats === undefined ? 'numbers and dates, too' : `numbers and dates as in \`${formats}\``;
  const help = `add \`${pathOf(base)}\` with the words of \`${pathOf('de')}\`; until then headings and labels are English, ${numbers}`;
  return {
    value: language,
    messages: [message('unknown-language', locate(texts, path, ['language']), reason, { help })],
  };
}

/** Every character of the words of a language: those that each embedded font needs. */
export function printedCharacters(language: Language): string {
  const words = Object.values(language.words).map((word) => word.replace(/\{\w+\}/g, ''));
  const signs = Object.values(language.numbers).map(String);
  return [...new Set([...words, ...signs].join('').replaceAll('|', ''))].join('');
}
