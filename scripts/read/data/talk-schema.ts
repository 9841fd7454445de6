// The schema of the talk in `content/edition.yml`.
import Type from 'typebox';
import { closed, line, words } from '../text/schema-parts.ts';

const talkParts = Type.Array(
  Type.Object(
    {
      title: Type.Optional(line(48, 'What its divider says; a part without a title has no divider.')),
      answer: Type.Optional(line(80, 'What the part came to, shown on the dividers of later parts.')),
      notes: Type.Optional(line(300, 'What is said at its divider, among the speaker’s notes.')),
      slides: Type.Array(words('Id of a slide.'), { minItems: 1, description: 'Its slides in their order.' }),
    },
    closed,
  ),
  {
    minItems: 1,
    description: 'The parts of the talk in their order; if absent, a part for each section that has slides.',
  },
);

/** The key `talk` of `content/edition.yml`. */
export const talk = Type.Object(
  {
    minutes: Type.Number({ exclusiveMinimum: 0, maximum: 480, description: 'Length of the talk.' }),
    event: Type.Optional(words('Where it is given.')),
    handout: Type.Optional(
      Type.Array(line(800, 'A paragraph.'), {
        minItems: 1,
        description: 'What the handout says before its first slide, to somebody who was not there.',
      }),
    ),
    parts: Type.Optional(talkParts),
    backup: Type.Optional(
      Type.Array(words('Id of a backup slide.'), {
        description:
          'Ids of backup slides in their order; none are made of the data of charts then, as they are if this is absent.',
      }),
    ),
  },
  closed,
);
