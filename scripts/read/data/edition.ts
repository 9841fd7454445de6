// Parses `content/edition.yml`.
import Type, { type Static } from 'typebox';
import type { EditionFile, Literal } from '../../model/project.ts';
import type { Checked } from '../../model/sources.ts';
import { locator } from '../text/locate.ts';
import { checkShape, fitsShape } from '../text/schema-check.ts';
import { address, closed, day, kebab, words } from '../text/schema-parts.ts';
import { parseYaml, yamlPart } from '../text/yaml.ts';

const literal = Type.Object(
  {
    text: words('The words with their numeral; `*` stands for digits.'),
    reason: words('Why the numeral needs no source.'),
  },
  closed,
);

const literals = Type.Optional(
  Type.Array(literal, { description: 'Numerals that stand in prose unbound, each with its reason.' }),
);
const cover = Type.Object(
  {
    dataset: words('Name of a dataset or series whose rows are distributions: a line each.'),
    quantiles: Type.Record(Type.String(), Type.Number({ minimum: 0, maximum: 1 }), {
      minProperties: 2,
      description:
        'Fields with the share of values that lie at or below them: `{ min: 0, p50: 0.5, max: 1 }`.',
    }),
    caption: Type.Optional(words('What the picture shows; made of the title of the dataset if absent.')),
  },
  { description: 'The picture on the cover; none if absent.', ...closed },
);

const literalsOf = Type.Object({ literals });

/** `content/edition.yml`. */
export const editionSchema = Type.Object(
  {
    id: Type.String({
      pattern: '^[a-z0-9]+([.-][a-z0-9]+)*$',
      form: 'lower-case words and numbers joined by dots or hyphens',
      description: 'Name of this edition, in every foot line: `2026.11`.',
    }),
    title: words('Title of report and deck.'),
    subtitle: words('Second line of the title.'),
    description: words('What it is about, in a sentence.'),
    authors: Type.Array(words('Name of an author.'), { minItems: 1, description: 'In order.' }),
    keywords: Type.Array(words('A keyword.'), { minItems: 1, description: 'For catalogues and search.' }),
    language: Type.String({
      pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$',
      form: 'a language tag such as `en` or `en-GB`',
      description: 'BCP 47 tag.',
    }),
    date: day('Date of this edition.'),
    url: Type.Optional(address('Where the edition is published.')),
    licence: words('Terms of the text: an SPDX identifier or a name.'),
    talk: Type.Object(
      {
        minutes: Type.Number({ exclusiveMinimum: 0, maximum: 480, description: 'Length of the talk.' }),
        event: Type.Optional(words('Where it is given.')),
      },
      closed,
    ),
    brand: Type.Optional(
      kebab(
        'Short name for machines, in themes and in the properties of documents; made of the title if absent.',
      ),
    ),
    cover: Type.Optional(cover),
    literals,
  },
  { title: 'Edition', ...closed },
);

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
  return fitsShape(literalsOf, file) ? { ...emptyEdition(path), literals: file.literals ?? [] } : undefined;
}

function editionOf(path: string, file: Static<typeof editionSchema>): EditionFile {
  return { ...file, path, literals: file.literals ?? [] };
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
