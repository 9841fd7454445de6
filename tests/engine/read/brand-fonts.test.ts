// The fonts of a brand are read from its files, and say once what they lack.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fontTables } from '../../../scripts/read/fonts/tables.ts';
import { briefly, overlaid, validated } from '../../support/check.ts';

const files = join(import.meta.dirname, '../../../node_modules/@fontsource/inter/files');
const inter = (weight: number, ending = 'woff2') =>
  new Uint8Array(readFileSync(join(files, `inter-latin-${weight}-normal.${ending}`)));

const edition = String(overlaid({})['content/edition.yml']);
const withFonts = (list: string) =>
  `${edition}brand:\n  fonts:\n    sans:\n      family: Kettle Sans\n      files: [${list}]\n`;

function brand(list: string, fonts: Readonly<Record<string, Uint8Array>>) {
  const at = Object.entries(fonts).map(([name, bytes]) => [`templates/fonts/${name}`, bytes] as const);
  return validated({ 'content/edition.yml': withFonts(list), ...Object.fromEntries(at) });
}

/** A font of nothing but these tables, as TrueType. */
function fontOf(tables: Readonly<Record<string, number[]>>): Uint8Array {
  const names = Object.keys(tables);
  const directory = 12 + 16 * names.length;
  const bytes = new Uint8Array(directory + 64 * names.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x00010000);
  view.setUint16(4, names.length);
  for (const [index, name] of names.entries()) {
    const at = 12 + 16 * index;
    bytes.set(new TextEncoder().encode(name), at);
    view.setUint32(at + 8, directory + 64 * index);
    view.setUint32(at + 12, tables[name]?.length ?? 0);
    bytes.set(tables[name] ?? [], directory + 64 * index);
  }
  return bytes;
}

describe('the fonts of a brand', () => {
  it('take weight and style from their files, of woff and woff2 alike', async () => {
    const all = { 'a.woff2': inter(400), 'b.woff': inter(600, 'woff'), 'c.woff2': inter(700) };
    const { value, messages } = await brand('a.woff2, b.woff, c.woff2', all);
    expect(briefly(messages)).toEqual([]);
    expect(value.look.families.sans).toBe('Kettle Sans');
    expect(value.palette.get('sans')).toBe('Kettle Sans');
    expect(value.look.tokens).toContain('--sans: "Kettle Sans";');
    expect(value.look.fonts.map(({ weight, style }) => [weight, style])).toEqual([
      [400, 'normal'],
      [600, 'normal'],
      [700, 'normal'],
    ]);
  });

  it('may use one file for a weight that the family lacks', async () => {
    const list = 'a.woff2, c.woff2, { file: c.woff2, weight: 600 }';
    const { messages } = await brand(list, { 'a.woff2': inter(400), 'c.woff2': inter(700) });
    expect(briefly(messages)).toEqual([]);
  });

  it('name the weights that are missing, with what to write', async () => {
    const { messages, value } = await brand('a.woff2, c.woff2', {
      'a.woff2': inter(400),
      'c.woff2': inter(700),
    });
    expect(messages.map(({ reason, note }) => [reason, note])).toEqual([
      [
        'Unexpected family `Kettle Sans` with 400, 700, expected files for 400, 600, 700',
        'add a file for 600, or let one stand in: `- { file: c.woff2, weight: 600 }`',
      ],
    ]);
    expect(value.look.families.sans).toBe('Inter');
  });

  it.each([
    ['a file that is none', new TextEncoder().encode('Not a font, but long enough to be one'), 'bytes'],
    ['a collection', new TextEncoder().encode('ttcf and what follows it in such a file'), 'a collection'],
    ['half a file', inter(400).slice(0, 900), ''],
    ['a font without characters', fontOf({ 'OS/2': [0] }), 'without a character map'],
    ['a variable font', fontOf({ cmap: [0, 0, 0, 0], fvar: [0] }), 'variable font'],
  ])('report %s at its place', async (_, bytes, words) => {
    const { messages } = await brand('a.woff2', { 'a.woff2': bytes });
    expect(briefly(messages)).toEqual(['content/edition.yml:21:15 font-file']);
    expect(messages[0]?.reason).toContain(words);
  });

  it('name the characters that the language prints and they lack', async () => {
    const digits = { 'a.woff2': inter(400), 'b.woff2': inter(600), 'c.woff2': inter(700) };
    const { messages } = await validated({
      'content/edition.yml': withFonts('a.woff2, b.woff2, c.woff2').replace('language: en', 'language: xx'),
      'templates/words/xx.json': '{ "contents": "目次" }',
      ...Object.fromEntries(
        Object.entries(digits).map(([name, bytes]) => [`templates/fonts/${name}`, bytes]),
      ),
    });
    const found = messages.find(({ ruleId }) => ruleId === 'font-file');
    expect(found?.reason).toBe(
      'Unexpected family `Kettle Sans` without `目` `次`, expected the characters that every document prints',
    );
  });
});

describe('the tables of a font', () => {
  it('are the same of woff and woff2', () => {
    const [packed, plain] = [inter(400), inter(400, 'woff')].map((bytes) => fontTables(bytes)('OS/2'));
    expect(packed?.getUint16(4)).toBe(400);
    expect(plain?.getUint16(4)).toBe(400);
    expect(fontTables(inter(400))('fvar')).toBeUndefined();
  });
});
