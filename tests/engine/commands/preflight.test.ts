import { describe, expect, it } from 'vitest';
import {
  deckChecks,
  inputsCheck,
  lengthCheck,
  screenCheck,
} from '../../../scripts/commands/present/preflight.ts';
import { exitCodeOf } from '../../../scripts/commands/session/check-result.ts';
import type { Rehearsal } from '../../../scripts/host/browser/rehearsal.ts';
import { isTooLong, talkLength } from '../../../scripts/resolve/talk/talk-length.ts';
import { sampleEdition } from '../../support/edition.ts';
import { shownBy } from '../../support/edition-slides.ts';

const rehearsal: Rehearsal = {
  requests: [],
  families: ['Inter'],
  missing: [],
  slides: 12,
  canPresent: true,
  hasNotes: true,
  ratio: 16 / 9,
};
const bad = (more: Partial<Rehearsal>) =>
  deckChecks({ ...rehearsal, ...more }, 'npm run build')
    .filter(({ isGood }) => !isGood)
    .map(({ name, found }) => `${name}: ${found}`);

describe('the preflight of a deck', () => {
  it('has nothing against one that brings its fonts, asks for nothing and has a presenter view', () => {
    expect(bad({})).toEqual([]);
  });

  it('names fonts that are not in the file, addresses that it asks for, and a missing presenter view', () => {
    expect(bad({ missing: ['Comic Sans'], requests: ['https://x.example/a.js'], canPresent: false })).toEqual(
      [
        'deck: the presenter view does not come up',
        'fonts: not in the file: Comic Sans',
        'offline: asks for https://x.example/a.js',
      ],
    );
  });
});

describe('the preflight of screens', () => {
  it('is content when one of them has the shape of the slides', () => {
    const screens = [
      { width: 1440, height: 900 },
      { width: 1920, height: 1080 },
    ];
    expect(screenCheck(screens, 16 / 9)).toMatchObject({
      isGood: true,
      found: expect.stringContaining('16:9'),
    });
    expect(screenCheck([{ width: 1366, height: 768 }], 16 / 9).isGood).toBe(true);
  });

  it('warns of bars when none has, and says so when it does not know', () => {
    expect(screenCheck([{ width: 1024, height: 768 }], 16 / 9)).toMatchObject({
      isGood: false,
      found: '1024 × 768; slides are 16:9',
    });
    expect(screenCheck([], 4 / 3)).toMatchObject({
      isGood: true,
      found: expect.stringContaining('4:3'),
    });
  });
});

describe('the preflight of the talk', () => {
  const length = { slot: 5, must: 3, should: 1.5, could: 2.5 };

  it('adds up the minutes of all slides but those for questions and for other occasions', () => {
    const [slide] = sampleEdition.slides;
    const slides = [
      { ...slide!, ...shownBy('statement'), minutes: 3, priority: 'must' as const },
      { ...slide!, ...shownBy('chart'), minutes: 2.5, priority: 'could' as const },
      { ...slide!, ...shownBy('backup'), minutes: 9, priority: 'must' as const },
      { ...slide!, ...shownBy('chart'), minutes: 7, priority: 'must' as const, private: true },
    ];
    expect(talkLength(slides, 5)).toEqual({ slot: 5, must: 3, should: 0, could: 2.5 });
  });

  it('says how much is left or too much, and counts no slide that is shown only if there is time', () => {
    expect(lengthCheck(length)).toMatchObject({
      isGood: true,
      found: '4.5 of 5 minutes, 0.5 to spare, 2.5 more if there is time (must 3, should 1.5, could 2.5)',
    });
    expect(lengthCheck({ ...length, slot: 4 })).toMatchObject({
      isGood: false,
      found: '4.5 of 4 minutes, 0.5 too many, 2.5 more if there is time (must 3, should 1.5, could 2.5)',
    });
  });

  it('is bad exactly where a build warns that the talk is too long', () => {
    for (const slot of [4, 4.2, 4.28, 4.29, 4.5, 5, 7]) {
      expect(lengthCheck({ ...length, slot }).isGood).toBe(!isTooLong({ ...length, slot }));
    }
    expect(isTooLong({ ...length, slot: 4.29 })).toBe(false);
    expect(isTooLong({ ...length, slot: 4.28 })).toBe(true);
  });
});

describe('the preflight of the inputs', () => {
  it('names what changed since the deck was built and how to build it again', () => {
    expect(inputsCheck([], 'npm run build').isGood).toBe(true);
    expect(inputsCheck(['a.md', 'b.md', 'c.md', 'd.md'], 'npm run build')).toMatchObject({
      isGood: false,
      found: 'changed since it was built: a.md, b.md, c.md and 1 more',
      help: 'to bring it up to date: `npm run build`',
    });
  });

  it('decides no exit code, as little as screens do', () => {
    const bad = { name: 'talk', isGood: false, found: '' };
    expect(exitCodeOf([inputsCheck(['a.md'], ''), screenCheck([{ width: 4, height: 3 }], 16 / 9)])).toBe(0);
    expect(exitCodeOf([inputsCheck(['a.md'], ''), bad])).toBe(1);
    expect(exitCodeOf([{ ...bad, exitCode: 3 }])).toBe(3);
  });
});
