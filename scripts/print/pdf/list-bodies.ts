// Gives the items of lists in the structure tree the bodies that PDF/UA asks for.
import { body, freeNumber, type PdfFile, referenceIn, withObjects } from './objects.ts';
import { elementsOf, typeOf } from './structure.ts';

/**
 * The file with list items that hold nothing but labels and bodies, as ISO 14289-1 demands (7.6): everything else in an item
 * becomes a body (`LBody`). The parent tree, which leads from marked content to its element, follows.
 */
export function withListBodies(file: PdfFile): PdfFile {
  let next = freeNumber(file);
  const changed = new Map<number, string>();
  const bodies = new Map<number, number>();
  const types = new Map(elementsOf(file).map(([number, element]) => [number, typeOf(element)]));
  for (const [number, item] of elementsOf(file)) {
    if (types.get(number) !== 'LI') continue;
    const kids = kidsOf(item);
    const isPart = (kid: string) =>
      ['Lbl', 'LBody'].includes(types.get(Number.parseInt(kid, 10)) ?? '') && isReference(kid);
    const rest = kids.filter((kid) => !isPart(kid));
    if (rest.length === 0) continue;
    const own = next++;
    bodies.set(number, own);
    const page = /\n\/Pg \d+ 0 R/u.exec(withKids(item, []))?.[0] ?? '';
    changed.set(own, `<</Type /StructElem\n/S /LBody\n/P ${number} 0 R\n/K [${rest.join(' ')}]${page}>>`);
    changed.set(number, withKids(changed.get(number) ?? item, [...kids.filter(isPart), `${own} 0 R`]));
    for (const kid of rest.filter(isReference)) {
      const child = Number.parseInt(kid, 10);
      changed.set(child, withParent(changed.get(child) ?? body(file, child), own));
    }
  }
  return withObjects(file, [...changed, ...movedContent(file, bodies)]);
}

/** A child of an element: a reference to another one, a dictionary for content of a page, or the number of marked content. */
const anyKid = /\d+ 0 R|<<[^>]*>>|\d+/gu;

/** The children of an element, in PDF syntax. */
export function kidsOf(element: string): readonly string[] {
  const written = /\n\/K (\[[\s\S]*?\]|<<[^>]*>>|\d+ 0 R|\d+)/u.exec(element)?.[1] ?? '';
  return written.match(anyKid) ?? [];
}

function isReference(kid: string): boolean {
  return kid.endsWith(' 0 R') && !kid.startsWith('<<');
}

function withKids(element: string, kids: readonly string[]): string {
  return element.replace(/\n\/K (?:\[[\s\S]*?\]|<<[^>]*>>|\d+ 0 R|\d+)/u, () => `\n/K [${kids.join(' ')}]`);
}

function withParent(element: string, parent: number): string {
  return element.replace(/\n\/P \d+ 0 R/u, () => `\n/P ${parent} 0 R`);
}

/** The parts of the parent tree in which content of an item belongs to its body now. */
function movedContent(
  file: PdfFile,
  bodies: ReadonlyMap<number, number>,
): readonly (readonly [number, string])[] {
  const root = referenceIn(body(file, file.root), 'StructTreeRoot');
  const tree = root === undefined ? undefined : referenceIn(body(file, root), 'ParentTree');
  if (tree === undefined || bodies.size === 0) return [];
  const walk = (number: number): readonly (readonly [number, string])[] => {
    const object = body(file, number);
    const leads = [...(/\/(?:Nums|Kids) \[([^\]]*)\]/u.exec(object)?.[1] ?? '').matchAll(/(\d+) 0 R/gu)]
      .map(([, found]) => Number(found))
      .filter((found) => !isElement(file, found));
    const moved = object.replaceAll(/(\d+) 0 R/gu, (all, found) => {
      const to = bodies.get(Number(found));
      return to === undefined ? all : `${to} 0 R`;
    });
    return [...(moved === object ? [] : [[number, moved] as const]), ...leads.flatMap(walk)];
  };
  return walk(tree);
}

function isElement(file: PdfFile, number: number): boolean {
  return body(file, number).startsWith('<</Type /StructElem');
}
