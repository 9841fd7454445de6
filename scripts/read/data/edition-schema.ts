// The schema of `content/edition.yml`.
import Type from 'typebox';
import { papers, slideSizes } from '../../model/manner/look.ts';
import { meanings } from '../charts/meanings-schema.ts';
import { closed, day, kebab, line, words } from '../text/schema-parts.ts';
import { talk } from './talk-schema.ts';

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

/** The colours that a brand may set, by what they are for. */
export const colourRoles = {
  paper: 'The ground of pages, slides and charts.',
  ink: 'Titles, and what stands on the ground of dividers.',
  text: 'Running text and labels.',
  muted: 'What stands back: captions, notes, page numbers.',
  context: 'Marks that are not the point of a chart.',
  rule: 'Lines of tables and frames.',
  grid: 'Lines behind the marks of a chart.',
  tint: 'The ground of code and of rows that matter.',
  accent: 'The one colour of the brand: kickers, large numbers, cautions.',
  blue: 'The first colour of charts, and links.',
  orange: 'The second colour of charts.',
  teal: 'The third colour of charts, as a mark.',
  'teal-text': 'The third colour of charts, as text.',
  purple: 'The fourth colour of charts.',
  'seq-1': 'The palest step of a sequence.',
  'seq-2': 'The second step of a sequence.',
  'seq-3': 'The third step of a sequence.',
  'seq-4': 'The fourth step of a sequence.',
  'seq-5': 'The darkest step of a sequence.',
} as const;

const colours = Type.Object(
  Object.fromEntries(
    Object.entries(colourRoles).map(([role, what]) => [role, Type.Optional(words(what))]),
  ) as Record<keyof typeof colourRoles, ReturnType<typeof Type.Optional<ReturnType<typeof words>>>>,
  { description: 'Colours by role; those of `templates/styles/tokens.css` where absent.', ...closed },
);

const fontFile = Type.Union([
  words('A file in `templates/fonts/`; weight and style are read from it.'),
  Type.Object(
    {
      file: words('A file in `templates/fonts/`.'),
      weight: Type.Optional(
        Type.Integer({ minimum: 1, maximum: 1000, description: 'The weight that it is used for.' }),
      ),
      style: Type.Optional(
        Type.Union([Type.Literal('normal'), Type.Literal('italic')], {
          description: 'The style that it is used for.',
        }),
      ),
    },
    closed,
  ),
]);

const family = Type.Object(
  {
    family: Type.String({
      pattern: '^[^"\'\\\\<>{};,&\\n]+$',
      form: 'the name of a font family, without quotes',
      description: 'The name of the family, also in PowerPoint.',
    }),
    files: Type.Array(fontFile, { minItems: 1, description: 'Files in `templates/fonts/`.' }),
  },
  closed,
);

const brand = Type.Object(
  {
    id: Type.Optional(kebab('Short name for machines; made of the title if absent.')),
    colours: Type.Optional(colours),
    dark: Type.Optional(colours),
    fonts: Type.Optional(
      Type.Object(
        {
          sans: Type.Optional(family),
          serif: Type.Optional(family),
          mono: Type.Optional(family),
        },
        { description: 'Fonts by role: headings and charts, prose, code.', ...closed },
      ),
    ),
  },
  { description: 'Colours and fonts of a brand.', ...closed },
);

const logo = Type.Object(
  {
    file: words('A picture in `content/images/` or `templates/images/`: SVG, PNG or JPEG.'),
    dark: Type.Optional(words('The same for dark grounds; the first one if absent.')),
    alt: Type.Optional(words('What it says; the name of the organisation if absent.')),
  },
  closed,
);

const paperSize = Type.Union(
  Object.keys(papers).map((name) => Type.Literal(name as keyof typeof papers)),
  { description: 'The sheet of report and handout; `A4` if absent.' },
);

const person = Type.Object(
  {
    name: line(80, 'Who gives the talk.'),
    role: Type.Optional(line(80, 'What the speaker does: `Head of platform`.')),
    contact: Type.Optional(words('An address at which the speaker can be reached.')),
  },
  closed,
);

const event = Type.Object(
  {
    name: line(100, 'Where the talk is given.'),
    date: Type.Optional(day('When it is given; the date of the edition if absent.')),
    place: Type.Optional(line(80, 'The town or room.')),
  },
  closed,
);

/** `content/edition.yml`. */
export const editionSchema = Type.Object(
  {
    id: Type.String({
      pattern: '^[a-z0-9]+([.-][a-z0-9]+)*$',
      form: 'lower-case words and numbers joined by dots or hyphens',
      description: 'Name of this edition, in every foot line: `2026.11`.',
    }),
    title: line(200, 'Title of report and deck.'),
    subtitle: line(240, 'Second line of the title.'),
    description: words('What it is about, in a sentence.'),
    authors: Type.Array(words('Name of an author.'), { minItems: 1, description: 'In order.' }),
    keywords: Type.Array(words('A keyword.'), { minItems: 1, description: 'For catalogues and search.' }),
    language: Type.String({
      pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$',
      form: 'a language tag such as `en` or `en-GB`',
      description: 'BCP 47 tag.',
    }),
    date: day('Date of this edition.'),
    url: Type.Optional(
      Type.String({
        pattern: '^https?://[^\\s/?#@"<>]+(?:/[^\\s?#"<>]*)?$',
        form: 'an address of the web without login, query and fragment',
        description: 'Where the edition is published.',
      }),
    ),
    licence: words('Terms of the text: an SPDX identifier or a name.'),
    names: Type.Optional(
      Type.Array(
        Type.String({ pattern: '^\\S+(?: \\S+)+$', maxLength: 24, form: 'a name of several words' }),
        {
          minItems: 1,
          description: 'Names of several words that stay on one line in reports, such as `Red Kite`.',
        },
      ),
    ),
    organisation: Type.Optional(line(80, 'Who publishes it.')),
    speaker: Type.Optional(Type.Union([line(80, 'Who gives the talk.'), person])),
    event: Type.Optional(Type.Union([line(100, 'Where the talk is given.'), event])),
    talk,
    footer: Type.Optional(line(100, 'A line at the foot of slides and pages.')),
    logo: Type.Optional(Type.Union([words('A picture in `content/images/` or `templates/images/`.'), logo])),
    brand: Type.Optional(
      Type.Union([
        kebab(
          'Short name for machines, in themes and in the properties of documents; made of the title if absent.',
        ),
        brand,
      ]),
    ),
    meanings: Type.Optional(meanings),
    paper: Type.Optional(
      Type.Union([
        paperSize,
        Type.Object(
          {
            size: Type.Optional(paperSize),
            duplex: Type.Optional(
              Type.Boolean({
                description: 'Whether both sides are printed, with mirrored margins; false if absent.',
              }),
            ),
          },
          { description: 'The paper.', ...closed },
        ),
      ]),
    ),
    slides: Type.Optional(
      Type.Union(
        Object.keys(slideSizes).map((name) => Type.Literal(name as keyof typeof slideSizes)),
        { description: 'The shape of the slides; `16:9` if absent.' },
      ),
    ),
    cover: Type.Optional(cover),
    leaveOut: Type.Optional(
      Type.Array(kebab('Name of a section, without number and ending: `22-prices.md` is `prices`.'), {
        description: 'Sections that this edition leaves out, with their slides; none if absent.',
      }),
    ),
    literals,
  },
  { title: 'Edition', ...closed },
);

/** The literals alone, which stay valid in a file with other faults. */
export const literalsSchema = Type.Object({ literals });
