// Parses `data/units.json`: units of the project's subject, and combinations of units that it uses.
import Type, { type Static } from 'typebox';
import type { VFileMessage } from 'vfile-message';
import { builtInParts } from '../../facts/unit-table.ts';
import { builtInUnits, isUnit, makeUnits } from '../../facts/units.ts';
import { message, suggest } from '../../messages/message.ts';
import type { Dataset } from '../../model/data.ts';
import type { Checked } from '../../model/sources.ts';
import type { OwnUnit, UnitPart, Units, UnitsFile } from '../../model/units.ts';
import { parseJson } from '../text/json.ts';
import { type Locator, locator } from '../text/locate.ts';
import { checkShape } from '../text/schema-check.ts';
import { closed, words } from '../text/schema-parts.ts';

export const unitsPath = 'data/units.json';

const ownUnit = Type.Object(
  {
    counts: Type.String({
      pattern: '^[a-z][a-z0-9]*$',
      form: 'a word in lower case',
      description:
        'What is counted: `page`. Units that count the same can be compared and converted; `byte`, `time`, `money` and `cycle` are those of every project.',
    }),
    times: Type.Optional(
      Type.Number({
        exclusiveMinimum: 0,
        description: 'How many of what is counted one of these is; 1 if absent.',
      }),
    ),
    per: Type.Optional(words('The unit of every project that it is divided by: `s`.')),
    singular: Type.Optional(words('Name after exactly one: `page` for `pages`.')),
    symbol: Type.Optional(
      Type.String({ description: 'As printed after a number; the name if absent, nothing if empty.' }),
    ),
    words: Type.Optional(
      Type.Array(words('Spelt out.'), {
        minItems: 2,
        maxItems: 2,
        description: 'Spelt out, for one and for several: `["operation", "operations"]`.',
      }),
    ),
  },
  closed,
);

/** `data/units.json`. */
export const unitsSchema = Type.Object(
  {
    $schema: Type.Optional(Type.String({ description: 'Where an editor finds this schema.' })),
    units: Type.Record(Type.String(), ownUnit, {
      description:
        'By name, without space, hyphen and slash; time, data, money and ratios are there already.',
    }),
    combinations: Type.Optional(
      Type.Array(words('Units joined by `-` and one `/`: `USD/page`.'), {
        description: 'Those that messages offer; any other combination works as well.',
      }),
    ),
  },
  { title: 'Units', ...closed },
);

/** The units of a project without `data/units.json`. */
export const noOwnUnits: UnitsFile = { path: unitsPath, own: [], units: builtInUnits };

/** The units with a message for each fault; undefined when the file does not follow the schema. */
export function parseUnits(path: string, text: string): Checked<UnitsFile | undefined> {
  const json = parseJson(path, text);
  if (json.value === undefined) return { value: undefined, messages: json.messages };
  const locate = locator(path, text);
  const file = checkShape(unitsSchema, json.value, locate);
  const messages = [...json.messages, ...file.messages];
  if (file.value === undefined) return { value: undefined, messages };
  const { units: named, combinations = [] } = file.value;
  const entries = Object.entries(named);
  const table = makeUnits(
    new Map([...builtInParts, ...entries.map(([name, own]) => [name, partOf(own)] as const)]),
    [...builtInUnits.names.filter((name) => !builtInParts.has(name)), ...combinations],
  );
  const own = [
    ...entries.map(([name]): OwnUnit => ({ name, pointer: ['units', name] })),
    ...combinations.map((name, index): OwnUnit => ({ name, pointer: ['combinations', index] })),
  ];
  const faults = [
    ...entries.flatMap(([name, { singular, per }]) => nameFaults(name, { singular, per }, locate)),
    ...combinations.flatMap((name, index) => combinationFaults(name, index, table, locate)),
  ];
  return { value: { path, own, units: table }, messages: [...messages, ...faults] };
}

function partOf({ counts, times = 1, per, words: spelt, ...names }: Static<typeof ownUnit>): UnitPart {
  const { of, factor } = builtInParts.get(per ?? '1') ?? { of: {}, factor: 1 };
  const below = Object.entries(of).map(([dimension, power]) => [dimension, -power] as const);
  const [one, several] = spelt ?? [];
  return {
    of: { ...Object.fromEntries(below), [counts]: 1 },
    factor: times / factor,
    ...names,
    ...(one === undefined || several === undefined ? {} : { words: [one, several] }),
  };
}

interface Names {
  readonly singular: string | undefined;
  readonly per: string | undefined;
}

function nameFaults(name: string, { singular, per }: Names, locate: Locator): readonly VFileMessage[] {
  const messages: VFileMessage[] = [];
  if (!/^[^\s/-]+$/.test(name)) {
    const reason = `Unexpected unit \`${name}\`, expected a name without space, hyphen and slash`;
    const help = 'a combination goes into `combinations`; what is printed after a number is its `symbol`';
    messages.push(message('wrong-format', locate(['units', name], 'key'), reason, { help }));
  }
  const [taken] = [name, singular].filter((word) => word !== undefined && isUnit(word, builtInUnits));
  if (taken !== undefined) {
    const place = taken === name ? locate(['units', name], 'key') : locate(['units', name, 'singular']);
    const reason = `Unexpected unit \`${taken}\`, expected a name that no unit of every project has`;
    messages.push(message('duplicate-unit', place, reason, { help: 'delete it here, or name it otherwise' }));
  }
  if (per !== undefined && !builtInParts.has(per)) {
    const known = [...builtInParts.keys()];
    const reason = `Unexpected unit \`${per}\`, expected one of the ${known.length} of every project`;
    messages.push(message('unknown-unit', locate(['units', name, 'per']), reason, suggest(per, known)));
  }
  return messages;
}

function combinationFaults(
  name: string,
  index: number,
  units: Units,
  locate: Locator,
): readonly VFileMessage[] {
  const place = () => locate(['combinations', index]);
  if (builtInUnits.listed.has(name)) {
    const reason = `Unexpected unit \`${name}\`, expected one that is not known without it`;
    return [message('duplicate-unit', place(), reason, { help: 'delete it from the list' })];
  }
  if (isUnit(name, units)) return [];
  const reason = `Unexpected combination \`${name}\`, expected known units joined by \`-\` and one \`/\``;
  return [message('unknown-unit', place(), reason, suggest(name, [...units.parts.keys()]))];
}

/** Errors for units of fields that are neither built in nor in `data/units.json`. */
export function unknownUnits(
  texts: ReadonlyMap<string, string>,
  datasets: readonly Dataset[],
  units: Units,
): readonly VFileMessage[] {
  return datasets.flatMap(({ path, fields }) =>
    fields.flatMap(({ unit: name }, index) => {
      if (name === undefined || isUnit(name, units)) return [];
      const place = locator(path, texts.get(path) ?? '')(['schema', 'fields', index, 'unit']);
      const reason = `Unexpected unit \`${name}\`, expected one of every project or of \`${unitsPath}\``;
      return [message('unknown-unit', place, reason, suggest(name, units.names))];
    }),
  );
}
