// The units of a project.
import { diskWorld } from '../../host/disk/world.ts';
import type { Units } from '../../model/units.ts';
import { noOwnUnits, parseUnits, unitsPath } from '../../read/data/units.ts';

/** The units of `data/units.json` beside those of every project; these alone when it cannot be read, which `check` reports. */
export async function projectUnits(root: string): Promise<Units> {
  const text = await (await diskWorld(root)).read(unitsPath).catch(() => undefined);
  return ((text === undefined ? undefined : parseUnits(unitsPath, text).value) ?? noOwnUnits).units;
}
