// Puts the structure tree of a PDF in order.
import { body, extended, type PdfFile, referenceIn, withObjects } from './objects.ts';

/** Structure types of PDF 2.0, and what programs that only know PDF 1.7 read instead. */
const olderTypes: Readonly<Record<string, string>> = {
  Aside: 'Note',
  DocumentFragment: 'Div',
  Em: 'Span',
  FENote: 'Note',
  Strong: 'Span',
  Sub: 'Span',
  Title: 'P',
};

/**
 * The file with its structure tree in order: ids are counted from 1, types of PDF 2.0 are mapped to those of PDF 1.7, and
 * figures without an alternative text become groups.
 */
export function withOrderedStructure(file: PdfFile): PdfFile {
  const root = referenceIn(body(file, file.root), 'StructTreeRoot');
  if (root === undefined) return file;
  const elements = elementsOf(file);
  const used = new Set(elements.map(([, element]) => typeOf(element)));
  const rename = renumbering(elements.map(([, element]) => element));
  const changed = elements.map(([number, element]) => [number, rename(asGroup(element))] as const);
  const names = nameTree(file, referenceIn(body(file, root), 'IDTree'));
  const renamed = names.map((number) => [number, rename(body(file, number))] as const);
  return withObjects(file, [...changed, ...renamed, [root, withRoles(body(file, root), used)]]);
}

/** The elements of the structure tree with the numbers of their objects. */
export function elementsOf({ objects }: PdfFile): readonly (readonly [number, string])[] {
  return [...objects].filter(([, object]) => object.startsWith('<</Type /StructElem'));
}

/** The structure type of an element, such as `LI`. */
export function typeOf(element: string): string {
  return /\n\/S \/(\w+)/u.exec(element)?.[1] ?? '';
}

function withRoles(root: string, used: ReadonlySet<string>): string {
  const roles = [...used].filter((type) => type in olderTypes).sort();
  if (roles.length === 0) return root;
  return extended(root, `/RoleMap <<${roles.map((type) => `/${type} /${olderTypes[type]}`).join('\n')}>>`);
}

/**
 * A figure must have an alternative text. An HTML `figure` without one holds a drawing or table and its caption, so it
 * becomes a group; the drawing inside is a figure with an alternative text.
 */
function asGroup(element: string): string {
  if (typeOf(element) !== 'Figure' || /\n\/Alt [(<]/u.test(element)) return element;
  return element.replace('\n/S /Figure', '\n/S /Div');
}

/** Numbers of the objects of the name tree, which lists elements by id. */
function nameTree(file: PdfFile, root: number | undefined): readonly number[] {
  if (root === undefined) return [];
  const kids = /\/Kids \[([^\]]*)\]/u.exec(body(file, root))?.[1] ?? '';
  return [root, ...[...kids.matchAll(/(\d+) 0 R/gu)].flatMap((kid) => nameTree(file, Number(kid[1])))];
}

const anyId = /\(node\d+\)/gu;

/**
 * Chromium counts ids per process, so they depend on what the browser printed before. The new ids are in the order of the
 * old ones, since the name tree is sorted by them.
 */
function renumbering(elements: readonly string[]): (object: string) => string {
  const ids = elements.flatMap((element) => /\/ID (\(node\d+\))/u.exec(element)?.[1] ?? []).sort();
  const names = new Map(ids.map((id, index) => [id, `(node${String(index + 1).padStart(8, '0')})`]));
  const renamed = (text: string) => text.replaceAll(anyId, (id) => names.get(id) ?? id);
  return (object) => object.replaceAll(/\/(?:ID |Headers \[|Limits \[|Names \[)[^\]>]*/gu, renamed);
}
