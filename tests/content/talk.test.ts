// What is said at the slides of the real talk, against the time that they have; and what the handout and pictures say in words.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { expect, it } from 'vitest';
import { readFonts } from '../../scripts/host/fonts.ts';
import type { Slide } from '../../scripts/model/edition.ts';
import { characters } from '../../scripts/read/fonts/cmap.ts';
import { blocksOf } from '../../scripts/read/markdown/slide-slots.ts';
import { takesTime } from '../../scripts/resolve/talk/talk-length.ts';
import { root } from '../support/project.ts';
import { resolvedProject } from '../support/resolved.ts';

const { edition } = await resolvedProject();
const talk = edition.slides.filter((slide) => takesTime(slide));

/** Words a minute that an audience can follow, and words as which a numeral with its unit is spoken beyond one. */
const most = 155;
const perNumeral = 2;

/** Notes that are said only in answer to a question. */
const isAside = /^(?:Caveat|If asked|Likely question|Before the talk):/;

function spokenWords(notes: readonly RootContent[]): number {
  const said = notes.map((block) => plainText(block)).filter((text) => !isAside.test(text));
  const words = said.join(' ').split(/\s+/);
  return words.length + perNumeral * words.filter((word) => /\d/.test(word)).length;
}

it('nobody has to speak faster than an audience can follow', () => {
  const hasty = talk
    .filter(({ minutes, notes }) => minutes > 0.25 && spokenWords(notes) / minutes > most)
    .map(({ id, minutes, notes }) => `${id}: ${Math.round(spokenWords(notes) / minutes)} words a minute`);
  expect(hasty).toEqual([]);
});

it('the handout says below every slide with content what to take from it', () => {
  const silent = talk
    .filter(({ layout }) => layout.role === 'content' || layout.role === 'closing')
    .filter(({ handout = [] }) => handout.length === 0)
    .map(({ id }) => id);
  expect(silent).toEqual([]);
});

it('every part of the talk says in the handout what it came to', () => {
  const parts = edition.meta.talk.parts ?? [];
  expect(parts.filter(({ title, answer }) => title !== undefined && answer === undefined)).toEqual([]);
});

it('addresses and all else in the handout are in ink and greys: hues mean kernels', () => {
  const style = readFileSync(join(root, 'templates/styles/handout.css'), 'utf8');
  const [, link] = /\.handout a \{([^}]*)\}/.exec(style) ?? [];
  expect(link).toContain('color: var(--ink)');
  const neutral = /var\(--(?:ink|text|muted|rule|grid|paper|tint|accent)\)/;
  const colours = style.match(/(?<![\w-])(?:color|background|border\S*):[^;]*;/g) ?? [];
  expect(colours.filter((rule) => /var|#|rgb/.test(rule) && !neutral.test(rule))).toEqual([]);
});

it('every character of a slide is in the file of the font that PowerPoint embeds', async () => {
  const files = (await readFonts()).filter(({ family, subset }) => family === 'Inter' && subset === 'latin');
  expect(files.map(({ weight }) => weight)).toEqual([400, 600, 700]);
  const known = files.map(({ bytes }) => characters(bytes));
  const tables = ({ tables: ids }: Slide) =>
    ids.flatMap((id) => {
      const { columns = [], rows = [], title = [] } = edition.tables.get(id) ?? {};
      return [
        words(title),
        ...columns.map((one) => one.title),
        ...rows.flatMap(({ cells }) => cells.map(({ text }) => text)),
      ];
    });
  const figures = ({ charts }: Slide) =>
    charts.flatMap((id) => {
      const { title = [], subtitle = [], note = [], slideNote = [] } = edition.figures.get(id) ?? {};
      return [title, subtitle, note, slideNote].map(words);
    });
  const strange = edition.slides.flatMap((slide) => {
    const texts = [words(slide.heading), words(blocksOf(slide.slots)), ...tables(slide), ...figures(slide)];
    const missing = [...new Set(texts.join(''))].filter((sign) =>
      known.some((signs) => sign > ' ' && !signs.has(sign.codePointAt(0) ?? 0)),
    );
    return missing.length === 0 ? [] : [`${slide.label}: ${missing.join(' ')}`];
  });
  expect(strange).toEqual([]);
});

const words = (nodes: readonly RootContent[]): string => plainText({ type: 'root', children: [...nodes] });

interface Spec {
  readonly transform?: readonly { readonly filter?: unknown }[];
}

/** Whether a filter of the whole chart asks for which surface it is drawn. */
function leavesRowsOut(text: string): boolean {
  const { transform = [] } = JSON.parse(text) as Spec;
  return transform.some(({ filter }) => typeof filter === 'string' && /\bsurface\b/.test(filter));
}

it('charts that leave rows out on slides have a text alternative for what these show', () => {
  const folder = join(root, 'templates/charts');
  const shown = new Set(edition.slides.flatMap(({ charts }) => charts));
  const leaving = readdirSync(folder)
    .map((name) => ({ id: name.replace('.vl.json', ''), text: readFileSync(join(folder, name), 'utf8') }))
    .filter(({ id, text }) => shown.has(id) && leavesRowsOut(text));
  expect(leaving.length).toBeGreaterThan(3);
  const without = leaving.filter(({ id }) => {
    const figure = edition.figures.get(id);
    // What stands on slides alone is described as it stands there.
    return figure?.number !== undefined && figure.slideAlt === undefined;
  });
  expect(without.map(({ id }) => id)).toEqual([]);
});
