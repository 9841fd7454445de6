import { body, extended, type PdfFile, referenceIn, withObjects } from './objects.ts';

/** What stands for a structure type of PDF 2.0 in readers that know PDF 1.7 only. */
const olderTypes: Readonly<Record<string, string>> = {
  Aside: 'Note',
  DocumentFragment: 'Div',
  Em: 'Span',
  FENote: 'Note',
  Strong: 'Span',
  Sub: 'Span',
  Title: 'P',
};

/** The structure tree put in order: ids counted from one, newer types mapped to older ones, figures made of parts as groups. */
export function withOrderedStructure(file: PdfFile): PdfFile {
  const root = referenceIn(body(file, file.root), 'StructTreeRoot');
  if (root === undefined) return file;
  const rename = renumbering();
  const used = new Set<string>();
  const changed: [number, string][] = [];
  for (const [number, old] of file.objects) {
    if (!old.startsWith('<</Type /StructElem')) continue;
    const type = /\n\/S \/(\w+)/u.exec(old)?.[1] ?? '';
    if (type in olderTypes) used.add(type);
    const made = renumberedIds(type === 'Figure' ? asGroup(old) : old, rename);
    if (made !== old) changed.push([number, made]);
  }
  return withObjects(file, [...changed, [root, withRoles(body(file, root), used)]]);
}

function withRoles(root: string, used: ReadonlySet<string>): string {
  if (used.size === 0) return root;
  const roles = [...used].sort().map((type) => `/${type} /${olderTypes[type]}`);
  return extended(root, `/RoleMap <<${roles.join('\n')}>>`);
}

/**
 * A figure must have an alternative text. An HTML `figure` without one is the frame around a drawing or table and its
 * caption; the drawing inside is the figure and has the text.
 */
function asGroup(element: string): string {
  return /\n\/Alt [(<]/u.test(element) ? element : element.replace('\n/S /Figure', '\n/S /Div');
}

/** Chromium counts ids per process, so a browser that printed before counts on. */
function renumberedIds(element: string, rename: (id: string) => string): string {
  if (!element.includes('(node')) return element;
  return element
    .replaceAll(/\/ID \((node\d+)\)/gu, (_, id: string) => `/ID (${rename(id)})`)
    .replaceAll(/\/Headers \[([^\]]*)\]/gu, (_, list: string) => {
      const ids = list.replaceAll(/\((node\d+)\)/gu, (_all, id: string) => `(${rename(id)})`);
      return `/Headers [${ids}]`;
    });
}

function renumbering(): (id: string) => string {
  const names = new Map<string, string>();
  return (id) => {
    const name = names.get(id) ?? `node${String(names.size + 1).padStart(8, '0')}`;
    names.set(id, name);
    return name;
  };
}
