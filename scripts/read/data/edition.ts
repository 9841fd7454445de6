// Parses `content/edition.yml`.
import type { Static } from 'typebox';
import type { BrandSpec, EditionFile, Literal, LogoSpec } from '../../model/project.ts';
import type { Checked } from '../../model/sources.ts';
import { locator } from '../text/locate.ts';
import { checkShape, fitsShape } from '../text/schema-check.ts';
import { parseYaml, yamlPart } from '../text/yaml.ts';
import { editionSchema, literalsSchema } from './edition-schema.ts';

export { editionSchema } from './edition-schema.ts';

/**
 * The edition with a message for each fault. A file that does not follow the schema gives an edition with nothing but its
 * literals; undefined when these cannot be read either.
 */
export function parseEdition(path: string, text: string): Checked<EditionFile | undefined> {
  const yaml = parseYaml(yamlPart(path, text));
  if (yaml.value === undefined) return { value: undefined, messages: yaml.messages };
  const { value, messages } = checkShape(editionSchema, yaml.value, locator(path, text));
  return {
    value: value === undefined ? literalsAlone(path, yaml.value) : editionOf(path, value),
    messages: [...yaml.messages, ...messages],
  };
}

/** The literals of a faulty edition stay valid, so that a misspelt key causes no errors about numerals. */
function literalsAlone(path: string, file: unknown): EditionFile | undefined {
  return fitsShape(literalsSchema, file)
    ? { ...emptyEdition(path), literals: file.literals ?? [] }
    : undefined;
}

/** The edition in one form: what may be written short, as a text, is the same object as when it is written in full. */
function editionOf(path: string, file: Static<typeof editionSchema>): EditionFile {
  const { speaker, event, logo, brand, paper, talk, literals = [], ...rest } = file;
  const written = {
    speaker: inFull(speaker, 'name'),
    event: inFull(event ?? talk.event, 'name'),
    logo: inFull(logo, 'file') as LogoSpec | undefined,
    brand: inFull(brand, 'id') as BrandSpec | undefined,
    paper: inFull(paper, 'size')?.size,
    duplex: typeof paper === 'object' ? paper.duplex : undefined,
  };
  const given = Object.entries(written).filter(([, value]) => value !== undefined);
  return { ...rest, path, literals, talk: talkOf(talk), ...Object.fromEntries(given) };
}

function talkOf({ event: _, ...talk }: Static<typeof editionSchema>['talk']): EditionFile['talk'] {
  return talk;
}

/** A text as the object that has it under a key; an object as it is. */
function inFull<T extends object, K extends string>(
  value: string | T | undefined,
  key: K,
): T | Record<K, string> | undefined {
  return typeof value === 'string' ? ({ [key]: value } as Record<K, string>) : value;
}

/** A literal that waives every numeral. No literal of an author does, because those begin and end with words. */
export const everyNumeral: Literal = { text: '*', reason: 'the edition cannot be read' };

/** The edition of a project whose `edition.yml` cannot be read. It waives every numeral, so that no errors follow from this one. */
export function emptyEdition(path: string): EditionFile {
  return {
    path,
    id: '',
    title: '',
    subtitle: '',
    description: '',
    authors: [],
    keywords: [],
    language: 'en',
    date: '1970-01-01',
    licence: '',
    talk: { minutes: Number.POSITIVE_INFINITY },
    literals: [everyNumeral],
  };
}
