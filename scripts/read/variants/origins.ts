// Shows messages about a variant in the files that its author wrote.
import type { VFileMessage } from 'vfile-message';
import { isMap, isPair, isScalar, isSeq, type Node, type Pair } from 'yaml';
import { message } from '../../messages/message.ts';
import type { RuleId } from '../../messages/rules.ts';
import type { JsonPointer, Place, Sources } from '../../model/sources.ts';
import { locator } from '../text/locate.ts';
import { parseYaml, yamlDocument, yamlPart } from '../text/yaml.ts';
import { editionPath, variantPath } from './variants.ts';

/** The messages at the files that the sources are made of: those that stand in for others, and the two parts of the edition. */
export function atOrigins(messages: readonly VFileMessage[], sources: Sources): readonly VFileMessage[] {
  const { variant } = sources;
  if (variant === undefined) return messages;
  const folder = `content/editions/${variant.name}/`;
  const inEdition = editionOrigins(sources, variant);
  return messages.map((found) => {
    const { file = '', place } = found;
    if (place === undefined) return found;
    const position = 'start' in place ? place : { start: place, end: place };
    if (file === editionPath) return movedTo(found, inEdition({ path: file, position }));
    const standIn = `${folder}${file}`;
    const isReplaced = sources.texts.has(standIn) || sources.assets.has(standIn);
    return isReplaced ? movedTo(found, { path: standIn, position }) : found;
  });
}

/** What a step made, with its messages at the files that its sources are made of. */
export async function withOrigins<
  T extends { project: { sources: Sources }; messages: readonly VFileMessage[] },
>(step: Promise<T>): Promise<T> {
  const made = await step;
  return { ...made, messages: atOrigins(made.messages, made.project.sources) };
}

/** The text of each file as its author wrote it, for the lines that messages show. */
export function textsAtOrigins({ texts, variant }: Sources): Sources['texts'] {
  return variant === undefined ? texts : new Map([...texts, [editionPath, variant.edition]]);
}

function movedTo({ ruleId, reason, actual, expected, note }: VFileMessage, place: Place): VFileMessage {
  return message(ruleId as RuleId, place, reason, {
    ...(actual === undefined ? {} : { actual }),
    ...(expected === undefined ? {} : { expected }),
    ...(note === undefined ? {} : { help: note }),
  });
}

/** Maps places in the merged edition to the file that sets what stands there. */
function editionOrigins(
  { texts }: Sources,
  { name, edition }: NonNullable<Sources['variant']>,
): (place: Place) => Place {
  const path = variantPath(name);
  const own = texts.get(path) ?? '';
  const merged = texts.get(editionPath) ?? '';
  if (merged === edition) return (place) => place;
  const set = parseYaml(yamlPart(path, own)).value;
  const before = parseYaml(yamlPart(editionPath, edition)).value;
  const [inOwn, inBase] = [locator(path, own), locator(editionPath, edition)];
  const { contents } = yamlDocument(yamlPart(editionPath, merged));
  return ({ position: { start } }) => {
    const { pointer, target } = pointerAt(contents, start.offset ?? 0);
    const shifted = inAddedList(pointer, before);
    if (shifted !== undefined) return inOwn(shifted, target);
    const isSet = pointer.length > 0 && valueAt(set, pointer) !== undefined;
    return isSet ? inOwn(pointer, target) : inBase(pointer, target);
  };
}

/** The pointer to an entry that a variant added to the literals, in its own list; `undefined` for anything else. */
function inAddedList([key, index, ...rest]: JsonPointer, before: unknown): JsonPointer | undefined {
  const list = key === 'literals' ? valueAt(before, ['literals']) : undefined;
  if (!Array.isArray(list) || typeof index !== 'number' || index < list.length) return undefined;
  return ['literals', index - list.length, ...rest];
}

function valueAt(value: unknown, pointer: JsonPointer): unknown {
  return pointer.reduce<unknown>(
    (found, step) =>
      typeof found === 'object' && found !== null ? (found as Record<string, unknown>)[step] : undefined,
    value,
  );
}

interface Found {
  readonly pointer: JsonPointer;
  readonly target: 'key' | 'value';
}

/** The innermost key or value of a document that an offset lies in. */
function pointerAt(node: unknown, offset: number, pointer: JsonPointer = []): Found {
  const entries = isMap(node) ? pairsOf(node.items) : isSeq(node) ? [...node.items.entries()] : [];
  for (const [step, item] of entries) {
    const inner = [...pointer, step];
    if (isPair(item) && holds(item.key, offset)) return { pointer: inner, target: 'key' };
    const value = isPair(item) ? item.value : item;
    if (holds(value, offset)) return pointerAt(value, offset, inner);
  }
  return { pointer, target: 'value' };
}

function pairsOf(pairs: readonly Pair[]): readonly (readonly [string, Pair])[] {
  return pairs.flatMap((pair) => (isScalar(pair.key) ? [[String(pair.key.value), pair] as const] : []));
}

function holds(node: unknown, offset: number): boolean {
  const range = (node as Partial<Node> | null)?.range;
  return range !== undefined && range !== null && offset >= range[0] && offset < range[1];
}
