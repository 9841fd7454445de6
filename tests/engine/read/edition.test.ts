// `content/edition.yml` is parsed and checked.
import { describe, expect, it } from 'vitest';
import { parseEdition } from '../../../scripts/read/data/edition.ts';
import { minimalProject } from '../../support/check.ts';

const path = 'content/edition.yml';
const good = minimalProject()[path] ?? '';
const reported = (text: string) =>
  parseEdition(path, text).messages.map(
    ({ line, column, ruleId, note }) => `${line}:${column} ${ruleId} ${note ?? ''}`,
  );

describe('parseEdition', () => {
  it('reads the edition; literals may be absent', () => {
    const { value, messages } = parseEdition(path, good.replace(/literals:[\s\S]*/, ''));
    expect(messages).toEqual([]);
    expect(value).toMatchObject({ id: 'minimal', talk: { minutes: 5 }, literals: [], path });
  });

  it.each([
    ['language: en', 'language: english!', 'wrong-format'],
    ['date: 2026-11-20', 'date: 20 November', 'wrong-format'],
    ['date: 2026-11-20', 'url: example.org\ndate: 2026-11-20', 'wrong-format'],
    ['date: 2026-11-20', 'names: [Kite]\ndate: 2026-11-20', 'wrong-format'],
    ['minutes: 5', 'minutes: 0', 'out-of-range'],
    ['minutes: 5', 'minutes: five', 'wrong-type'],
    ['minutes: 5', 'minutes: .nan', 'wrong-type'],
    ['title: Boot times', 'title: ""', 'empty-data'],
    ['title: Boot times', 'title: 7', 'wrong-type'],
    ['  - A. Author', '  []', 'empty-data'],
    ['reason:', 'because:', 'missing-key'],
  ])('with %j as %j is at fault', (from, to, rule) => {
    expect(good).toContain(from);
    expect(reported(good.replace(from, to))[0]).toContain(` ${rule} `);
  });

  it('explains a key that is missing', () => {
    expect(reported(good.replace(/licence:.*\n/, ''))).toEqual([
      '1:1 missing-key `licence`: Terms of the text: an SPDX identifier or a name.',
    ]);
  });

  it('reports a misspelt key as unknown, and not as missing too', () => {
    expect(reported(good.replace('licence:', 'license:'))).toEqual([
      '11:1 unknown-key did you mean `licence`?',
    ]);
  });

  it('keeps the literals of an edition that has faults elsewhere', () => {
    const whole = parseEdition(path, good).value?.literals;
    expect(whole).not.toEqual([]);
    expect(parseEdition(path, good.replace('minutes: 5', 'minutes: five')).value?.literals).toEqual(whole);
  });
});
