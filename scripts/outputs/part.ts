import type { Bound, Edition, Kit } from '../model.ts';
import type { Setting } from './setting.ts';
import type { Uses } from './uses.ts';

/** What making a part of a document looks things up in. */
interface Sight {
  readonly edition: Edition;
  readonly kit: Kit;
  readonly uses?: Uses;
}

/**
 * A part of a document, made again only when what it is made from is another: its subjects, and whatever it looked up in
 * the edition, the kit and the uses while it was made last. Needs a kit that remembers, and makes every part otherwise.
 */
export function part<S extends Sight, T>(
  name: string,
  subjects: readonly unknown[],
  sight: S,
  make: (sight: S) => T,
): T {
  const { memo } = sight.kit;
  if (memo === undefined) return make(sight);
  return memo.trace(name, looker(subjects, sight), (look) => {
    subjects.forEach((_, index) => void look(index));
    const seen = { edition: seenEdition(sight.edition, look), kit: seenKit(sight.kit, look) };
    const uses = sight.uses === undefined ? {} : { uses: seenUses(look) };
    return make({ ...sight, ...seen, ...uses });
  });
}

/** A subject by its index, the id of a number by its node, and everything else by a kind and names. */
type Key = number | Bound | string;
type Look = (key: Key) => unknown;

const separator = '\0';
const maps = ['figures', 'tables', 'datasets', 'series'] as const;

function looker(subjects: readonly unknown[], { edition, kit, uses }: Sight): Look {
  const finders: Readonly<Record<string, (a: string, b: string) => unknown>> = {
    edition: (field) => edition[field as keyof Edition],
    figures: (id) => edition.figures.get(id),
    tables: (id) => edition.tables.get(id),
    datasets: (name) => edition.datasets.get(name),
    series: (name) => edition.series.get(name),
    template: () => kit.template,
    drawing: (chart, surface) => kit.drawing(chart, surface as Parameters<Kit['drawing']>[1]),
    style: (name) => kit.style(name),
    image: (path) => kit.image(path),
    use: (fact, anchor) => uses?.find(fact, anchor),
  };
  return (key) => {
    if (typeof key === 'number') return subjects[key];
    if (typeof key === 'object') return uses?.ids.get(key);
    const [kind = '', a = '', b = ''] = key.split(separator);
    return finders[kind]?.(a, b);
  };
}

function seenEdition(edition: Edition, look: Look): Edition {
  const whole = (field: string) => look(`edition${separator}${field}`);
  return new Proxy(edition, {
    get: (_, field) => {
      const name = String(field);
      return (maps as readonly string[]).includes(name) ? seenMap(name, look) : whole(name);
    },
  });
}

/** Single entries are looked up one by one; whoever goes through all of them looks at the whole. */
function seenMap(name: string, look: Look): ReadonlyMap<string, unknown> {
  const whole = () => look(`edition${separator}${name}`) as ReadonlyMap<string, unknown>;
  const get = (id: string) => look(`${name}${separator}${id}`);
  return {
    get,
    has: (id) => get(id) !== undefined,
    get size() {
      return whole().size;
    },
    keys: () => whole().keys(),
    values: () => whole().values(),
    entries: () => whole().entries(),
    forEach: (visit) => whole().forEach(visit),
    [Symbol.iterator]: () => whole()[Symbol.iterator](),
  };
}

/** What a kit measures and converts depends on nothing that changes; the rest is looked up. */
function seenKit(kit: Kit, look: Look): Kit {
  const key = (...names: readonly string[]) => names.join(separator);
  return {
    ...kit,
    template: (name, context) => (look('template') as Kit['template'])(name, context),
    drawing: (chart, surface) => look(key('drawing', chart, surface)) as ReturnType<Kit['drawing']>,
    style: (name) => String(look(key('style', name))),
    image: (path) => String(look(key('image', path))),
  };
}

function seenUses(look: Look): Setting['uses'] {
  return {
    ids: { get: (node) => look(node) as string | undefined },
    find: (fact, anchor) => look(['use', fact, anchor].join(separator)) as string | undefined,
  };
}
