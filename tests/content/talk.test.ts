// What is said at the slides of the real talk, against the time that they have; and what the handout and pictures say in words.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { expect, it } from 'vitest';
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
