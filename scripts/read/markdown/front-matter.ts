// Parses the front matter of sections.
import Type, { type Static } from 'typebox';
import type { Checked } from '../../model/sources.ts';
import { locator } from '../text/locate.ts';
import { checkShape } from '../text/schema-check.ts';
import { parseYaml, yamlPart } from '../text/yaml.ts';

const phrase = (description: string) => Type.Optional(Type.String({ minLength: 1, description }));

/** The front matter of a section. */
export const frontMatterSchema = Type.Object(
  {
    matter: Type.Optional(
      Type.Enum(['front', 'main', 'back'], {
        description: 'Front matter has no number, back matter is an appendix; main if absent.',
      }),
    ),
    question: phrase('The question that the section answers; may hold expressions.'),
    answer: phrase('The answer in a sentence; may hold expressions.'),
    doubt: phrase('What would change our mind; may hold expressions.'),
    short: phrase('Name on slides and dividers; the title if absent.'),
    divider: Type.Optional(Type.Boolean({ description: 'Whether a divider slide is made; true if absent.' })),
  },
  { title: 'Front matter of a section', additionalProperties: false },
);

export type FrontMatter = Static<typeof frontMatterSchema>;

/** The front matter of a Markdown file, with a message for each fault; empty when it is missing or malformed. */
export function parseFrontMatter(path: string, text: string): Checked<FrontMatter> {
  const { value, messages } = parseYaml(yamlPart(path, text));
  if (value === undefined || value === null) return { value: {}, messages };
  const checked = checkShape(frontMatterSchema, value, locator(path, text));
  return { value: checked.value ?? readable(value), messages: [...messages, ...checked.messages] };
}

/** The texts of front matter that does not follow the schema, so that faults in them are reported as well. */
function readable(value: unknown): FrontMatter {
  const entries = Object.entries(Object(value));
  const texts = entries.filter(
    ([key, text]) => /^(?:question|answer|doubt)$/.test(key) && typeof text === 'string',
  );
  return Object.fromEntries(texts);
}
