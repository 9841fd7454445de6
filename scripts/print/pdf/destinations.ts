import { body, nameText, type PdfFile, pageNumbers, referenceIn } from './objects.ts';

/** Where links lead and chapters begin, as zero-based page indices. */
export interface Destinations {
  readonly pages: number;
  /** By element id, in reading order; only elements that a link of the document leads to. */
  readonly byId: ReadonlyMap<string, number>;
  /** Pages on which an entry of the outline's first level begins. */
  readonly chapters: ReadonlySet<number>;
}

/** The page of every link target and of every chapter in the outline. */
export function readDestinations(file: PdfFile): Destinations {
  const pages = pageNumbers(file);
  const index = new Map(pages.map((number, at) => [number, at]));
  const found = [...named(file)].flatMap(([id, page, top]) => {
    const at = index.get(page);
    return at === undefined ? [] : [{ id, at, top }];
  });
  found.sort((a, b) => a.at - b.at || b.top - a.top);
  const chapters = outlined(file).flatMap((page) => index.get(page) ?? []);
  return {
    pages: pages.length,
    byId: new Map(found.map(({ id, at }) => [id, at])),
    chapters: new Set(chapters),
  };
}

function named(file: PdfFile): readonly (readonly [id: string, page: number, top: number])[] {
  const number = referenceIn(body(file, file.root), 'Dests');
  if (number === undefined) return [];
  const entries = body(file, number).matchAll(/\/([^\s/[]+) \[(\d+) 0 R \/XYZ \S+ (\S+)/gu);
  return [...entries].map(([, name = '', page, top]) => [nameText(name), Number(page), Number(top)]);
}

function outlined(file: PdfFile): readonly number[] {
  const outlines = referenceIn(body(file, file.root), 'Outlines');
  if (outlines === undefined) return [];
  const pages: number[] = [];
  let entry = referenceIn(body(file, outlines), 'First');
  while (entry !== undefined) {
    const page = /\/Dest \[(\d+) 0 R/u.exec(body(file, entry))?.[1];
    if (page !== undefined) pages.push(Number(page));
    entry = referenceIn(body(file, entry), 'Next');
  }
  return pages;
}
