// The schema of the bibliography, which is CSL-JSON.
import Type from 'typebox';
import { readings } from '../../model/data.ts';
import { closed } from '../text/schema-parts.ts';

/** The item types of CSL 1.0.2. */
const types = [
  'article',
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'bill',
  'book',
  'broadcast',
  'chapter',
  'classic',
  'collection',
  'dataset',
  'document',
  'entry',
  'entry-dictionary',
  'entry-encyclopedia',
  'event',
  'figure',
  'graphic',
  'hearing',
  'interview',
  'legal_case',
  'legislation',
  'manuscript',
  'map',
  'motion_picture',
  'musical_score',
  'pamphlet',
  'paper-conference',
  'patent',
  'performance',
  'periodical',
  'personal_communication',
  'post',
  'post-weblog',
  'regulation',
  'report',
  'review',
  'review-book',
  'software',
  'song',
  'speech',
  'standard',
  'thesis',
  'treaty',
  'webpage',
] as const;

const nameVariables = [
  'author',
  'chair',
  'collection-editor',
  'compiler',
  'composer',
  'container-author',
  'contributor',
  'curator',
  'director',
  'editor',
  'editorial-director',
  'executive-producer',
  'guest',
  'host',
  'interviewer',
  'illustrator',
  'narrator',
  'organizer',
  'original-author',
  'performer',
  'producer',
  'recipient',
  'reviewed-author',
  'script-writer',
  'series-creator',
  'translator',
] as const;

const dateVariables = [
  'accessed',
  'available-date',
  'event-date',
  'issued',
  'original-date',
  'submitted',
] as const;

const textVariables = [
  'abstract',
  'annote',
  'archive',
  'archive-place',
  'archive_collection',
  'archive_location',
  'authority',
  'call-number',
  'chapter-number',
  'citation-key',
  'citation-label',
  'citation-number',
  'collection-number',
  'collection-title',
  'container-title',
  'container-title-short',
  'dimensions',
  'division',
  'DOI',
  'edition',
  'event',
  'event-place',
  'event-title',
  'first-reference-note-number',
  'genre',
  'ISBN',
  'ISSN',
  'issue',
  'journalAbbreviation',
  'jurisdiction',
  'keyword',
  'language',
  'locator',
  'medium',
  'note',
  'number',
  'number-of-pages',
  'number-of-volumes',
  'original-publisher',
  'original-publisher-place',
  'original-title',
  'page',
  'page-first',
  'part',
  'part-title',
  'PMCID',
  'PMID',
  'printing',
  'publisher',
  'publisher-place',
  'references',
  'reviewed-genre',
  'reviewed-title',
  'scale',
  'section',
  'shortTitle',
  'source',
  'status',
  'supplement',
  'title-short',
  'version',
  'volume',
  'volume-title',
  'volume-title-short',
  'year-suffix',
] as const;

const free = (description: string, ...more: readonly string[]) =>
  Type.Optional(Type.Unsafe<string | number | boolean>({ type: ['string', ...more], description }));

const name = Type.Object(
  {
    family: free('Family name.'),
    given: free('Given names or initials.'),
    literal: free('Name of an organisation.'),
    suffix: free('"Jr".'),
    'dropping-particle': free('"de" in a name sorted without it.'),
    'non-dropping-particle': free('"van" in a name sorted with it.'),
    'comma-suffix': free('Whether a comma stands before the suffix.', 'number', 'boolean'),
    'static-ordering': free('Whether the family name stands first always.', 'number', 'boolean'),
    'parse-names': free('Whether particles are found in the names.', 'number', 'boolean'),
  },
  closed,
);

const datePart = Type.Array(Type.Unsafe<string | number>({ type: ['string', 'number'] }), {
  minItems: 1,
  maxItems: 3,
});
const date = Type.Object(
  {
    'date-parts': Type.Optional(Type.Array(datePart, { minItems: 1, maxItems: 2 })),
    season: free('1 to 4, from spring to winter, or its name.', 'number'),
    circa: free('Whether the date is about right only.', 'number', 'boolean'),
    literal: free('The date in words.'),
    raw: free('The date as the source prints it.'),
  },
  closed,
);

function each<T>(names: readonly string[], schema: T): Record<string, T> {
  return Object.fromEntries(names.map((variable) => [variable, schema]));
}

const people = Type.Optional(Type.Array(name));
const text = Type.Optional(Type.Unsafe<string | number>({ type: ['string', 'number'] }));

/** The keys by what stands behind them. */
export const cslVariables = {
  names: nameVariables,
  dates: dateVariables,
  texts: [...textVariables, 'title'],
};

/** The bibliography as CSL-JSON 1.0.2, as Zotero and others export it. Keys that CSL does not have are allowed: reference managers add their own. */
export const bibliographySchema = Type.Array(
  Type.Object({
    id: Type.Unsafe<string | number>({
      type: ['string', 'number'],
      pattern: '^[A-Za-z0-9_]([A-Za-z0-9_:.+/-]*[A-Za-z0-9_])?$',
      form: 'letters, digits and inner punctuation, as `[@id]` can name it',
      description: 'What `[@id]` names.',
    }),
    type: Type.Enum([...types], { description: 'What kind of work it is.' }),
    title: text,
    URL: Type.Optional(Type.String({ format: 'uri', description: 'Where to look it up.' })),
    custom: Type.Optional(
      Type.Object({
        read: Type.Optional(
          Type.Enum([...readings], {
            description:
              'How the source was read: `first-hand` if absent; the others need a `note` that says what was read instead.',
          }),
        ),
      }),
    ),
    categories: Type.Optional(Type.Array(Type.String())),
    ...each(nameVariables, people),
    ...each(dateVariables, Type.Optional(date)),
    ...each(textVariables, text),
  }),
  { title: 'Bibliography', minItems: 1 },
);
