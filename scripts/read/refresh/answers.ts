// What adapters have in common: JSON of a known form, addresses with a key, conditions on records.
import type { Static, TSchema } from 'typebox';
import { Failure } from '../../messages/failure.ts';
import type { Scalar } from '../../model/data.ts';
import type { Refresh, Reply } from '../../model/datasets/refresh.ts';
import { fileStart } from '../text/lines.ts';
import { checkShape } from '../text/schema-check.ts';

/** The media types of JSON. */
export const jsonTypes = ['application/json', 'text/json'] as const;

/** The usual limits of an answer. */
export const usualMost = { megabytes: 30, seconds: 60 } as const;

/** The failure of an answer that has not the form which its source documents. */
export function changedFormat(url: string, reason: string): Failure {
  return new Failure(`Unexpected answer of ${url}: ${reason}`, {
    help: 'its format may have changed: compare it with what the adapter in scripts/read/refresh reads',
  });
}

/** An answer as text. Rejects bytes that are no UTF-8. */
export function textOf({ url, bytes }: Reply): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw changedFormat(url, 'it is not text in UTF-8');
  }
}

/** The JSON of an answer, which follows the schema; keys that the schema does not know are allowed. */
export function jsonOf<T extends TSchema>(reply: Reply, schema: T): Static<T> {
  const value = anyJsonOf(reply);
  const place = { path: reply.url, position: fileStart };
  const { value: known, messages } = checkShape(schema, value, () => place);
  if (known !== undefined) return known as Static<T>;
  throw changedFormat(reply.url, lowerFirst(messages[0]?.reason ?? 'it has another form'));
}

/** The same without a schema. */
export function anyJsonOf(reply: Reply): unknown {
  const text = textOf(reply);
  try {
    return JSON.parse(text);
  } catch {
    throw changedFormat(reply.url, 'it is no JSON');
  }
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** The address for a key, whose slashes stay. */
export function addressOf({ url }: Refresh, key: string): string {
  return url.replaceAll('{key}', key.split('/').map(encodeURIComponent).join('/'));
}

/** The conditions of `select`; none where it is a path. */
export function conditionsOf({ select }: Pick<Refresh, 'select'>): Readonly<Record<string, string>> {
  return typeof select === 'object' ? select : {};
}

/** Whether a record has the values that the conditions name; one between slashes is a regular expression. */
export function fulfils(
  values: Readonly<Record<string, unknown>>,
  conditions: Readonly<Record<string, string>>,
): boolean {
  return Object.entries(conditions).every(([name, wanted]) => {
    const text = String(values[name] ?? '');
    const pattern = patternOf(wanted);
    return pattern === undefined ? text === wanted : pattern.test(text);
  });
}

/** The regular expression of a condition `/…/`; undefined for a plain value. Throws when it is none. */
export function patternOf(condition: string): RegExp | undefined {
  return /^\/.+\/$/su.test(condition) ? new RegExp(condition.slice(1, -1), 'u') : undefined;
}

/** A value of JSON as a cell may hold it; undefined for lists, objects and `null`. */
export function scalarOf(value: unknown): Scalar | undefined {
  return ['string', 'number', 'boolean'].includes(typeof value) ? (value as Scalar) : undefined;
}

/** The cells of a JSON object. */
export function scalarsOf(object: object): Readonly<Record<string, Scalar | undefined>> {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, scalarOf(value)]));
}
