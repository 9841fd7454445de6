// Writes the objects of a PDF as a file.
import { sha256 } from '../../model/digest.ts';
import type { PdfFile } from './objects.ts';
import { writeStream } from './streams.ts';

/** Where an object is in the written file: at an offset in bytes, or at an index in a stream of objects. */
type Entry =
  | { readonly kind: 'free' }
  | { readonly kind: 'own'; readonly offset: number }
  | { readonly kind: 'packed'; readonly stream: number; readonly index: number };

const objectsPerStream = 200;

/**
 * The bytes of the file as PDF 1.7. Its identifier is a digest of its content, so that the same objects give the same bytes.
 * Objects without a stream are packed into streams: a structure tree has thousands of small ones, and the file becomes a
 * third of the size.
 */
export function writePdf(file: PdfFile): Uint8Array {
  const numbers = [...file.objects.keys()].sort((a, b) => a - b);
  const bodies = new Map<number, string>();
  const entries = new Map<number, Entry>();
  const plain: number[] = [];
  for (const number of numbers) {
    const body = file.objects.get(number) ?? '';
    if (body.endsWith('endstream')) bodies.set(number, body);
    else plain.push(number);
  }
  let next = (numbers.at(-1) ?? 0) + 1;
  for (let at = 0; at < plain.length; at += objectsPerStream) {
    const packed = plain.slice(at, at + objectsPerStream);
    packed.forEach((number, index) => {
      entries.set(number, { kind: 'packed', stream: next, index });
    });
    bodies.set(next, objectStream(file, packed));
    next += 1;
  }
  return assemble(file, bodies, entries, next);
}

function objectStream(file: PdfFile, numbers: readonly number[]): string {
  let offset = 0;
  const places = numbers.map((number) => {
    const place = `${number} ${offset}`;
    offset += (file.objects.get(number) ?? '').length + 1;
    return place;
  });
  const head = `${places.join(' ')}\n`;
  const data = head + numbers.map((number) => `${file.objects.get(number)}\n`).join('');
  return writeStream({ dictionary: `/Type /ObjStm\n/N ${numbers.length}\n/First ${head.length}`, data });
}

/** The file from the bodies of its top-level objects. The cross-reference stream comes last and has the number `table`. */
function assemble(
  file: PdfFile,
  bodies: ReadonlyMap<number, string>,
  packed: ReadonlyMap<number, Entry>,
  table: number,
): Uint8Array {
  const entries = new Map(packed);
  const parts = ['%PDF-1.7\n%\u00d3\u00eb\u00e9\u00e1\n'];
  let length = parts[0]?.length ?? 0;
  for (const [number, body] of bodies) {
    entries.set(number, { kind: 'own', offset: length });
    const object = `${number} 0 obj\n${body}\nendobj\n`;
    parts.push(object);
    length += object.length;
  }
  entries.set(table, { kind: 'own', offset: length });
  const content = parts.join('');
  const id = sha256(Buffer.from(content, 'latin1')).slice(0, 32);
  const dictionary = `/Type /XRef\n/Size ${table + 1}\n/W [1 4 2]\n/Root ${file.root} 0 R\n/Info ${file.info} 0 R\n/ID [<${id}> <${id}>]`;
  const references = writeStream({ dictionary, data: crossReferences(entries, table + 1) });
  const end = `${table} 0 obj\n${references}\nendobj\nstartxref\n${length}\n%%EOF\n`;
  return Buffer.from(content + end, 'latin1');
}

const entrySize = 7;

/** The entries as bytes: kind in one, offset or stream in four, index in two, as in `/W [1 4 2]`. */
function crossReferences(entries: ReadonlyMap<number, Entry>, size: number): string {
  const bytes = Buffer.alloc(size * entrySize);
  for (let number = 0; number < size; number += 1) {
    const at = number * entrySize;
    const entry = entries.get(number) ?? { kind: 'free' };
    if (entry.kind === 'free') {
      bytes.writeUInt16BE(0xffff, at + 5);
    } else if (entry.kind === 'own') {
      bytes.writeUInt8(1, at);
      bytes.writeUInt32BE(entry.offset, at + 1);
    } else {
      bytes.writeUInt8(2, at);
      bytes.writeUInt32BE(entry.stream, at + 1);
      bytes.writeUInt16BE(entry.index, at + 5);
    }
  }
  return bytes.toString('latin1');
}
