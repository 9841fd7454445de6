// Printed page numbers, destinations and texts of links.
import { describe, expect, it } from 'vitest';
import { readDestinations } from '../../../scripts/print/pdf/destinations.ts';
import { labelsOf, mainPageOf, pageLabel, pageLabelsEntry } from '../../../scripts/print/pdf/labels.ts';
import { withLinkTexts } from '../../../scripts/print/pdf/links.ts';
import { fileOf, threePages } from './skia.ts';

const destinations = readDestinations(fileOf(threePages));

describe('destinations', () => {
  it('are read from the bytes in reading order, with the pages on which chapters begin', () => {
    expect([...destinations.byId]).toEqual([
      ['high', 1],
      ['low', 1],
      ['spät(1)', 2],
    ]);
    expect(destinations.pages).toBe(3);
    expect([...destinations.chapters]).toEqual([0, 2]);
  });

  it('are empty in a document without links and headings', () => {
    const plain = readDestinations(fileOf({ ...threePages, 1: '<</Type /Catalog\n/Pages 3 0 R>>' }));
    expect([plain.byId.size, plain.chapters.size]).toEqual([0, 0]);
  });
});

describe('page labels', () => {
  it('are roman before the main matter and arabic from there', () => {
    expect(Array.from({ length: 6 }, (_, index) => pageLabel(index, 4))).toEqual([
      'i',
      'ii',
      'iii',
      'iv',
      '1',
      '2',
    ]);
    expect(pageLabel(48, 99)).toBe('xlix');
  });

  it('are given for the ids that have a page', () => {
    expect([...labelsOf(destinations, ['spät(1)', 'nowhere', 'low'], 'low')]).toEqual([
      ['spät(1)', '2'],
      ['low', '1'],
    ]);
  });

  it('begin with arabic numbers without a main matter, and fail for one that is not there', () => {
    expect(mainPageOf(destinations, undefined)).toBe(0);
    expect(() => mainPageOf(destinations, 'nowhere')).toThrow('`nowhere`');
  });

  it('are told to viewers', () => {
    expect(pageLabelsEntry(0)).toBe('/PageLabels <</Nums [0 <</S /D>>]>>');
    expect(pageLabelsEntry(2)).toBe('/PageLabels <</Nums [0 <</S /r>> 2 <</S /D>>]>>');
  });
});

describe('links', () => {
  const link = (target: string) => `<</Type /Annot\n/Subtype /Link\n${target}>>`;
  const textOf = (target: string) => {
    const body =
      withLinkTexts(fileOf({ ...threePages, 20: link(target) }), destinations, 1).objects.get(20) ?? '';
    const hex = /\/Contents <FEFF(\w+)>/.exec(body)?.[1] ?? '';
    return Buffer.from(hex, 'hex').swap16().toString('utf16le');
  };

  it('say where they lead: the printed page, or the address with its parentheses', () => {
    expect(textOf('/Dest /sp#c3#a4t#281#29')).toBe('Page 2');
    expect(textOf('/A <</S /URI\n/URI (https://example.org/a\\(b\\))>>')).toBe('https://example.org/a(b)');
    expect(textOf('/Dest /nowhere')).toBe('');
  });
});
