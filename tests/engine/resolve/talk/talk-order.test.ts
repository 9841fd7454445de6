// The order of the talk by the parts that an edition names: dividers, numbers, links to backup slides, and what is cut.
import { readFileSync } from 'node:fs';
import { toString as textOf } from 'mdast-util-to-string';
import { describe, expect, it } from 'vitest';
import type { Edition } from '../../../../scripts/model/edition.ts';
import { resolve } from '../../../../scripts/resolve/resolve.ts';
import { type Selection, select } from '../../../../scripts/resolve/select.ts';
import { briefly, validated } from '../../../support/check.ts';
import { minimalTopics } from '../../../support/topics.ts';

const written = readFileSync('tests/fixtures/minimal/content/edition.yml', 'utf8');

const slide = (id: string, options = '', layout = 'statement') =>
  `:::slide{layout=${layout} ${options} #${id}}\n# Slide ${id}\n\nWords.\n:::\n\n`;

const section = `# Booting

The monitor takes {{duration boot.small}}. [@sec:boot]

${slide('late')}${slide('early', 'backup="rows more"')}${slide('spare', 'priority=could minutes=3')}${slide('more', '', 'backup')}${slide('rows', '', 'backup')}`;

const order = `  parts:
    - slides: [early]
    - title: What takes time?
      answer: The large monitor does.
      slides: [late]
    - title: What does not?
      slides: [spare]
  backup: [rows, more]
`;

async function edition(
  talk = order,
  selection: Selection = {},
  boot = section,
): Promise<Edition & { said: string[] }> {
  const overlay = {
    'content/01-summary.md': '---\nmatter: front\n---\n\n# Summary\n\nOn a Type 1 hypervisor.\n',
    'content/02-boot.md': boot,
    'content/edition.yml': written.replace('  minutes: 5\n', `  minutes: 5\n${talk}`),
  };
  const { value: project, messages } = await validated(overlay);
  const selected = select(project, selection);
  const made = resolve(selected.value.project, { today: '2026-11-20', topics: minimalTopics });
  return { ...made.value, said: briefly([...messages, ...made.messages]) };
}

const headings = ({ slides }: Edition) =>
  slides.map(({ heading }) => textOf({ type: 'paragraph', children: [...heading] }));
const faults = ({ said }: { said: string[] }) =>
  said.filter((line) => /slide-order|unknown-slide/.test(line));

describe('the order of the talk', () => {
  it('is that of the parts, each behind a divider with its title', async () => {
    const talk = await edition();
    expect(headings(talk)).toEqual([
      'Boot times',
      'Slide early',
      'What takes time?',
      'Slide late',
      'What does not?',
      'Slide spare',
      'Slide rows',
      'Slide more',
    ]);
    expect(talk.slides.map(({ section: part }) => part).slice(1, 6)).toEqual([
      '',
      'What takes time?',
      'What takes time?',
      'What does not?',
      'What does not?',
    ]);
    expect(faults(talk)).toEqual([]);
  });

  it('shows a closing slide once, in the part that names it or else behind all parts', async () => {
    const closing = slide('end', '', 'closing');
    const named = `${order.replace('  backup:', '    - slides: [end]\n  backup:')}`;
    for (const talk of [named, order]) {
      const { slides } = await edition(talk, {}, section + closing);
      const ends = slides.filter(({ id }) => id === 'end');
      expect(ends.map(({ label }) => label)).toEqual(['7']);
      expect(ends[0]?.section).toBe(talk === named ? '' : 'Booting');
    }
  });

  it('has what a part says at its divider among the notes of the divider alone', async () => {
    const talk = await edition(
      order.replace('answer: The', 'notes: Now the second question.\n      answer: The'),
    );
    const notes = talk.slides.map(({ notes }) => textOf({ type: 'root', children: [...notes] }));
    expect(notes.slice(0, 6)).toEqual(['', '', 'Now the second question.', '', '', '']);
    expect(talk.said.filter((line) => line.startsWith('content/edition.yml'))).toEqual([]);
  });

  it('numbers the talk and the backup slides apart, and links both ways', async () => {
    const { slides } = await edition();
    expect(slides.map(({ label }) => label)).toEqual(['1', '2', '3', '4', '5', '6', 'B1', 'B2']);
    const [early, rows] = [slides[1], slides[6]];
    expect(early?.links).toEqual([
      { id: 'rows', number: 7, label: 'B1' },
      { id: 'more', number: 8, label: 'B2' },
    ]);
    expect(rows?.links).toEqual([{ id: 'early', number: 2, label: '2' }]);
  });

  it('makes no backup slides of the data of charts where backup slides are listed', async () => {
    const chart =
      ':::slide{layout=chart #shown}\n# The small monitor boots first\n\n::chart{#boot-times}\n:::\n';
    const overlay = (talk: string) => ({
      'content/02-boot.md': `# Booting\n\nProse. {{duration boot.small}} [@sec:boot]\n\n${chart}`,
      'content/edition.yml': written.replace('  minutes: 5\n', `  minutes: 5\n${talk}`),
    });
    const count = async (talk: string) => {
      const { value } = await validated(overlay(talk));
      return resolve(value, { today: '2026-11-20', topics: minimalTopics }).value.slides.length;
    };
    expect((await count('')) - (await count('  backup: []\n'))).toBe(1);
  });

  it('reports names of no slide, names of the wrong kind, second names, and slides that are left out', async () => {
    const talk = await edition(
      '  parts:\n    - slides: [early, early, rows, laet]\n  backup: [rows, spare]\n',
    );
    expect(faults(talk)).toEqual([
      'content/02-boot.md:5:1 slide-order',
      'content/02-boot.md:17:1 slide-order',
      'content/02-boot.md:23:1 slide-order',
      'content/edition.yml:15:23 slide-order',
      'content/edition.yml:15:30 unknown-slide',
      'content/edition.yml:15:36 unknown-slide',
      'content/edition.yml:16:18 unknown-slide',
    ]);
  });

  it('keeps its order when slides are cut, without a divider for a part that is empty then', async () => {
    const talk = await edition(order, { minutes: 4 });
    expect(headings(talk)).not.toContain('Slide spare');
    expect(headings(talk)).not.toContain('What does not?');
    expect(faults(talk)).toEqual([]);
  });
});
