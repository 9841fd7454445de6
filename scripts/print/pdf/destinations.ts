// Reads the link targets and the chapters of a PDF.
import { body, nameText, type PdfFile, pageNumbers, referenceIn } from './objects.ts';

/** Where links lead and chapters begin, as indices of pages from 0. */
export interface Destinations {
  readonly pages: number;
  /** By the id of the element, in reading order. Chromium records only elements that a link of the document leads to. */
  readonly byId: ReadonlyMap<string, number>;
  /** Pages on which an entry of the outline's first level begins. */
  readonly chapters: ReadonlySet<number>;
}

/** The page of every link target and of every chapter in the outline. */
export function readDestinations(file: PdfFile): Destinations {
  const pages = pageNumbers(file);
  const index = new Map(pages.map((number, at) => [number, at]));
  const found = [...namedDestinations(file)].flatMap(([id, page, top]) => {
    const at = index.get(page);
    return at === undefined ? [] : [{ id, at, top }];
  });
  found.sort((a, b) => a.at - b.at || b.top - a.top);
  const chapters = outlinePages(file).flatMap((page) => index.get(page) ?? []);
  return {
    pages: pages.length,
    byId: new Map(found.map(({ id, at }) => [id, at])),
    chapters: new Set(chapters),
  };
}

function namedDestinations(file: PdfFile): readonly (readonly [id: string, page: number, top: number])[] {
  const number = referenceIn(body(file, file.root), 'Dests');
  if (number === undefined) return [];
  const entries = body(file, number).matchAll(/\/([^\s/[]+) \[(\d+) 0 R \/XYZ \S+ (\S+)/gu);
  return [...entries].map(([, name = '', page, top]) => [elementId(name), Number(page), Number(top)]);
}

/** The id of the element after which a destination is named in the file: Chromium encodes it as in the fragment of an address. */
export function elementId(written: string): string {
  const name = nameText(written);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** The pages of the first level of the outline, as numbers of objects. */
function outlinePages(file: PdfFile): readonly number[] {
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
