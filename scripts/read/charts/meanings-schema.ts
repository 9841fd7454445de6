// The schema of what colours mean, in the edition, in charts and in diagrams.
import Type from 'typebox';
import { type Hue, hues } from '../../model/manner/hues.ts';
import { closed, words } from '../text/schema-parts.ts';

const meaning = Type.Optional(words('What it stands for: the same words in every file.'));

export const meanings = Type.Object(
  Object.fromEntries(hues.map((hue) => [hue, meaning])) as Record<Hue, typeof meaning>,
  {
    minProperties: 1,
    description: 'What its colours mean, by hue: `{ "blue": "before the change" }`.',
    ...closed,
  },
);
