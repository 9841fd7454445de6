// Pictures and style sheets are read whatever their bytes are, and nothing is thrown.
import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { pictureAddress } from '../../../scripts/read/pictures/address.ts';
import { readImageAttributes, readMarpWords } from '../../../scripts/read/pictures/image-options.ts';
import { readPicture } from '../../../scripts/read/pictures/picture.ts';
import { addressesIn, undeclaredIn } from '../../../scripts/read/templates/style-faults.ts';
import { parseStyle } from '../../../scripts/read/templates/style-sheet.ts';
import { png } from '../../support/pictures.ts';
import { fc } from '../../support/properties.ts';

const canvas = createCanvas(24, 16);
const svg = `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY ns "http://www.w3.org/2000/svg">]>
<svg xmlns="&ns;" viewBox="0 0 9 9"><style>.a{font:bold 9px/1 "Arial",serif}</style><text class="a" style="fill:url(#g)">T&amp;</text></svg>`;
const whole: readonly Uint8Array[] = [
  png(5, 4),
  await canvas.encode('jpeg'),
  await canvas.encode('webp'),
  await canvas.encode('avif'),
  Buffer.from('GIF89a\u0001\0\u0001\0\0\0\0,\0\0\0\0\u0001\0\u0001\0\0\u0002\u0001D\0;', 'latin1'),
  Buffer.from(svg),
];

/** Bytes of a picture with some replaced, taken out or put in, and cut off. */
const mutants = fc
  .tuple(
    fc.constantFrom(...whole),
    fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 }), fc.nat({ max: 2 })), { maxLength: 8 }),
    fc.option(fc.nat()),
  )
  .map(([bytes, changes, cut]) => {
    const list = [...bytes];
    for (const [at, value, kind] of changes)
      list.splice(at % (list.length + 1), kind === 0 ? 1 : kind - 1, value);
    return Uint8Array.from(cut === null ? list : list.slice(0, cut % (list.length + 1)));
  });

describe('a picture', () => {
  it('is read in every format', () => {
    expect(whole.map((bytes) => readPicture('a', bytes).file?.format)).toEqual([
      'png',
      'jpeg',
      'webp',
      'avif',
      'gif',
      'svg',
    ]);
  });

  it('is read or refused, whatever its bytes are', () => {
    fc.assert(
      fc.property(fc.oneof(mutants, fc.uint8Array({ maxLength: 200 })), (bytes) => {
        const { file, fault } = readPicture('a', bytes);
        expect((file === undefined) !== (fault === undefined)).toBe(true);
        if (file !== undefined) expect(file.width * file.height).toBeGreaterThan(0);
      }),
      { numRuns: 2000 },
    );
  });

  it('is written anew so that it reads the same again', () => {
    const first = readPicture('a', Buffer.from(svg)).file;
    expect(readPicture('a', first?.bytes ?? new Uint8Array()).file).toEqual(first);
  });

  it('has an address and options, whatever an author writes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(['file', 'remote', 'outside', 'inline']).toContain(pictureAddress(text, () => false).kind);
        expect(readImageAttributes(text).faults).toBeInstanceOf(Array);
        expect(typeof readMarpWords(text).alt).toBe('string');
      }),
    );
  });
});

const sheet = `@charset "utf-8"; :root { --ink: #16191d; } @media (width > 9px) { a[b="c"] > d { background: url(data:x) } }
p { color: var(--ink, red); margin: calc(1px + (2 * var(--ink))) !important } /* x */ @page :first { margin: 0 }`;

describe('a style sheet', () => {
  it('is read or refused with a place, whatever is written in it', () => {
    const pieces = [
      '{',
      '}',
      ';',
      ':',
      '"',
      "'",
      '(',
      ')',
      '/*',
      '*/',
      '\\',
      '@',
      '<!--',
      'url(',
      'var(--',
      '</style>',
      '\n',
      '\0',
    ];
    const changed = fc
      .array(fc.tuple(fc.nat({ max: sheet.length }), fc.constantFrom(...pieces, ''), fc.nat({ max: 3 })), {
        maxLength: 6,
      })
      .map((changes) =>
        changes.reduce((css, [at, piece, cut]) => css.slice(0, at) + piece + css.slice(at + cut), sheet),
      );
    fc.assert(
      fc.property(fc.oneof(changed, fc.string({ unit: 'binary' })), (css) => {
        const { value, messages } = parseStyle('a.css', css);
        expect(value === undefined).toBe(messages.length > 0);
        for (const { line } of messages) expect(line).toBeGreaterThan(0);
        if (value === undefined) return;
        expect(
          [...addressesIn(value), ...undeclaredIn(value, [])].every(({ place }) => place !== undefined),
        ).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('is refused where rules are nested without end', () => {
    const css = `${'a{'.repeat(20_000)}${'}'.repeat(20_000)}`;
    expect(parseStyle('a.css', css).messages.map(({ reason }) => reason)).toEqual([
      'Unexpected rule within 32 others, expected fewer',
    ]);
  });
});
