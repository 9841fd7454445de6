// Parses `data/kinds.json`: kinds of data, and for how many days data of each kind are fresh.
import Type from 'typebox';
import type { VFileMessage } from 'vfile-message';
import { asOfField } from '../../facts/ages.ts';
import { message, suggest, suggestOrAdd } from '../../messages/message.ts';
import type { DataKinds, Dataset } from '../../model/data.ts';
import type { Checked } from '../../model/sources.ts';
import { parseJson } from '../text/json.ts';
import { locator } from '../text/locate.ts';
import { checkShape } from '../text/schema-check.ts';
import { closed, words } from '../text/schema-parts.ts';

export const kindsPath = 'data/kinds.json';

const kind = Type.Object(
  {
    title: words('What the data are, in the plural: "List prices".'),
    days: Type.Optional(
      Type.Integer({
        minimum: 1,
        description: 'How old they may be at the date of the edition; any age if absent, as for experiments.',
      }),
    ),
  },
  closed,
);

/** `data/kinds.json`. */
export const kindsSchema = Type.Object(
  {
    $schema: Type.Optional(Type.String({ description: 'Where an editor finds this schema.' })),
    kinds: Type.Record(Type.String(), kind, { description: 'By the name that datasets give as `kind`.' }),
    default: words('The kind of datasets that name none and need none: one without `days`.'),
  },
  { title: 'Kinds of data', ...closed },
);

/** The kinds of a project without `data/kinds.json`: none, and no data grow old. */
export const noKinds: DataKinds = { byName: new Map() };

/** The kinds with a message for each fault; undefined when the file does not follow the schema. */
export function parseKinds(path: string, text: string): Checked<DataKinds | undefined> {
  const json = parseJson(path, text);
  if (json.value === undefined) return { value: undefined, messages: json.messages };
  const locate = locator(path, text);
  const file = checkShape(kindsSchema, json.value, locate);
  const messages: VFileMessage[] = [...json.messages, ...file.messages];
  if (file.value === undefined) return { value: undefined, messages };
  const { kinds, default: usual } = file.value;
  const byName = new Map(Object.entries(kinds).map(([name, own]) => [name, { name, ...own }]));
  const found = byName.get(usual);
  if (found === undefined || found.days !== undefined) {
    const timeless = [...byName.values()].filter(({ days }) => days === undefined).map(({ name }) => name);
    const reason = `Unexpected default \`${usual}\`, expected a kind without \`days\``;
    messages.push(message('unknown-kind', locate(['default']), reason, suggest(usual, timeless)));
  }
  return { value: { byName, usual }, messages };
}

/** Errors for kinds that the project does not have, and warnings for datasets that need one and name none. */
export function kindFaults(
  texts: ReadonlyMap<string, string>,
  datasets: readonly Dataset[],
  { byName }: DataKinds,
): readonly VFileMessage[] {
  const names = [...byName.keys()];
  return datasets.flatMap((dataset) => {
    const locate = locator(dataset.path, texts.get(dataset.path) ?? '');
    const { kind: name } = dataset;
    if (name !== undefined && !byName.has(name)) {
      const reason = `Unexpected kind \`${name}\`, expected one of the ${names.length} in ${kindsPath}`;
      return [message('unknown-kind', locate(['kind']), reason, suggestOrAdd(name, names, kindsPath))];
    }
    const why = name === undefined && names.length > 0 ? agesBy(dataset) : undefined;
    if (why === undefined) return [];
    const reason = `Unexpected dataset \`${dataset.name}\` without \`kind\`, expected one, since ${why}`;
    const help = `give it a \`"kind"\`: ${names.map((one) => `\`${one}\``).join(', ')}`;
    return [message('missing-kind', locate(['name']), reason, { expected: names, help })];
  });
}

/** Statistics of numbers that somebody sets and may set otherwise tomorrow. */
const changing: readonly string[] = ['list price', 'limit'];

/** Why data grow old, which measurements do not; undefined where nothing says so. */
function agesBy({ asOf, fields, rows }: Dataset): string | undefined {
  if (asOf !== undefined || fields.some(({ name }) => name === asOfField))
    return `${asOf === undefined ? 'its rows have' : 'it has'} an \`${asOfField}\``;
  const given = [...fields.map(({ statistic }) => statistic), ...rows.map(({ statistic }) => statistic)];
  const found = changing.find((statistic) => given.includes(statistic));
  return found === undefined ? undefined : `a number of it is a ${found}`;
}
