import { createHash } from 'node:crypto';

/**
 * A PDF as Skia, the PDF writer of Chromium, lays it out: plain numbered objects behind one cross-reference table.
 * Bodies are the text between `obj` and `endobj`, one character per byte.
 */
export interface PdfFile {
  readonly objects: ReadonlyMap<number, string>;
  /** Number of the catalogue. */
  readonly root: number;
  /** Number of the document information. */
  readonly info: number;
}

/** The objects of a PDF written by Chromium; throws when the bytes are not laid out as Skia does it. */
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

/** The file again, as PDF 1.7, with an identifier made from its content: same objects, same bytes. */
export function writePdf(file: PdfFile): Uint8Array {
  const numbers = [...file.objects.keys()].sort((a, b) => a - b);
  const size = (numbers.at(-1) ?? 0) + 1;
  const offsets = new Map<number, number>();
  const parts = ['%PDF-1.7\n%\u00d3\u00eb\u00e9\u00e1\n'];
  let length = parts[0]?.length ?? 0;
  for (const number of numbers) {
    offsets.set(number, length);
    const object = `${number} 0 obj\n${file.objects.get(number)}\nendobj\n`;
    parts.push(object);
    length += object.length;
  }
  const content = parts.join('');
  const id = createHash('sha256').update(content, 'latin1').digest('hex').slice(0, 32);
  const trailer = `<</Size ${size}\n/Root ${file.root} 0 R\n/Info ${file.info} 0 R\n/ID [<${id}> <${id}>]>>`;
  const end = `${table(offsets, size)}trailer\n${trailer}\nstartxref\n${length}\n%%EOF\n`;
  return Buffer.from(content + end, 'latin1');
}

function table(offsets: ReadonlyMap<number, number>, size: number): string {
  const rows = Array.from({ length: size }, (_, number) => {
    const offset = offsets.get(number);
    if (offset !== undefined) return `${String(offset).padStart(10, '0')} 00000 n \n`;
    return '0000000000 65535 f \n';
  });
  return `xref\n0 ${size}\n${rows.join('')}`;
}

/** The file with some bodies replaced or added. */
export function withObjects(file: PdfFile, changed: Iterable<readonly [number, string]>): PdfFile {
  return { ...file, objects: new Map([...file.objects, ...changed]) };
}

/** The body of an object; throws when there is none, for a file that refers to it is broken. */
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

/** A dictionary with further entries, written as PDF, at its end. */
export function extended(dictionary: string, entries: string): string {
  return dictionary.replace(/>>\s*$/u, () => `\n${entries}>>`);
}

/** Any text as a PDF string. */
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
