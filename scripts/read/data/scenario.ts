// Parses scenarios: numbers of a reader for a calculator, as the page exports them and the report prints them.
import Type from 'typebox';
import type { Scenario } from '../../model/project.ts';
import type { Checked } from '../../model/sources.ts';
import { parseJson } from '../text/json.ts';
import { locator } from '../text/locate.ts';
import { checkShape } from '../text/schema-check.ts';
import { closed, words } from '../text/schema-parts.ts';

/** `data/<calculator>/scenarios/<name>.json`. */
export const scenarioPattern =
  /^data\/(?<calculator>[a-z0-9-]+)\/scenarios\/(?<id>[a-z0-9]+(?:-[a-z0-9]+)*)\.json$/;

export const scenarioSchema = Type.Object(
  {
    $schema: Type.Optional(Type.String({ description: 'Where an editor finds this schema.' })),
    title: words('What the scenario is called in tables and in the calculator.'),
    from: Type.Optional(
      words('Id of the worked case that it starts from; the first of the calculator if absent.'),
    ),
    values: Type.Record(Type.String(), Type.Number(), {
      description: 'The numbers that differ from that case, by the ids of inputs, in the units of the form.',
      minProperties: 1,
    }),
  },
  { title: 'Scenario of a calculator', ...closed },
);

/** The scenario in a file, with a message for each fault; undefined when the file does not follow the schema. */
export function parseScenario(path: string, text: string): Checked<Scenario | undefined> {
  const json = parseJson(path, text);
  if (json.value === undefined) return { value: undefined, messages: json.messages };
  const file = checkShape(scenarioSchema, json.value, locator(path, text));
  const messages = [...json.messages, ...file.messages];
  const { calculator = '', id = '' } = scenarioPattern.exec(path)?.groups ?? {};
  if (file.value === undefined) return { value: undefined, messages };
  const { title, from, values } = file.value;
  return { value: { path, id, calculator, title, ...(from !== undefined && { from }), values }, messages };
}
