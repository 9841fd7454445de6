import { Ajv, type ErrorObject } from 'ajv';
import type { Static, TSchema } from 'typebox';
import type { VFileMessage } from 'vfile-message';
import { message, nearest, suggest } from '../diagnostics/message.ts';
import type { Checked, Place } from '../model.ts';
import { isDate } from './date.ts';
import type { Locator, Pointer } from './locate.ts';

/** Compiles each schema at its first use and keeps it. Nothing is coerced, and every fault is found. */
const ajv = new Ajv({
  allErrors: true,
  verbose: true,
  allowUnionTypes: true,
  formats: { date: isDate, uri: isWebAddress },
});

function isWebAddress(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.canParse(text);
}

/** The value when it has the shape; undefined otherwise, with one message for each fault at its key or value. */
export function checkShape<T extends TSchema>(
  schema: T,
  value: unknown,
  locate: Locator,
): Checked<Static<T> | undefined> {
  const validate = ajv.compile<Static<T>>(schema);
  if (validate(value)) return { value, messages: [] };
  const all = validate.errors ?? [];
  const faults = all.filter((fault) => !isMisspelt(fault, all));
  return { value: undefined, messages: faults.map((fault) => explain(fault, value, locate)) };
}

/** Whether a missing key stands there under a name that is nearly its own: that unknown key says so already. */
function isMisspelt({ keyword, instancePath, params }: ErrorObject, all: readonly ErrorObject[]): boolean {
  if (keyword !== 'required') return false;
  const key = String(params.missingProperty);
  return all.some(
    (fault) =>
      fault.keyword === 'additionalProperties' &&
      fault.instancePath === instancePath &&
      nearest(String(fault.params.additionalProperty), propertiesOf(fault)) === key,
  );
}

function propertiesOf({ parentSchema }: ErrorObject): readonly string[] {
  return Object.keys((parentSchema?.properties as object | undefined) ?? {});
}

/** Whether the value has the shape. */
export function fitsShape<T extends TSchema>(schema: T, value: unknown): value is Static<T> {
  return ajv.compile(schema)(value);
}

function explain(fault: ErrorObject, root: unknown, locate: Locator): VFileMessage {
  const pointer = pointerOf(fault.instancePath, root);
  const name = nameOf(pointer);
  const explained = explanations[fault.keyword]?.({ fault, pointer, name, locate });
  return (
    explained ??
    message('wrong-format', locate(pointer), `Unexpected ${shown(fault.data)}${name}: ${fault.message ?? ''}`)
  );
}

/** What an explanation is made from; `name` is "" for the file itself, else " for `fields[2].type`". */
interface Given {
  readonly fault: ErrorObject;
  readonly pointer: Pointer;
  readonly name: string;
  readonly locate: Locator;
}

const explanations: Readonly<Record<string, (given: Given) => VFileMessage>> = {
  additionalProperties: ({ fault, pointer, name, locate }) => {
    const key = String(fault.params.additionalProperty);
    const known = propertiesOf(fault);
    const where = name.replace(' for ', ' in ');
    const reason = `Unexpected key \`${key}\`${where}, expected one of the ${known.length} known here`;
    return message('unknown-key', locate([...pointer, key], 'key'), reason, suggest(key, known));
  },
  required: ({ fault, pointer, name, locate }) => {
    const key = String(fault.params.missingProperty);
    const properties = fault.parentSchema?.properties as Record<string, TSchema & Described> | undefined;
    const description = properties?.[key]?.description;
    const where = name.replace(' for ', ' in ');
    const reason = `Unexpected absence of \`${key}\`${where}, expected the key`;
    const help = description === undefined ? {} : { help: `\`${key}\`: ${description}` };
    return message('missing-key', firstOf(locate(pointer)), reason, { expected: [key], ...help });
  },
  type: ({ fault, pointer, name, locate }) => {
    const types = [fault.params.type as string | readonly string[]].flat();
    const reason = `Unexpected ${shown(fault.data)}${name}, expected ${types.map(withArticle).join(' or ')}`;
    return message('wrong-type', firstLineOf(locate(pointer)), reason, { expected: types });
  },
  enum: ({ fault, pointer, name, locate }) => {
    const allowed = (fault.params.allowedValues as readonly unknown[]).map(String);
    const reason = `Unexpected ${shown(fault.data)}${name}, expected one of ${allowed.length} values`;
    return message('not-in-enum', locate(pointer), reason, suggest(String(fault.data), allowed));
  },
  const: ({ fault, pointer, name, locate }) => {
    const wanted = String(fault.params.allowedValue);
    const reason = `Unexpected ${shown(fault.data)}${name}, expected \`${wanted}\``;
    return message('not-in-enum', locate(pointer), reason, { expected: [wanted] });
  },
  pattern: ({ fault, pointer, name, locate }) => {
    const described = (fault.parentSchema as Described | undefined)?.form ?? String(fault.params.pattern);
    const reason = `Unexpected ${shown(fault.data)}${name}, expected ${described}`;
    return message('wrong-format', locate(pointer), reason);
  },
  format: ({ fault, pointer, name, locate }) => {
    const wanted = fault.params.format === 'date' ? 'a date as YYYY-MM-DD' : 'a web address';
    const reason = `Unexpected ${shown(fault.data)}${name}, expected ${wanted}`;
    return message('wrong-format', locate(pointer), reason);
  },
  minItems: ({ pointer, name, locate }) =>
    message('empty-data', locate(pointer), `Unexpected empty list${name}, expected at least one entry`),
  minLength: ({ pointer, name, locate }) =>
    message('empty-data', locate(pointer), `Unexpected empty text${name}, expected words`),
  minimum: outOfRange,
  maximum: outOfRange,
  exclusiveMinimum: outOfRange,
};

function outOfRange({ fault, pointer, name, locate }: Given): VFileMessage {
  const limit = `${String(fault.params.comparison)} ${String(fault.params.limit)}`;
  const reason = `Unexpected ${shown(fault.data)}${name}, expected a number ${limit}`;
  return message('out-of-range', locate(pointer), reason);
}

interface Described {
  readonly description?: string;
  /** What a pattern stands for, in words: "an id in kebab-case". */
  readonly form?: string;
}
ajv.addKeyword('form');

/** A value as messages show it: with its type, and in backticks when it is short. */
export function shown(value: unknown): string {
  if (value === null) return '`null`';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'object') return 'object';
  const text = JSON.stringify(value);
  return `${typeof value} \`${text.length > 60 ? `${text.slice(0, 59)}…` : text}\``;
}

function withArticle(type: string): string {
  if (type === 'array') return 'a list';
  return type === 'null' ? '`null`' : `${/^[aeio]/.test(type) ? 'an' : 'a'} ${type}`;
}

function pointerOf(path: string, root: unknown): Pointer {
  let value = root;
  return path
    .split('/')
    .slice(1)
    .map((raw) => {
      const key = raw.replaceAll('~1', '/').replaceAll('~0', '~');
      const step = Array.isArray(value) ? Number(key) : key;
      value = (value as Record<string | number, unknown>)[step];
      return step;
    });
}

function nameOf(pointer: Pointer): string {
  const name = pointer.reduce<string>(
    (before, step) =>
      typeof step === 'number' ? `${before}[${step}]` : `${before}${before === '' ? '' : '.'}${step}`,
    '',
  );
  return name === '' ? '' : ` for \`${name}\``;
}

function firstOf(place: Place): Place {
  const { start } = place.position;
  const end = { ...start, column: start.column + 1, offset: (start.offset ?? 0) + 1 };
  return { path: place.path, position: { start, end } };
}

function firstLineOf(place: Place): Place {
  return place.position.start.line === place.position.end.line ? place : firstOf(place);
}
