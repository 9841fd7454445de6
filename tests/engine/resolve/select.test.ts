// Talks that are cut to a time, and public editions.
import { describe, expect, it } from 'vitest';
import { resolve } from '../../../scripts/resolve/resolve.ts';
import { select } from '../../../scripts/resolve/select.ts';
import { validated } from '../../support/check.ts';
import { minimalTopics } from '../../support/topics.ts';

/** A slide block of the given minutes and attributes. */
function slide(name: string, minutes: number, attributes = ''): string {
  return `:::slide{layout=statement minutes=${minutes} ${attributes}}\n# ${name}\n\nWords.\n\n<!-- Said of ${name}: {{boot.slowdown}}. -->\n:::\n`;
}

const section = (title: string, ...slides: readonly string[]) => `# ${title}\n\n${slides.join('\n')}`;
const boot = `# Booting\n\n::chart{#boot-times}\n\n::table{#boot-times}\n\n[@fig:boot-times], [@tbl:boot-times].\n`;

const overlay = {
  'content/01-summary.md': null,
  'content/02-boot.md': boot,
  'content/03-first.md': section(
    'First',
    slide('Must', 2, 'priority=must'),
    slide('Long', 3, 'priority=should'),
    slide('Short', 1, 'priority=should'),
  ),
  'content/04-second.md': section(
    'Second',
    slide('Could', 1, 'priority=could'),
    slide('Maybe', 0.5, 'priority=could'),
  ),
  'content/05-third.md': section(
    'Third',
    slide('Secret', 9, 'private priority=must'),
    slide('Kept', 1, 'priority=must'),
  ),
};

async function selected(selection: Parameters<typeof select>[1]) {
  const { value: project } = await validated(overlay);
  const { value, messages } = select(project, selection);
  const { value: edition } = resolve(value.project, { today: '2026-11-20', topics: minimalTopics });
  const titles = edition.slides.map(({ heading }) =>
    heading.map((node) => ('value' in node ? node.value : '')).join(''),
  );
  return { edition, titles, cut: value.cut, said: messages.map(({ reason }) => reason) };
}

describe('a talk cut to a time', () => {
  it('stays as it is when it fits', async () => {
    const { titles, cut, said } = await selected({ minutes: 60 });
    expect(titles).toEqual([
      'Boot times',
      'First',
      'Must',
      'Long',
      'Short',
      'Second',
      'Could',
      'Maybe',
      'Third',
      'Secret',
      'Kept',
    ]);
    expect(cut?.dropped).toEqual([]);
    expect(said).toEqual([]);
  });

  it('loses slides marked `could` before those marked `should`, and long ones before short ones', async () => {
    expect((await selected({ minutes: 9.5 })).titles).not.toContain('Could');
    expect((await selected({ minutes: 9.5 })).titles).toContain('Maybe');
    const { titles, cut } = await selected({ minutes: 5.5 });
    expect(titles).toEqual(['Boot times', 'First', 'Must', 'Short', 'Third', 'Secret', 'Kept']);
    expect(cut).toMatchObject({ slot: 5.5, minutes: 5 });
    expect(cut?.dropped).toHaveLength(3);
  });

  it('keeps nothing of lower priority where something of higher priority was left out', async () => {
    const { titles } = await selected({ minutes: 5.5 });
    expect(titles).not.toContain('Maybe');
  });

  it('loses the divider of a section with its last slide, and numbers slides without gaps', async () => {
    const { edition, titles } = await selected({ minutes: 5.5 });
    expect(titles).not.toContain('Second');
    expect(edition.slides.map(({ number }) => number)).toEqual(edition.slides.map((_, index) => index + 1));
  });

  it('reports how many minutes the slides marked `must` take too long', async () => {
    const { titles, said } = await selected({ minutes: 2 });
    expect(titles).toEqual(['Boot times', 'First', 'Must', 'Third', 'Secret', 'Kept']);
    expect(said).toEqual(['Unexpected slot of 2 minutes, 2 fewer than the 4 that slides marked `must` take']);
  });

  it('is a talk of that length', async () => {
    expect((await selected({ minutes: 9 })).edition.meta.talk.minutes).toBe(9);
  });
});

describe('a public edition', () => {
  it('has no notes and no private slides', async () => {
    const { edition, titles } = await selected({ isPublic: true });
    expect(titles).not.toContain('Secret');
    expect(edition.slides.flatMap(({ notes }) => notes)).toEqual([]);
    expect(edition.isPublic).toBe(true);
  });

  it('has no fact in its ledger that only notes and private slides show', async () => {
    const whole = await selected({});
    expect(whole.edition.ledger.map(({ fact }) => fact)).toContain('boot.slowdown');
    const { edition } = await selected({ isPublic: true });
    expect(edition.ledger.map(({ fact }) => fact)).not.toContain('boot.slowdown');
    expect(edition.ledger.flatMap(({ shown }) => shown).filter(({ kind }) => kind === 'note')).toEqual([]);
  });
});
