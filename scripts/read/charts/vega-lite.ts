// Checks charts against the JSON Schema of Vega-Lite.
import { createRequire } from 'node:module';
import type { VFileMessage } from 'vfile-message';
import { type Detail, message, suggest } from '../../messages/message.ts';
import type { Place } from '../../model/sources.ts';
import { pointerText } from '../text/json-entries.ts';
import { schemaFaults, withoutMisspelt } from '../text/json-schema.ts';
import { firstIfLong } from '../text/lines.ts';
import type { Locator } from '../text/locate.ts';
import { inside, shown, typeInWords } from '../text/schema-check.ts';
import type { JsonSchema, SchemaFault } from '../text/schema-types.ts';

/** An error for each fault of a spec by the schema of Vega-Lite, at the key or value. */
export function checkVegaLite(spec: object, locate: Locator): readonly VFileMessage[] {
  const named = checkVersion({ ...spec }, locate);
  // What is no Vega-Lite has faults without end by its schema.
  if (named?.ruleId === 'chart-schema') return [named];
  const reference = { $ref: `#/definitions/${definitionOf(spec)}` };
  const faults = schemaFaults(reference, spec, { root: vegaLiteSchema() });
  return [...(named ? [named] : []), ...withoutMisspelt(faults).map((fault) => explain(fault, locate))];
}

const current = 'https://vega.github.io/schema/vega-lite/v6.json';

/** A message where `$schema` names something else than the version of Vega-Lite that draws the chart. */
function checkVersion(spec: Readonly<Record<string, unknown>>, locate: Locator): VFileMessage | undefined {
  const { $schema: name, marks, mark } = spec;
  if (typeof name !== 'string') {
    return marks !== undefined && mark === undefined ? vegaSpec(locate(['marks'], 'key')) : undefined;
  }
  const [, language, version] = /\/(vega|vega-lite)\/v(\d+)[\w.-]*\.json#?$/.exec(name) ?? [];
  if (language === 'vega') return vegaSpec(locate(['$schema']));
  if (language === 'vega-lite' && version === '6') return undefined;
  const found = version === undefined ? `schema \`${name}\`` : `schema of Vega-Lite ${version}`;
  const reason = `Unexpected ${found}, expected that of Vega-Lite 6, which draws it`;
  return message('old-schema', locate(['$schema']), reason, {
    actual: name,
    help: `write \`${current}\`, and look at the chart: a few keys mean something else since`,
  });
}

function vegaSpec(place: Place): VFileMessage {
  return message('chart-schema', place, 'Unexpected spec of Vega, expected Vega-Lite', {
    help: 'write the chart in Vega-Lite, which has `mark` and `encoding` instead of `marks`, `scales` and `signals`',
  });
}

/** The JSON Schema of Vega-Lite, from its package. */
export function vegaLiteSchema(): { readonly definitions: Readonly<Record<string, JsonSchema>> } {
  return createRequire(import.meta.url)('vega-lite/vega-lite-schema.json');
}

/** The name of the definition for the kind of spec, which its keys show. */
function definitionOf(spec: object): string {
  const kinds = {
    layer: 'TopLevelLayerSpec',
    facet: 'TopLevelFacetSpec',
    hconcat: 'TopLevelHConcatSpec',
    vconcat: 'TopLevelVConcatSpec',
    concat: 'TopLevelConcatSpec',
    repeat: 'TopLevelRepeatSpec',
  };
  return Object.entries(kinds).find(([key]) => key in spec)?.[1] ?? 'TopLevelUnitSpec';
}

function explain({ kind, pointer, actual, expected }: SchemaFault, locate: Locator): VFileMessage {
  if (kind === 'unknown key') {
    const reason = `Unexpected key \`${String(actual)}\`${inside(pointer.slice(0, -1))}, expected one of the ${expected.length} known here`;
    return message('chart-schema', locate(pointer, 'key'), reason, suggest(String(actual), expected));
  }
  const place = firstIfLong(locate(pointer));
  if (kind === 'missing key') {
    const keys = expected.map((key) => `\`${key}\``).join(' or ');
    const reason = `Unexpected absence of ${keys}${inside(pointer)}, expected the key`;
    return message('chart-schema', place, reason, { expected });
  }
  const name = pointer.length === 0 ? '' : ` for \`${pointerText(pointer)}\``;
  const words = expected.length > 6 ? `one of ${expected.length} values` : choice(kind, expected);
  const reason = `Unexpected ${shown(actual)}${name}, expected ${words}`;
  const detail: Detail = kind === 'value' ? suggest(String(actual), expected) : { expected };
  return message('chart-schema', place, reason, detail);
}

function choice(kind: SchemaFault['kind'], expected: readonly string[]): string {
  if (kind === 'value') return expected.map((word) => `\`${word}\``).join(' or ');
  return kind === 'type' ? expected.map(typeInWords).join(' or ') : expected.join(' and ');
}
