// Checks diagrams for faults that their schema cannot express.
import type { VFileMessage } from 'vfile-message';
import { message, suggest } from '../../messages/message.ts';
import type { Layer, Paths, Picture, Spectrum, Zone } from '../../model/diagram.ts';
import type { JsonPointer } from '../../model/sources.ts';
import type { Locator } from '../text/locate.ts';

/** Errors for unknown and repeated ids, steps that lead upwards, and texts that are not drawn. */
export function lintPicture(picture: Picture, locate: Locator): readonly VFileMessage[] {
  switch (picture.kind) {
    case 'stacks':
      return picture.stacks.flatMap(({ base }, index) => lintLayer(base, ['stacks', index, 'base'], locate));
    case 'path':
      return lintPath(picture, locate);
    case 'spectrum':
      return lintSpectrum(picture, locate);
    case 'flow':
      return [];
  }
}

/** A boundary is drawn only if at least one layer inside it is on the layer that has it. */
function lintLayer({ boundary, on = [] }: Layer, at: JsonPointer, locate: Locator): readonly VFileMessage[] {
  const isBare = boundary !== undefined && on.every(({ apart }) => apart === true);
  const help = 'put the layers that it keeps in under `on`, or delete it';
  return [
    ...(isBare ? [hidden('boundary', boundary, 'a layer on it', help, locate, [...at, 'boundary'])] : []),
    ...on.flatMap((child, index) => lintLayer(child, [...at, 'on', index], locate)),
  ];
}

function lintPath({ zones, lanes }: Paths, locate: Locator): readonly VFileMessage[] {
  const order = zones.map(({ id }) => id);
  const inLanes = lanes.flatMap(({ steps }, lane) =>
    steps.flatMap(({ zone }, index) => {
      const at: JsonPointer = ['lanes', lane, 'steps', index, 'zone'];
      if (!order.includes(zone)) return [unknownPart('zone', zone, order, locate, at)];
      const before = steps[index - 1]?.zone ?? zone;
      if (order.indexOf(zone) >= order.indexOf(before)) return [];
      const reason = `Unexpected step up from \`${before}\` to \`${zone}\`, expected the way down`;
      const help = 'a lane leads through the zones from top to bottom: order its steps, or the zones';
      return [message('backward-step', locate(at), reason, { actual: zone, help })];
    }),
  );
  const entered = new Set(lanes.flatMap(({ steps }) => steps.map(({ zone }) => zone)));
  const empty = zones.flatMap(({ id, label }, index) => {
    const help = 'lead a lane through it, or delete it';
    return entered.has(id)
      ? []
      : [hidden('zone', label, 'a step in it', help, locate, ['zones', index, 'label'])];
  });
  // If a step names an unknown zone, a zone without steps is probably the one that was meant, and not reported.
  const isKnown = [...entered].every((id) => order.includes(id));
  const own = [...inLanes, ...(isKnown ? empty : []), ...firstSteps(lanes, locate)];
  return [...repeatedIds('zones', zones, locate), ...own];
}

/** The first step of a lane has no transition to it, so labels of a transition are not drawn. */
function firstSteps(lanes: Paths['lanes'], locate: Locator): readonly VFileMessage[] {
  return lanes.flatMap(({ steps: [first] }, lane) =>
    (['via', 'boundary'] as const).flatMap((key) => {
      const text = first?.[key];
      if (text === undefined) return [];
      const help = 'write it at the step that is reached';
      return [hidden(key, text, 'a step before it', help, locate, ['lanes', lane, 'steps', 0, key])];
    }),
  );
}

function hidden(
  what: string,
  text: string,
  missing: string,
  help: string,
  locate: Locator,
  at: JsonPointer,
): VFileMessage {
  const reason = `Unexpected ${what} \`${text}\` that is not drawn, expected ${missing}`;
  return message('hidden-label', locate(at), reason, { help });
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
  at: JsonPointer,
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
