// Locates keys and values in JSON and YAML files.
import { findNodeAtLocation, type Node as JsonNode, parseTree } from 'jsonc-parser';
import type { Position } from 'unist';
import { isMap, isPair, isScalar, isSeq, type Pair, type Node as YamlNode } from 'yaml';
import type { JsonPointer, Place } from '../../model/sources.ts';
import { fileStart, pointsOf } from './lines.ts';
import { yamlDocument, yamlPart } from './yaml.ts';

/** Which part of an entry to locate. */
export type Target = 'key' | 'value';

/** Locates a key or, by default, a value of one file. */
export type Locator = (pointer: JsonPointer, target?: Target) => Place;

type Span = readonly [start: number, end: number];

/**
 * The place of a key or value in a JSON or YAML file, or in the front matter of a Markdown file. When there is no such value,
 * the place of the innermost existing value around it.
 */
export function locate(
  texts: ReadonlyMap<string, string>,
  path: string,
  pointer: JsonPointer,
  target: Target = 'value',
): Place {
  return locator(path, texts.get(path) ?? '')(pointer, target);
}

/** The same for many places of one file, which is parsed once, at the first call. */
export function locator(path: string, text: string): Locator {
  let find: ((pointer: JsonPointer, target: Target) => Span | undefined) | undefined;
  let point: ((offset: number) => Position['start']) | undefined;
  return (pointer, target = 'value') => {
    find ??= path.endsWith('.json') ? jsonFinder(text) : yamlFinder(path, text);
    point ??= pointsOf(text);
    const span = find(pointer, target);
    if (span === undefined) return { path, position: fileStart };
    return { path, position: { start: point(span[0]), end: point(span[1]) } };
  };
}

function jsonFinder(text: string): (pointer: JsonPointer, target: Target) => Span | undefined {
  const root = parseTree(text);
  return (pointer, target) => {
    if (root === undefined) return undefined;
    for (let length = pointer.length; length >= 0; length--) {
      const node = findNodeAtLocation(root, pointer.slice(0, length));
      if (node !== undefined) return jsonSpan(node, length === pointer.length ? target : 'value');
    }
    return undefined;
  };
}

function jsonSpan(node: JsonNode, target: Target): Span {
  const key = node.parent?.type === 'property' ? node.parent.children?.[0] : undefined;
  const { offset, length } = target === 'key' && key !== undefined ? key : node;
  return [offset, offset + length];
}

function yamlFinder(path: string, text: string): (pointer: JsonPointer, target: Target) => Span | undefined {
  const part = yamlPart(path, text);
  const document = yamlDocument(part);
  const shift = ([start, end]: Span): Span => [part.start + start, part.start + end];
  return (pointer, target) => {
    let node: unknown = document.contents;
    let found = spanOfNode(node);
    for (const [depth, step] of pointer.entries()) {
      const next = stepInto(node, step);
      if (next === undefined) break;
      const isLast = depth === pointer.length - 1;
      const key = isLast && target === 'key' ? spanOfNode(next.key) : undefined;
      found = key ?? spanOfNode(next.value) ?? spanOfNode(next.key) ?? found;
      node = next.value;
    }
    return found === undefined ? undefined : shift(found);
  };
}

function stepInto(node: unknown, step: string | number): { key?: unknown; value: unknown } | undefined {
  if (isMap(node)) {
    const pair = node.items.find(
      (item: Pair) => isScalar(item.key) && String(item.key.value) === String(step),
    );
    return isPair(pair) ? { key: pair.key, value: pair.value } : undefined;
  }
  if (!isSeq(node) || typeof step !== 'number' || node.items[step] === undefined) return undefined;
  return { value: node.items[step] };
}

function spanOfNode(node: unknown): Span | undefined {
  const range = (node as Partial<YamlNode> | null)?.range;
  return range ? [range[0], range[1]] : undefined;
}
