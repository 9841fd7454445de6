// Finishing a PDF: artifacts, structure, metadata.
import { describe, expect, it } from 'vitest';
import { markArtifacts, withArtifacts } from '../../../scripts/print/pdf/artifacts.ts';
import { finish, finished } from '../../../scripts/print/pdf/finish.ts';
import { withListBodies } from '../../../scripts/print/pdf/list-bodies.ts';
import { readStream, writeStream } from '../../../scripts/print/pdf/streams.ts';
import { withOrderedStructure } from '../../../scripts/print/pdf/structure.ts';
import { fileOf, threePages } from './skia.ts';

const document = {
  title: 'A < B & “C”',
  authors: ['Ada', 'Bob'],
  subject: '',
  creator: 'maker & co',
  keywords: ['k'],
  language: 'en-GB',
  date: '2026-11-20T08:30:15Z',
};

describe('artifacts', () => {
  const lines = (...texts: string[]) => texts.join('\n');

  it('are the texts, paths and pictures outside the structure tree', () => {
    const content = lines('q', 'BT', '/F4 8 Tf', '<01> Tj', 'ET', '0 0 9 9 re', 'f', '/X1 Do', '/X2 Do', 'Q');
    expect(markArtifacts(content, new Set(['X2'])).split('\n')).toEqual(
      ['q', '/Artifact BMC', 'BT', '/F4 8 Tf', '<01> Tj', 'ET', 'EMC']
        .concat(['/Artifact BMC', '0 0 9 9 re', 'f', 'EMC'])
        .concat(['/Artifact BMC', '/X1 Do', 'EMC', '/X2 Do', 'Q']),
    );
  });

  it('leave tagged content and clips as they are', () => {
    const content = lines(
      '0 0 9 9 re',
      'W* n',
      '/P <</MCID 0 >>BDC',
      '0 0 9 9 re',
      'f',
      'BT',
      '<01> Tj',
      'ET',
      'EMC',
    );
    expect(markArtifacts(content, new Set())).toBe(content);
  });

  it('are not marked in a stream whose marks do not close', () => {
    const content = lines('/P <</MCID 0 >>BDC', 'EMC', 'BT', 'ET', '/P <</MCID 1 >>BDC');
    expect(markArtifacts(content, new Set())).toBe(content);
  });

  it('are marked in the streams of pages and of forms that carry tags', () => {
    const stream = writeStream({ dictionary: '', data: 'BT\nET' });
    const form = writeStream({
      dictionary: '/Type /XObject\n/Subtype /Form\n/StructParents 1',
      data: 'BT\nET',
    });
    const page = '<</Type /Page\n/Contents 20 0 R\n/Resources <</XObject <</X21 21 0 R>>>>\n/Parent 3 0 R>>';
    const made = withArtifacts(fileOf({ ...threePages, 4: page, 20: stream, 21: form }));
    for (const number of [20, 21]) {
      expect(readStream(made.objects.get(number) ?? '')?.data).toBe('/Artifact BMC\nBT\nET\nEMC');
    }
  });
});

describe('the structure tree', () => {
  const root = '<</Type /StructTreeRoot\n/K 12 0 R\n/IDTree 15 0 R>>';
  const catalogue = `${threePages[1]?.replace('>>', '')}\n/StructTreeRoot 11 0 R>>`;
  const elements = {
    1: catalogue,
    11: root,
    12: '<</Type /StructElem\n/S /Strong\n/Alt (node00000041)>>',
    13: '<</Type /StructElem\n/S /TH\n/A [<</O /Table\n/ID (node00000900)>>]>>',
    14: '<</Type /StructElem\n/S /TH\n/A [<</O /Table\n/ID (node00000041)\n/Headers [(node00000900)]>>]>>',
    15: '<</Kids [16 0 R]>>',
    16: '<</Limits [(node00000041) (node00000900)]\n/Names [(node00000041) 14 0 R (node00000900) 13 0 R]>>',
    17: '<</Type /StructElem\n/S /Figure\n/K 18 0 R>>',
    18: '<</Type /StructElem\n/S /Figure\n/Alt (words)>>',
  };
  const { objects } = withOrderedStructure(fileOf({ ...threePages, ...elements }));

  it('counts ids from one, in the order of the name tree, and leaves words alone', () => {
    expect(objects.get(13)).toContain('/ID (node00000002)');
    expect(objects.get(14)).toContain('/ID (node00000001)\n/Headers [(node00000002)]');
    expect(objects.get(16)).toBe(
      '<</Limits [(node00000001) (node00000002)]\n/Names [(node00000001) 14 0 R (node00000002) 13 0 R]>>',
    );
    expect(objects.get(12)).toContain('/Alt (node00000041)');
  });

  it('says what newer types stand for, those that are used', () => {
    expect(objects.get(11)).toContain('/RoleMap <</Strong /Span>>');
  });

  it('makes a figure without an alternative text the group of its parts', () => {
    expect(objects.get(17)).toContain('/S /Div');
    expect(objects.get(18)).toContain('/S /Figure');
  });
});

describe('the items of lists', () => {
  const catalogue = `${threePages[1]?.replace('>>', '')}\n/StructTreeRoot 11 0 R>>`;
  const elements = {
    1: catalogue,
    11: '<</Type /StructTreeRoot\n/K 12 0 R\n/ParentTree 20 0 R>>',
    12: '<</Type /StructElem\n/S /L\n/P 11 0 R\n/K [13 0 R 14 0 R 15 0 R]>>',
    13: '<</Type /StructElem\n/S /LI\n/P 12 0 R\n/K [16 0 R 17 0 R]>>',
    14: '<</Type /StructElem\n/S /LI\n/P 12 0 R\n/K [7 18 0 R <</Type /MCR\n/Pg 5 0 R\n/MCID 2>>]\n/Pg 4 0 R>>',
    15: '<</Type /StructElem\n/S /LI\n/P 12 0 R\n/K 19 0 R>>',
    16: '<</Type /StructElem\n/S /Lbl\n/P 13 0 R\n/K 1\n/Pg 4 0 R>>',
    17: '<</Type /StructElem\n/S /LBody\n/P 13 0 R\n/K 2\n/Pg 4 0 R>>',
    18: '<</Type /StructElem\n/S /Strong\n/P 14 0 R\n/K 8\n/Pg 4 0 R>>',
    19: '<</Type /StructElem\n/S /P\n/P 15 0 R\n/K 3\n/Pg 4 0 R>>',
    20: '<</Type /ParentTree\n/Nums [0 21 0 R 1 14 0 R]>>',
    21: '[16 0 R 17 0 R 19 0 R 14 0 R 18 0 R]',
  };
  const { objects } = withListBodies(fileOf({ ...threePages, ...elements }));

  it('hold their content in a body, which the marked content of the page belongs to', () => {
    const body = '<</Type /StructElem\n/S /LBody\n/P 14 0 R';
    const [number] = [...objects].find(([, object]) => object.startsWith(body)) ?? [0];
    expect(objects.get(14)).toContain(`/K [${number} 0 R]`);
    expect(objects.get(number)).toBe(
      `${body}\n/K [7 18 0 R <</Type /MCR\n/Pg 5 0 R\n/MCID 2>>]\n/Pg 4 0 R>>`,
    );
    expect(objects.get(18)).toContain(`/P ${number} 0 R`);
    expect(objects.get(21)).toBe(`[16 0 R 17 0 R 19 0 R ${number} 0 R 18 0 R]`);
    expect(objects.get(20)).toContain(`1 ${number} 0 R]`);
  });

  it('that have labels and bodies alone stay as they are', () => {
    expect(objects.get(13)).toBe(elements[13]);
    expect(objects.get(15)).not.toBe(elements[15]);
  });
});

describe('finishing', () => {
  const bytes = finish(fileOf(threePages), { document, mainMatter: 'low' });
  const { objects, root } = finished(fileOf(threePages), { document, mainMatter: 'low' });
  const text = [...objects.values()].join('\n');

  it('describes the document in the catalogue', () => {
    const catalogue = objects.get(root) ?? '';
    expect(catalogue).toContain('/PageLabels <</Nums [0 <</S /r>> 1 <</S /D>>]>>');
    expect(catalogue).toContain('/ViewerPreferences <</DisplayDocTitle true>>');
    expect(catalogue).toContain('/PageMode /UseOutlines');
    expect(catalogue.match(/\/Lang /g)).toHaveLength(1);
    expect(catalogue).toContain('/Lang <FEFF0065006E002D00470042>');
  });

  it('writes the dates of the document and escapes its title in XMP', () => {
    expect(text).toContain("/CreationDate (D:20261120083015+00'00')");
    const xmp = Buffer.from(text, 'latin1').toString('utf8');
    expect(xmp).toContain('A &lt; B &amp; “C”');
    expect(xmp).toContain('<rdf:Seq><rdf:li>Ada</rdf:li><rdf:li>Bob</rdf:li></rdf:Seq>');
    expect(xmp).toContain('<xmp:CreatorTool>maker &amp; co</xmp:CreatorTool>');
    expect(xmp).toContain('<xmp:CreateDate>2026-11-20T08:30:15Z</xmp:CreateDate>');
  });

  it('names the standards that the file follows, and what its colours mean', () => {
    for (const words of [
      '<pdfuaid:part>1<',
      '<pdfaid:part>2<',
      '<pdfaid:conformance>A<',
      'pdfaExtension:schemas',
    ])
      expect(text).toContain(words);
    const profile = /\/DestOutputProfile (\d+) 0 R/u.exec(objects.get(root) ?? '')?.[1];
    const stream = readStream(objects.get(Number(profile)) ?? '');
    expect(stream?.dictionary).toContain('/N 3');
    expect(stream?.data.slice(36, 40)).toBe('acsp');
    expect(stream?.data.length).toBe(736);
  });

  it('does not depend on when it runs', () => {
    expect(
      Buffer.from(finish(fileOf(threePages), { document, mainMatter: 'low' })).equals(Buffer.from(bytes)),
    ).toBe(true);
  });
});
