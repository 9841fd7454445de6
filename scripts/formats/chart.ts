import type { PhrasingContent } from 'mdast';
import { Type } from 'typebox';
import type { VFileMessage } from 'vfile-message';
import { message } from '../diagnostics/message.ts';
import type { ChartSpec, Checked } from '../model.ts';
import { lintChart, readsOf } from './chart-lint.ts';
import { parseJson } from './json.ts';
import { type Locator, locator, type Pointer } from './locate.ts';
import { phrasingAt } from './phrasing.ts';
import { checkShape } from './shape.ts';
import { checkVegaLite } from './vega-lite.ts';

const words = (description: string) => Type.Optional(Type.String({ minLength: 1, description }));
const patch = Type.Optional(
  Type.Object({}, { additionalProperties: true, description: 'Patch (RFC 7396) laid over the spec.' }),
);

/** What `usermeta` of a chart may hold. */
const chartMetaSchema = Type.Object(
  {
    title: words('The takeaway, a sentence. May hold expressions.'),
    subtitle: words('Measure, unit, "log scale"; the key as toned words: `[median]{blue}`.'),
    note: words('Caveat printed before the source line.'),
    dodge: Type.Optional(
      Type.Array(Type.String({ minLength: 1 }), {
        minItems: 1,
        description: 'Names of text layers whose labels move up or down until none covers another.',
      }),
    ),
    variants: Type.Optional(
      Type.Object(
        { a4: patch, web: patch, slide: patch, 'slide-half': patch },
        { additionalProperties: false, description: 'What is different on a surface, in its own pixels.' },
      ),
    ),
  },
  { additionalProperties: false },
);
const metaOf = Type.Object({ usermeta: Type.Optional(chartMetaSchema) });

/** The chart in a `.vl.json` file; undefined when the file has errors, each of which has its message. */
export function parseChart(path: string, text: string): Checked<ChartSpec | undefined> {
  const { value: spec, messages } = parseJson(path, text);
  const locate = locator(path, text);
  if (spec === undefined) return { value: undefined, messages };
  if (typeof spec !== 'object' || spec === null || Array.isArray(spec)) {
    const reason = 'Unexpected value, expected an object with a Vega-Lite spec';
    return { value: undefined, messages: [...messages, message('chart-schema', locate([]), reason)] };
  }
  const meta = checkShape(metaOf, spec, locate);
  const texts = readTexts(path, text, spec as Spec, locate);
  const faults = [
    ...messages,
    ...checkVegaLite(spec, locate),
    ...meta.messages,
    ...lintChart(spec, locate),
    ...texts.messages,
  ];
  const id = path.replace(/^.*\//, '').replace(/\.vl\.json$/, '');
  const chart = { path, id, spec: spec as Spec, ...texts.value, reads: readsOf(spec) };
  return { value: faults.some((fault) => fault.fatal) ? undefined : chart, messages: faults };
}

type Spec = Readonly<Record<string, unknown>>;
type Texts = Pick<ChartSpec, 'title' | 'subtitle' | 'alt' | 'note'>;

function readTexts(path: string, source: string, spec: Spec, locate: Locator): Checked<Texts> {
  const messages: VFileMessage[] = [];
  const read = (pointer: Pointer, absent?: () => VFileMessage): PhrasingContent[] => {
    const text = valueAt(spec, pointer);
    if (typeof text !== 'string' || text.trim() === '') {
      if (absent !== undefined) messages.push(absent());
      return [];
    }
    const parsed = phrasingAt(path, source, pointer, text);
    messages.push(...parsed.messages);
    return parsed.value;
  };
  const top = () => headOf(locate);
  const noTitle = (key: string, help: string) => () =>
    message('missing-title', top(), `Unexpected chart without \`usermeta.${key}\`, expected a sentence`, {
      help,
    });
  const title = read(['usermeta', 'title'], noTitle('title', 'say what the reader should take away'));
  const subtitle = read(['usermeta', 'subtitle'], noTitle('subtitle', 'say measure, unit and scale'));
  const alt = read(['description'], () =>
    message('missing-alt', top(), 'Unexpected chart without `description`, expected its text alternative', {
      help: 'say in `description` what the chart shows, with its numbers bound: `{{duration startup.runc}}`',
    }),
  );
  const note = read(['usermeta', 'note']);
  return { value: { title, subtitle, alt, ...(note.length > 0 && { note }) }, messages };
}

function valueAt(value: unknown, pointer: Pointer): unknown {
  return pointer.reduce<unknown>(
    (inner, step) => (typeof inner === 'object' && inner !== null ? (inner as Spec)[step] : undefined),
    value,
  );
}

/** The first character of the file. */
function headOf(locate: Locator): ReturnType<Locator> {
  const { path, position } = locate([]);
  const { start } = position;
  return {
    path,
    position: { start, end: { ...start, column: start.column + 1, offset: (start.offset ?? 0) + 1 } },
  };
}
