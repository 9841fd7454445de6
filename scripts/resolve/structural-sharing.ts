// Structural sharing: takes over from an earlier value the objects that are unchanged in a later one.
/**
 * The later of two values, in which every part that is equal in the earlier one is the same object as there, so that memos
 * know it. Works on plain data: objects without a class, arrays and maps. Anything else is compared by identity.
 */
export function shareUnchanged<T>(before: unknown, now: T): T {
  if (Object.is(before, now)) return now;
  if (Array.isArray(before) && Array.isArray(now)) return shareInList(before, now) as T;
  if (before instanceof Map && now instanceof Map) return shareInMap(before, now) as T;
  if (isPlain(before) && isPlain(now)) return shareInRecord(before, now) as T;
  return now;
}

function shareInList(before: readonly unknown[], now: readonly unknown[]): readonly unknown[] {
  const parts = now.map((part, index) => shareUnchanged(before[index], part));
  const isSame = before.length === now.length && parts.every((part, index) => Object.is(part, before[index]));
  return isSame ? before : parts;
}

type PlainRecord = Readonly<Record<string, unknown>>;

function shareInRecord(before: PlainRecord, now: PlainRecord): PlainRecord {
  const names = Object.keys(now);
  const parts: Record<string, unknown> = {};
  let isSame = Object.keys(before).length === names.length;
  for (const name of names) {
    const part = shareUnchanged(before[name], now[name]);
    parts[name] = part;
    isSame &&= name in before && Object.is(part, before[name]);
  }
  return isSame ? before : parts;
}

function shareInMap(
  before: ReadonlyMap<unknown, unknown>,
  now: ReadonlyMap<unknown, unknown>,
): ReadonlyMap<unknown, unknown> {
  const parts = new Map([...now].map(([key, part]) => [key, shareUnchanged(before.get(key), part)] as const));
  const isSame = sameOrder([...before.keys()], [...now.keys()]);
  return isSame && [...parts].every(([key, part]) => Object.is(part, before.get(key))) ? before : parts;
}

function sameOrder(before: readonly unknown[], now: readonly unknown[]): boolean {
  return before.length === now.length && before.every((key, index) => Object.is(key, now[index]));
}

function isPlain(value: unknown): value is PlainRecord {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
