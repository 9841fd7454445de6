import type { VFileMessage } from 'vfile-message';
import { message, suggest } from '../diagnostics/message.ts';
import type { Paths, Picture, Spectrum, Zone } from '../diagram.ts';
import type { Locator, Pointer } from './locate.ts';

/** What a schema cannot see: names that nothing has, names given twice, steps that lead back up. */
export function lintPicture(picture: Picture, locate: Locator): readonly VFileMessage[] {
  if (picture.kind === 'path') return lintPath(picture, locate);
  return picture.kind === 'spectrum' ? lintSpectrum(picture, locate) : [];
}

function lintPath({ zones, lanes }: Paths, locate: Locator): readonly VFileMessage[] {
  const order = zones.map(({ id }) => id);
  const inLanes = lanes.flatMap(({ steps }, lane) =>
    steps.flatMap(({ zone }, index) => {
      const at: Pointer = ['lanes', lane, 'steps', index, 'zone'];
      if (!order.includes(zone)) return [unknownPart('zone', zone, order, locate, at)];
      const before = steps[index - 1]?.zone ?? zone;
      if (order.indexOf(zone) >= order.indexOf(before)) return [];
      const reason = `Unexpected step up from \`${before}\` to \`${zone}\`, expected the way down`;
      const help = 'a lane leads through the zones from top to bottom: order its steps, or the zones';
      return [message('backward-step', locate(at), reason, { actual: zone, help })];
    }),
  );
  return [...repeatedIds('zones', zones, locate), ...inLanes];
}

function lintSpectrum({ layers, items }: Spectrum, locate: Locator): readonly VFileMessage[] {
  const known = layers.map(({ id }) => id);
  const unknown = items.flatMap(({ owns }, index) =>
    known.includes(owns) ? [] : [unknownPart('layer', owns, known, locate, ['items', index, 'owns'])],
  );
  return [...repeatedIds('layers', layers, locate), ...unknown];
}

function unknownPart(
  what: string,
  name: string,
  known: readonly string[],
  locate: Locator,
  at: Pointer,
): VFileMessage {
  const reason = `Unexpected ${what} \`${name}\`, expected one of the ${known.length} ${what}s of the diagram`;
  return message('unknown-part', locate(at), reason, suggest(name, known));
}

function repeatedIds(key: string, parts: readonly Zone[], locate: Locator): readonly VFileMessage[] {
  return parts.flatMap(({ id }, index) => {
    if (parts.findIndex((part) => part.id === id) === index) return [];
    const reason = `Unexpected second id \`${id}\` in \`${key}\`, expected each id once`;
    return [message('duplicate-id', locate([key, index, 'id']), reason, { actual: id })];
  });
}
