// Reading and writing the objects of a PDF.
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import {
  extended,
  freeNumber,
  nameText,
  pageNumbers,
  pdfString,
  readPdf,
} from '../../../scripts/print/pdf/objects.ts';
import { writePdf } from '../../../scripts/print/pdf/write.ts';
import { fileOf, skiaBytes, threePages, unpacked } from './skia.ts';

describe('reading and writing', () => {
  it('finds every object of a file laid out by Skia', () => {
    const file = readPdf(skiaBytes(threePages));
    expect(Object.fromEntries(file.objects)).toEqual(threePages);
    expect([file.root, file.info]).toEqual([1, 2]);
  });

  it('has a free number also in files of more objects than a call takes arguments', () => {
    const objects = new Map(Array.from({ length: 300_000 }, (_, index) => [index + 1, 'null'] as const));
    expect(freeNumber({ objects, root: 1, info: 2 })).toBe(300_001);
  });

  it('keeps stream bytes that look like the end of an object', () => {
    const stream = '<</Length 20>> stream\nx\nendobj\n3 0 obj\ny\nendstream';
    const file = readPdf(skiaBytes({ 1: '<<>>', 2: '<<>>', 5: stream, 4: '<</A 1>>' }));
    expect(file.objects.get(5)).toBe(stream);
  });

  it('writes every object, with an identifier that depends on the content alone', () => {
    const stream = '<</Length 9>> stream\nx\nendobj\n\nendstream';
    const file = fileOf({ ...threePages, 20: stream });
    const bytes = writePdf(file);
    for (const [number, body] of file.objects) expect(unpacked(bytes).get(number)).toBe(body);
    expect(Buffer.from(writePdf(file)).equals(Buffer.from(bytes))).toBe(true);
    const idOf = (pdf: Uint8Array) => /\/ID \[<(\w+)> <\1>\]/.exec(Buffer.from(pdf).toString('latin1'))?.[1];
    expect(idOf(bytes)).toMatch(/^[0-9a-f]{32}$/);
    expect(idOf(writePdf(fileOf({ ...threePages, 4: '<<>>' })))).not.toBe(idOf(bytes));
  });

  it('writes files of many objects, which readers find by the table', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 900 }, (_, index) => [index + 30, `<</N ${index}>>`]),
    );
    const bytes = writePdf(fileOf({ ...threePages, ...many }));
    expect(unpacked(bytes).get(929)).toBe('<</N 899>>');
    const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
    const pdf = await task.promise;
    expect([pdf.numPages, (await pdf.getOutline()).map(({ title }) => title)]).toEqual([3, ['One', 'Two']]);
    await task.destroy();
  });

  it('refuses a file without a plain cross-reference table instead of damaging it', () => {
    const bytes = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF\n');
    expect(() => readPdf(bytes)).toThrow('without a plain cross-reference table');
  });
});

describe('the parts of objects', () => {
  it('lists pages in reading order through nested groups', () => {
    const nested = {
      3: '<</Type /Pages\n/Kids [11 0 R 4 0 R]>>',
      11: '<</Type /Pages\n/Kids [6 0 R 5 0 R]>>',
    };
    expect(pageNumbers(fileOf({ ...threePages, ...nested }))).toEqual([6, 5, 4]);
  });

  it('writes any text as a string and reads escaped names', () => {
    expect(pdfString('ä→')).toBe('<FEFF00E42192>');
    expect(nameText('sp#c3#a4t#281#29')).toBe('spät(1)');
  });

  it('adds entries at the end of a dictionary, dollar signs included', () => {
    expect(extended('<</A <</B 1>>>>', '/C ($&)')).toBe('<</A <</B 1>>\n/C ($&)>>');
  });
});
