// The schema of `templates/diagrams/<id>.json`.
import Type, { type Static, type TSchema } from 'typebox';
import type { FlowNode, Layer, Picture } from '../../model/diagram.ts';
import { tones } from '../../model/markdown.ts';
import { closed, kebab, words } from '../text/schema-parts.ts';
import { meanings } from './meanings-schema.ts';

const label = words('What readers see; may hold expressions.');
const detail = Type.Optional(
  words('A line below it, in smaller type; left out on slides that lack the room.'),
);
const tone = Type.Optional(
  Type.Enum([...tones], { description: 'What it has in common with others of this tone.' }),
);
const id = kebab('Name by which the rest of the file refers to it.');

/** References to `$defs`, because layers and nodes contain others of their kind. */
const layerRef = Type.Unsafe<Layer>({ $ref: '#/$defs/layer' });
const flowRef = Type.Unsafe<FlowNode>({ $ref: '#/$defs/node' });

const layer = Type.Object(
  {
    label,
    detail,
    tone,
    outline: Type.Optional(
      Type.Enum(['solid', 'dashed'], { description: '`dashed`: there for a while, or not in the way.' }),
    ),
    apart: Type.Optional(
      Type.Boolean({ description: 'Stands right of its neighbours, outside of their boundary.' }),
    ),
    boundary: Type.Optional(words('Name of the boundary between this layer and what stands on it.')),
    brace: Type.Optional(words('Name of this layer and everything on it together.')),
    on: Type.Optional(
      Type.Array(layerRef, { minItems: 1, description: 'What stands on it, from left to right.' }),
    ),
  },
  closed,
);

const flowNode = Type.Object(
  {
    label,
    detail,
    tone,
    options: Type.Optional(
      Type.Array(Type.Object({ label, next: flowRef }, closed), {
        minItems: 1,
        description: 'Ways on: the first downwards, the others to the side. None: this is an outcome.',
      }),
    ),
  },
  closed,
);

const zone = Type.Object({ id, label }, closed);

const step = Type.Object(
  {
    zone: words('Id of the zone in which it is taken.'),
    label,
    detail,
    tone,
    counts: Type.Optional(
      Type.Boolean({
        description:
          'Numbers this step among those of its lane that count. Then no arrow of the diagram has a number.',
      }),
    ),
    via: Type.Optional(words('How one comes here from the step before.')),
    boundary: Type.Optional(words('Name of the boundary that is crossed on the way here.')),
  },
  closed,
);

const lane = Type.Object({ label, detail, steps: Type.Array(step, { minItems: 1 }) }, closed);

const common = {
  $schema: Type.Optional(Type.String({ description: 'Where an editor finds this schema.' })),
  title: Type.Optional(words('The takeaway, a sentence. May hold expressions.')),
  subtitle: Type.Optional(words('How to read it; the key as toned words: `[own]{blue}`.')),
  description: Type.Optional(words('What the picture shows, for those who do not see it.')),
  note: Type.Optional(words('Caveat printed before the source line.')),
  meanings: Type.Optional(meanings),
  sources: Type.Optional(
    Type.Array(
      Type.Object(
        {
          id: words('Id in data/sources.json.'),
          where: Type.Optional(words('Table, figure, section or page.')),
        },
        closed,
      ),
      { description: 'What it was drawn after.' },
    ),
  ),
};

const stacks = Type.Object(
  {
    ...common,
    kind: Type.Literal('stacks'),
    stacks: Type.Array(Type.Object({ label, detail, base: layerRef }, closed), {
      minItems: 1,
      description: 'Side by side.',
    }),
  },
  closed,
);

const path = Type.Object(
  {
    ...common,
    kind: Type.Literal('path'),
    zones: Type.Array(zone, { minItems: 1, description: 'From top to bottom.' }),
    lanes: Type.Array(lane, { minItems: 1, description: 'Ways side by side.' }),
  },
  closed,
);

const spectrum = Type.Object(
  {
    ...common,
    kind: Type.Literal('spectrum'),
    from: words('Name of the left end of the axis.'),
    to: words('Name of the right end of the axis.'),
    boundary: words('Name of the line between what is owned and what is shared.'),
    layers: Type.Array(zone, { minItems: 1, description: 'From the top, which every item owns, downwards.' }),
    items: Type.Array(
      Type.Object(
        { label, detail, tone, owns: words('Id of the lowest layer that it has for itself.') },
        closed,
      ),
      { minItems: 1, description: 'Along the axis.' },
    ),
  },
  closed,
);

const flow = Type.Object({ ...common, kind: Type.Literal('flow'), start: flowRef }, closed);

const $defs = { layer, node: flowNode };

/** The schema of each kind of diagram. */
export const diagramSchemas: Readonly<Record<Picture['kind'], TSchema>> = {
  stacks: { ...stacks, $defs },
  path,
  spectrum,
  flow: { ...flow, $defs },
};

/** `templates/diagrams/<id>.json`. */
export const diagramSchema: TSchema = {
  title: 'Diagram',
  anyOf: [stacks, path, spectrum, flow],
  $defs,
};

/** The content of a diagram's file. */
export type DiagramFile =
  | Static<typeof stacks>
  | Static<typeof path>
  | Static<typeof spectrum>
  | Static<typeof flow>;
