// Reads any JSON: records by a JSONPath, values by name or JSONPath.
import { Failure } from '../../messages/failure.ts';
import type { Scalar } from '../../model/data.ts';
import type { Refresh, Reply, SourceRecord } from '../../model/datasets/refresh.ts';
import type { Adapter } from './adapter.ts';
import { addressOf, anyJsonOf, changedFormat, jsonTypes, scalarOf, usualMost } from './answers.ts';
import { namesAsked } from './names.ts';

/** JSON over HTTPS. JSONPath is that of RFC 9535; it runs no code. */
export const json: Adapter = {
  name: 'json',
  about: 'any JSON, whose records a JSONPath in `select` finds; values are named, or are JSONPaths',
  read: async (refresh, keys, get) => {
    const find = await finder();
    const ask = (url: string) => get({ url, types: jsonTypes, most: usualMost });
    if (!refresh.url.includes('{key}')) {
      const reply = await ask(refresh.url);
      return { records: recordsIn(reply, refresh, find), replies: [reply], isList: true };
    }
    const replies = await Promise.all(
      keys.map(async (key) => [key, await ask(addressOf(refresh, key))] as const),
    );
    const records = replies.flatMap(([key, reply]) =>
      found(reply, refresh, find)
        .slice(0, 1)
        .map((record) => ({ key, values: valuesOf(record, refresh, find) })),
    );
    return { records, replies: replies.map(([, reply]) => reply), isList: false };
  },
};

function recordsIn(reply: Reply, refresh: Refresh, find: Find): readonly SourceRecord[] {
  const records = found(reply, refresh, find);
  if (records.length === 0) throw changedFormat(reply.url, `\`${pathOf(refresh)}\` finds nothing in it`);
  return records.map((record) => {
    const key = valueAt(record, refresh.match ?? 'id', find);
    return { key: String(key ?? ''), values: valuesOf(record, refresh, find) };
  });
}

/** The path of the records; the whole answer if none is given. */
function pathOf({ select }: Refresh): string {
  return typeof select === 'string' ? select : '$';
}

function found(reply: Reply, refresh: Refresh, find: Find): readonly unknown[] {
  return find(anyJsonOf(reply), pathOf(refresh));
}

function valuesOf(
  record: unknown,
  refresh: Refresh,
  find: Find,
): Readonly<Record<string, Scalar | undefined>> {
  return Object.fromEntries(namesAsked(refresh).map((name) => [name, valueAt(record, name, find)]));
}

function valueAt(record: unknown, name: string, find: Find): Scalar | undefined {
  if (name.startsWith('$')) return scalarOf(find(record, name)[0]);
  return scalarOf((Object(record) as Record<string, unknown>)[name]);
}

/** The values that a path finds in JSON. */
type Find = (value: unknown, path: string) => readonly unknown[];

/** Imported when something is read: every other run does without. */
async function finder(): Promise<Find> {
  const { query } = await import('json-p3');
  return (value, path) => {
    try {
      return query(path, value as Parameters<typeof query>[1]).values();
    } catch (cause) {
      throw new Failure(`Unexpected JSONPath \`${path}\``, { help: 'write it as RFC 9535 has it', cause });
    }
  };
}
