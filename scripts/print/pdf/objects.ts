// Reads the objects of a PDF that Chromium wrote, and the parts of objects.
/**
 * A PDF as Skia, the PDF writer of Chromium, writes it: numbered objects and one cross-reference table. The body of an
 * object is the text between `obj` and `endobj`, with one character for each byte.
 */
export interface PdfFile {
  /** Bodies by the number of their object. */
  readonly objects: ReadonlyMap<number, string>;
  /** Number of the catalogue. */
  readonly root: number;
  /** Number of the document information. */
  readonly info: number;
}

/** The objects of a PDF that Chromium wrote. Throws when the bytes are not laid out as Skia does it. */
export function readPdf(bytes: Uint8Array): PdfFile {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/u.exec(text.slice(-64))?.[1] ?? Number.NaN);
  const table = text.slice(start);
  const root = referenceIn(table, 'Root');
  const info = referenceIn(table, 'Info');
  if (!table.startsWith('xref\n0 ') || root === undefined || info === undefined) {
    throw new Error(
      'The browser wrote a PDF without a plain cross-reference table, which cannot be finished',
    );
  }
  return { objects: readObjects(text, start, table), root, info };
}

function readObjects(text: string, end: number, table: string): ReadonlyMap<number, string> {
  const offsets = table
    .split('\n')
    .slice(2)
    .flatMap((line, number) =>
      /^\d{10} \d{5} n/u.test(line) ? [{ number, at: Number(line.slice(0, 10)) }] : [],
    )
    .sort((a, b) => a.at - b.at);
  return new Map(
    offsets.map(({ number, at }, index) => {
      const object = text.slice(at, offsets[index + 1]?.at ?? end);
      const head = `${number} 0 obj\n`;
      const last = object.lastIndexOf('\nendobj');
      if (!object.startsWith(head) || last < 0)
        throw new Error(`Object ${number} of the PDF is not where it should be`);
      return [number, object.slice(head.length, last)];
    }),
  );
}

/** A number that no object has. */
export function freeNumber(file: PdfFile): number {
  let highest = 0;
  for (const number of file.objects.keys()) highest = Math.max(highest, number);
  return highest + 1;
}

/** The file with some bodies replaced or added. */
export function withObjects(file: PdfFile, changed: Iterable<readonly [number, string]>): PdfFile {
  return { ...file, objects: new Map([...file.objects, ...changed]) };
}

/** The body of an object. Throws when the file has no object of that number. */
export function body(file: PdfFile, number: number): string {
  const found = file.objects.get(number);
  if (found === undefined) throw new Error(`The PDF refers to object ${number}, which it does not have`);
  return found;
}

/** Number of the object that `key` refers to, or `undefined` when the dictionary has no such reference. */
export function referenceIn(dictionary: string, key: string): number | undefined {
  const found = new RegExp(`/${key} (\\d+) 0 R`, 'u').exec(dictionary);
  return found === null ? undefined : Number(found[1]);
}

/** A dictionary with further entries, in PDF syntax, at its end. */
export function extended(dictionary: string, entries: string): string {
  return dictionary.replace(/>>\s*$/u, () => `\n${entries}>>`);
}

/** A text as a PDF string, in UTF-16. */
export function pdfString(text: string): string {
  return `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`;
}

/** Text of a PDF name, without its slash: `#28` is a parenthesis, bytes are UTF-8. */
export function nameText(name: string): string {
  const bytes = name.replaceAll(/#([0-9A-Fa-f]{2})/gu, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** Numbers of the pages' objects in reading order. */
export function pageNumbers(file: PdfFile): readonly number[] {
  const walk = (number: number): readonly number[] => {
    const kids = /\/Kids \[([^\]]*)\]/u.exec(body(file, number))?.[1];
    if (kids === undefined) return [number];
    return [...kids.matchAll(/(\d+) 0 R/gu)].flatMap((kid) => walk(Number(kid[1])));
  };
  const pages = referenceIn(body(file, file.root), 'Pages');
  return pages === undefined ? [] : walk(pages);
}
