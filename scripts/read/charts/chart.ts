// Parses charts: Vega-Lite specs with the title, subtitle and note of the figure in `usermeta`.
import { Type } from 'typebox';
import { message } from '../../messages/message.ts';
import type { Checked, JsonPointer } from '../../model/sources.ts';
import type { ChartSpec } from '../../model/specs.ts';
import { parseJson } from '../text/json.ts';
import { valueAt } from '../text/json-entries.ts';
import { locator } from '../text/locate.ts';
import { checkShape } from '../text/schema-check.ts';
import { lintChart, readsOf } from './chart-lint.ts';
import { readFigureTexts, type TextKeys } from './figure-texts.ts';
import { meanings } from './meanings-schema.ts';
import { checkVegaLite } from './vega-lite.ts';

const words = (description: string) => Type.Optional(Type.String({ minLength: 1, description }));
const patch = Type.Optional(
  Type.Object({}, { additionalProperties: true, description: 'Patch (RFC 7396) laid over the spec.' }),
);

/** The schema of `usermeta`. */
const chartMetaSchema = Type.Object(
  {
    title: words('The takeaway, a sentence. May hold expressions.'),
    subtitle: words('Measure, unit, "log scale"; the key as toned words: `[median]{blue}`.'),
    note: words('Caveat printed before the source line.'),
    slide: Type.Optional(
      Type.Object(
        {
          description: words('The text alternative of what slides show, where that is less.'),
          note: words('The caveat on slides.'),
        },
        { additionalProperties: false, description: 'Texts that are other ones on slides.' },
      ),
    ),
    meanings: Type.Optional(meanings),
    dodge: Type.Optional(
      Type.Array(Type.String({ minLength: 1 }), {
        minItems: 1,
        description: 'Names of text layers whose labels move up or down until none covers another.',
      }),
    ),
    variants: Type.Optional(
      Type.Object(
        { a4: patch, web: patch, narrow: patch, slide: patch, 'slide-half': patch },
        { additionalProperties: false, description: 'What is different on a surface, in its own pixels.' },
      ),
    ),
  },
  { additionalProperties: false },
);
const metaOf = Type.Object({ usermeta: Type.Optional(chartMetaSchema) });

/** The chart in a `.vl.json` file, with a message for each fault; undefined when the file has errors. */
export function parseChart(path: string, text: string): Checked<ChartSpec | undefined> {
  const { value: spec, messages } = parseJson(path, text);
  const locate = locator(path, text);
  if (spec === undefined) return { value: undefined, messages };
  if (typeof spec !== 'object' || spec === null || Array.isArray(spec)) {
    const reason = 'Unexpected value, expected an object with a Vega-Lite spec';
    return { value: undefined, messages: [...messages, message('chart-schema', locate([]), reason)] };
  }
  const meta = checkShape(metaOf, spec, locate);
  const texts = readFigureTexts({ path, source: text, value: spec }, keysOf(spec), locate);
  const faults = [
    ...messages,
    ...checkVegaLite(spec, locate),
    ...meta.messages,
    ...lintChart(spec, locate),
    ...texts.messages,
  ];
  const id = path.replace(/^.*\//, '').replace(/\.vl\.json$/, '');
  const { usermeta } = meta.value ?? {};
  const means = usermeta?.meanings && { meanings: usermeta.meanings };
  const chart = { path, id, spec: spec as Spec, ...texts.value, ...means, reads: readsOf(spec) };
  return { value: faults.some((fault) => fault.fatal) ? undefined : chart, messages: faults };
}

type Spec = Readonly<Record<string, unknown>>;

/** The pointers to the texts: where `usermeta` has no title, that of Vega-Lite is the figure's, as in plain specs. */
function keysOf(spec: object): TextKeys {
  const keys = (['title', 'subtitle'] as const).map((key): [string, JsonPointer] => {
    const plain = plainTitle(key).find((pointer) => typeof valueAt(spec, pointer) === 'string');
    return [key, valueAt(spec, textKeys[key]) === undefined && plain !== undefined ? plain : textKeys[key]];
  });
  return { ...textKeys, ...Object.fromEntries(keys) };
}

/** Where plain Vega-Lite has a title or a subtitle. */
const plainTitle = (key: 'title' | 'subtitle'): readonly JsonPointer[] =>
  key === 'title' ? [['title', 'text'], ['title']] : [['title', 'subtitle']];

const textKeys: TextKeys = {
  what: 'chart',
  title: ['usermeta', 'title'],
  subtitle: ['usermeta', 'subtitle'],
  note: ['usermeta', 'note'],
  help: {
    title: 'say what the reader should take away',
    subtitle: 'say measure, unit and scale',
    alt: 'say in `description` what the chart shows, with its numbers bound: `{{duration boil.kettle}}`',
  },
};
