// Checks the files of all variants, whichever of them is built.
import type { VFileMessage } from 'vfile-message';
import { message } from '../../messages/message.ts';
import type { Sources } from '../../model/sources.ts';
import { parseEdition } from '../data/edition.ts';
import { fileStart } from '../text/lines.ts';
import { atOrigins } from './origins.ts';
import { asVariant, editionPath, variantNames, variantPath } from './variants.ts';

/**
 * Messages about what each variant sets of the edition, and about folders that belong to no variant. Of a variant that is being
 * built nothing is said here: its edition is read as any other.
 */
export function variantFaults(sources: Sources): readonly VFileMessage[] {
  if (sources.variant !== undefined) return [];
  const names = variantNames(sources);
  return [...names.flatMap((name) => faultsOf(sources, name)), ...ownerless(sources, new Set(names))];
}

function faultsOf({ texts, assets }: Sources, name: string): readonly VFileMessage[] {
  const path = variantPath(name);
  const varied = asVariant({ texts, assets }, name);
  const { messages } = parseEdition(editionPath, varied.texts.get(editionPath) ?? '');
  const all = [...(varied.unreadable ?? []), ...atOrigins(messages, varied)];
  return all.filter(({ file }) => file === path);
}

function ownerless({ texts, assets }: Sources, names: ReadonlySet<string>): readonly VFileMessage[] {
  return [...texts.keys(), ...assets.keys()].flatMap((path) => {
    const folder = /^content\/editions\/(?<folder>[^/]+)\//.exec(path)?.groups?.folder;
    if (folder === undefined || names.has(folder)) return [];
    const reason = `Unexpected file of a variant \`${folder}\` that does not exist`;
    const help = `add \`${variantPath(folder)}\`, which says what the variant sets; it may be \`{}\``;
    return [message('stray-file', { path, position: fileStart }, reason, { help })];
  });
}
