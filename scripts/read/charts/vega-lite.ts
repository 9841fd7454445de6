// Checks charts against the JSON Schema of Vega-Lite.
import { createRequire } from 'node:module';
import type { VFileMessage } from 'vfile-message';
import { type Detail, message, suggest } from '../../messages/message.ts';
import { pointerText } from '../text/json-entries.ts';
import { schemaFaults, withoutMisspelt } from '../text/json-schema.ts';
import { firstIfLong } from '../text/lines.ts';
import type { Locator } from '../text/locate.ts';
import { inside, shown, typeInWords } from '../text/schema-check.ts';
import type { JsonSchema, SchemaFault } from '../text/schema-types.ts';

/** An error for each fault of a spec by the schema of Vega-Lite, at the key or value. */
export function checkVegaLite(spec: object, locate: Locator): readonly VFileMessage[] {
  const reference = { $ref: `#/definitions/${definitionOf(spec)}` };
  const faults = schemaFaults(reference, spec, { root: vegaLiteSchema() });
  return withoutMisspelt(faults).map((fault) => explain(fault, locate));
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
