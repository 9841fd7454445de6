// Makes small PDFs as Chromium lays them out, and reads finished ones, in tests.
import type { PdfFile } from '../../../scripts/print/pdf/objects.ts';
import { readStream } from '../../../scripts/print/pdf/streams.ts';

/** A PDF laid out as Skia does, from the bodies of its objects by number. */
export function skiaBytes(bodies: Readonly<Record<number, string>>, root = 1, info = 2): Uint8Array {
  let text = '%PDF-1.4\n';
  const offsets = new Map<number, number>();
  for (const [number, body] of Object.entries(bodies)) {
    offsets.set(Number(number), text.length);
    text += `${number} 0 obj\n${body}\nendobj\n`;
  }
  const size = Math.max(...offsets.keys()) + 1;
  const rows = Array.from({ length: size }, (_, number) => {
    const offset = offsets.get(number);
    return offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const trailer = `trailer\n<</Size ${size}\n/Root ${root} 0 R\n/Info ${info} 0 R>>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(`${text}xref\n0 ${size}\n${rows.join('')}${trailer}`, 'latin1');
}

/** A file of three pages: two link targets, an outline of two chapters. */
export const threePages: Readonly<Record<number, string>> = {
  1: '<</Type /Catalog\n/Pages 3 0 R\n/Dests 7 0 R\n/Outlines 8 0 R\n/Lang (de)>>',
  2: '<</Creator (Chromium)\n/Producer (Skia/PDF m1)>>',
  3: '<</Type /Pages\n/Count 3\n/Kids [4 0 R 5 0 R 6 0 R]>>',
  4: '<</Type /Page\n/Parent 3 0 R>>',
  5: '<</Type /Page\n/Parent 3 0 R>>',
  6: '<</Type /Page\n/Parent 3 0 R>>',
  7: '<</sp#c3#a4t#281#29 [6 0 R /XYZ 0 100 0]\n/low [5 0 R /XYZ 0 50 0]\n/high [5 0 R /XYZ 0 700 0]>>',
  8: '<</Type /Outlines\n/First 9 0 R\n/Last 10 0 R\n/Count 2>>',
  9: '<</Title (One)\n/Dest [4 0 R /XYZ 0 0 0]\n/Parent 8 0 R\n/Next 10 0 R>>',
  10: '<</Title (Two)\n/Dest [6 0 R /XYZ 0 0 0]\n/Parent 8 0 R\n/Prev 9 0 R>>',
};

/** The objects as a file that was read. */
export function fileOf(bodies: Readonly<Record<number, string>>): PdfFile {
  const objects = new Map(Object.entries(bodies).map(([number, body]) => [Number(number), body]));
  return { objects, root: 1, info: 2 };
}

/** Every object of a finished file by number, those packed into streams as well. */
export function unpacked(bytes: Uint8Array): ReadonlyMap<number, string> {
  const text = Buffer.from(bytes).toString('latin1');
  const objects = new Map<number, string>();
  const pattern = /(?:^|\n)(\d+) 0 obj\n(<<[\s\S]*?\/Length (\d+)>> stream\n)/gu;
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    const end = pattern.lastIndex + Number(found[3]);
    const body = `${found[2]}${text.slice(pattern.lastIndex, end)}\nendstream`;
    pattern.lastIndex = end;
    objects.set(Number(found[1]), body);
    const stream = readStream(body);
    if (stream?.dictionary.includes('/Type /ObjStm') !== true) continue;
    const first = Number(/\/First (\d+)/.exec(stream.dictionary)?.[1]);
    const places = stream.data.slice(0, first).trim().split(' ').map(Number);
    for (let at = 0; at < places.length; at += 2) {
      const next = places[at + 3];
      const until = next === undefined ? stream.data.length : first + next;
      objects.set(places[at] ?? 0, stream.data.slice(first + (places[at + 1] ?? 0), until - 1));
    }
  }
  return objects;
}
