// Finds what is wrong in the `refresh` of a dataset: names that it does not have, and values that no source gives.
import type { VFileMessage } from 'vfile-message';
import { fieldsOfRowTitle } from '../../facts/cell-label.ts';
import { namesInTemplate } from '../../facts/renewal/keys.ts';
import { message, suggest } from '../../messages/message.ts';
import type { Dataset } from '../../model/data.ts';
import type { Refresh } from '../../model/datasets/refresh.ts';
import type { JsonPointer } from '../../model/sources.ts';
import { conditionsOf, patternOf } from '../refresh/answers.ts';
import { adapters } from '../refresh/index.ts';
import { isTemplate, mappedOf, todayName } from '../refresh/names.ts';
import type { Locator } from '../text/locate.ts';

/** A message for each name in `refresh` that nothing has, each address that is none, and each condition that is no pattern. */
export function refreshFaults(dataset: Dataset, locate: Locator): readonly VFileMessage[] {
  return (dataset.refresh ?? []).flatMap((refresh, index) => {
    const at: JsonPointer = ['refresh', index];
    return [
      ...addressFaults(refresh, at, locate),
      ...fieldFaults(dataset, refresh, at, locate),
      ...rowFaults(dataset, refresh, at, locate),
      ...valueFaults(refresh, at, locate),
      ...conditionFaults(refresh, at, locate),
    ];
  });
}

function addressFaults({ url }: Refresh, at: JsonPointer, locate: Locator): readonly VFileMessage[] {
  const address = url.replaceAll('{key}', 'key');
  if (URL.canParse(address) && new URL(address).username === '') return [];
  const reason = `Unexpected address \`${url}\`, expected one over HTTPS without a name or password`;
  return [message('wrong-format', locate([...at, 'url']), reason)];
}

function fieldFaults(
  { fields }: Dataset,
  { map, rows = {}, set = {}, key = '' }: Refresh,
  at: JsonPointer,
  locate: Locator,
): readonly VFileMessage[] {
  const known = fields.map(({ name }) => name);
  const renewable = known.filter((name) => name !== 'id');
  const fault = (name: string, pointer: JsonPointer, names: readonly string[], target: 'key' | 'value') => {
    if (names.includes(name)) return [];
    const reason = `Unexpected field \`${name}\` in \`refresh\`, expected one of the ${names.length} fields that it may name`;
    return [message('unknown-field', locate([...at, ...pointer], target), reason, suggest(name, names))];
  };
  return [
    ...Object.keys(map).flatMap((name) => fault(name, ['map', name], renewable, 'key')),
    ...Object.keys(set).flatMap((name) => fault(name, ['set', name], renewable, 'key')),
    ...Object.keys(rows).flatMap((name) => fault(name, ['rows', name], known, 'key')),
    ...fieldsOfRowTitle(key).flatMap((name) => fault(name, ['key'], known, 'value')),
  ];
}

function rowFaults(
  { rows }: Dataset,
  { keys = {} }: Refresh,
  at: JsonPointer,
  locate: Locator,
): readonly VFileMessage[] {
  const ids = rows.map(({ id }) => String(id));
  return Object.keys(keys)
    .filter((id) => !ids.includes(id))
    .map((id) => {
      const reason = `Unexpected row \`${id}\` in \`refresh\`, expected one of the ${ids.length} rows`;
      return message('unknown-row', locate([...at, 'keys', id], 'key'), reason, suggest(id, ids));
    });
}

/** Values are checked where the adapter has them; others have those that the source names. */
function valueFaults(
  { from, map, news }: Refresh,
  at: JsonPointer,
  locate: Locator,
): readonly VFileMessage[] {
  const values = adapters.get(from)?.values;
  if (values === undefined) return [];
  const known = [...Object.keys(values), todayName];
  const named: readonly (readonly [string, JsonPointer])[] = [
    ...Object.entries(map).map(([field, mapped]) => [mappedOf(mapped).value, ['map', field]] as const),
    ...(news === undefined
      ? []
      : [[news.date, ['news', 'date']] as const, [news.text, ['news', 'text']] as const]),
  ];
  return named.flatMap(([text, pointer]) => {
    const isText = isTemplate(text) || pointer[1] === 'text';
    return (isText ? namesInTemplate(text) : [text])
      .filter((name) => !known.includes(name))
      .map((name) => {
        const reason = `Unexpected value \`${name}\` of \`${from}\`, expected one of ${known.length}`;
        return message('not-in-enum', locate([...at, ...pointer]), reason, suggest(name, known));
      });
  });
}

function conditionFaults(refresh: Refresh, at: JsonPointer, locate: Locator): readonly VFileMessage[] {
  const sets = [
    [conditionsOf(refresh), ['select']],
    [refresh.news?.select ?? {}, ['news', 'select']],
  ] as const;
  return sets.flatMap(([conditions, pointer]) =>
    Object.entries(conditions)
      .filter(([, condition]) => !isCondition(condition))
      .map(([name, condition]) => {
        const reason = `Unexpected condition \`${condition}\`, expected a regular expression between slashes`;
        return message('wrong-format', locate([...at, ...pointer, name]), reason);
      }),
  );
}

function isCondition(condition: string): boolean {
  try {
    patternOf(condition);
    return true;
  } catch {
    return false;
  }
}
