import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Type, { type Static, type TSchema } from 'typebox';
import { Errors } from 'typebox/value';
import { parse } from 'yaml';

const closed = { additionalProperties: false } as const;
const words = Type.Union([
  Type.String({ minLength: 2 }),
  Type.Array(Type.String({ minLength: 2 }), { minItems: 2 }),
]);

/** A place in the report, with words that stand there, and on a slide; or the reason why there is none. */
const placed = {
  at: Type.Optional(Type.String()),
  slide: Type.Optional(Type.String()),
  says: Type.Optional(words),
  reason: Type.Optional(Type.String({ minLength: 20 })),
};

const Topics = Type.Array(
  Type.Object(
    {
      id: Type.String({ pattern: '^T\\d\\d$' }),
      topic: Type.String(),
      points: Type.Array(Type.Object({ point: Type.String({ minLength: 3 }), ...placed }, closed), {
        minItems: 1,
      }),
    },
    closed,
  ),
);
const Names = Type.Array(
  Type.Object({ id: Type.String({ pattern: '^N\\d{3}$' }), name: Type.String(), ...placed }, closed),
);
const Diagrams = Type.Array(
  Type.Object(
    {
      id: Type.String({ pattern: '^DG\\d$' }),
      shows: Type.String(),
      figure: Type.Optional(Type.String()),
      mended: Type.String(),
      ...placed,
    },
    closed,
  ),
);
const Examples = Type.Array(
  Type.Object(
    {
      id: Type.String({ pattern: '^C[EM]\\d+$' }),
      shows: Type.String(),
      mended: Type.Optional(Type.String()),
      ...placed,
    },
    closed,
  ),
);
const Gaps = Type.Array(
  Type.Object({ id: Type.String({ pattern: '^G\\d+$' }), gap: Type.String(), ...placed }, closed),
);

/** Something to be covered, flat: what it is called, and its place or the reason why it has none. */
export interface Item {
  /** `T09: Starts under load`, for messages. */
  readonly label: string;
  readonly at?: string;
  readonly slide?: string;
  readonly says: readonly string[];
  readonly figure?: string;
  readonly reason?: string;
}

/** The lists, checked: what each kind has to cover, and its ids in order. */
export const lists = {
  topics: read('topics.yml', Topics, ({ id, points }) =>
    points.map(({ point, ...rest }) => item(`${id}: ${point}`, rest, [])),
  ),
  names: read('names.yml', Names, ({ id, name, ...rest }) => [item(`${id}: ${name}`, rest, [name])]),
  diagrams: read('diagrams.yml', Diagrams, ({ id, shows, mended: _, ...rest }) => [
    item(`${id}: ${shows}`, rest, []),
  ]),
  examples: read('examples.yml', Examples, ({ id, shows, mended: _, ...rest }) => [
    item(`${id}: ${shows}`, rest, []),
  ]),
  gaps: read('gaps.yml', Gaps, ({ id, gap, ...rest }) => [item(`${id}: ${gap}`, rest, [])]),
};

interface List {
  readonly ids: readonly string[];
  readonly items: readonly Item[];
}

function read<S extends TSchema>(
  name: string,
  schema: S,
  itemsOf: (entry: Static<S> extends readonly (infer E)[] ? E : never) => Item[],
): List {
  const entries = parse(readFileSync(join(import.meta.dirname, name), 'utf8'));
  const faults = [...Errors(schema, entries)].map(
    ({ instancePath, message }) => `${instancePath}: ${message}`,
  );
  if (faults.length > 0) throw new Error(`${name}: ${faults.join('; ')}`);
  return { ids: entries.map(({ id }: { id: string }) => id), items: entries.flatMap(itemsOf) };
}

type Placed = Partial<Record<'at' | 'slide' | 'reason' | 'figure', string>> & { says?: string | string[] };

function item(label: string, { says, ...rest }: Placed, otherwise: readonly string[]): Item {
  return { label, says: says === undefined ? otherwise : [says].flat(), ...rest };
}
