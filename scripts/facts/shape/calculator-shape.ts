// Checks the shape of the calculators that a topic declares, since a build does not check their types.
import { isKeyed, type Keyed, misshapen } from './shape.ts';

/** The lists of a calculator, and what each entry has. */
const lists: Readonly<Record<string, Keyed>> = {
  inputs: {
    id: 'string',
    title: 'string',
    group: 'string',
    value: 'number',
    low: 'number',
    high: 'number',
    step: 'number',
    reason: 'string',
  },
  presets: { id: 'string', title: 'string', values: 'object' },
  tables: { id: 'string', title: 'string', head: 'string', columns: 'object', rows: 'object' },
  maps: { id: 'string', title: 'string', across: 'object', down: 'object' },
};

/** Refuses what is no list of calculators (`topic-shape`). Nothing at all is one. */
export function checkCalculators(path: string, found: unknown): void {
  if (found === undefined) return;
  if (!Array.isArray(found)) throw misshapen(path, found, 'a list, or nothing');
  for (const one of found as readonly unknown[]) checkCalculator(path, one);
}

function checkCalculator(path: string, found: unknown): void {
  if (!isKeyed(found)) throw misshapen(path, found, 'calculators');
  for (const key of ['id', 'title'])
    if (typeof found[key] !== 'string') throw misshapen(`${path}, ${key}`, found[key], 'a text');
  const own = `${path} ${String(found.id)}`;
  if (!isKeyed(found.categories)) throw misshapen(`${own}, categories`, found.categories, 'categories by id');
  for (const [list, types] of Object.entries(lists)) checkList(`${own}, ${list}`, found[list], types);
  if (Array.isArray(found.presets) && found.presets.length === 0)
    throw misshapen(`${own}, presets`, found.presets, 'at least one');
}

function checkList(path: string, found: unknown, types: Keyed): void {
  if (!Array.isArray(found)) throw misshapen(path, found, 'a list');
  for (const [index, entry] of (found as readonly unknown[]).entries()) {
    const where = `${path} ${index + 1}`;
    if (!isKeyed(entry)) throw misshapen(where, entry, 'an object');
    const wrong = Object.keys(types).find(
      (key) => typeof entry[key] !== types[key] || Number.isNaN(entry[key]),
    );
    if (wrong !== undefined)
      throw misshapen(`${where}, ${wrong}`, entry[wrong], expectedOf(String(types[wrong])));
  }
}

function expectedOf(type: string): string {
  return type === 'object' ? 'a list or object' : `a ${type}`;
}
