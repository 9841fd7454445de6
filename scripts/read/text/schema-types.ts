// The types that the check of JSON Schemas works with: schemas, faults and what a check needs.
import type { JsonPointer } from '../../model/sources.ts';

/** The keywords of JSON Schema that the schemas here use; a test compares this list with the schemas. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly anyOf?: readonly JsonSchema[];
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minProperties?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly description?: string;
  /** The meaning of `pattern` in words: "an id in kebab-case". A keyword of this project. */
  readonly form?: string;
}

/** One fault of a value. `expected` lists keys, values, types or limits, depending on `kind`. */
export interface SchemaFault {
  readonly pointer: JsonPointer;
  readonly kind: 'unknown key' | 'missing key' | 'value' | 'type' | 'limit' | 'pattern' | 'format';
  readonly actual: unknown;
  readonly expected: readonly string[];
  /** The schema that the value violates. */
  readonly schema: JsonSchema;
}

/** What a check needs beside the schema itself. */
export interface SchemaContext {
  /** The document in which `$ref` is looked up: `#/definitions/Name`. */
  readonly root: object;
  /** A test of a text for each `format`, by the format's name; formats that are not listed allow every text. */
  readonly formats?: Readonly<Record<string, (text: string) => boolean>>;
}
