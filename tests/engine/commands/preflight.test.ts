import { describe, expect, it } from 'vitest';
import {
  deckChecks,
  lengthCheck,
  screenCheck,
  talkLength,
} from '../../../scripts/commands/present/preflight.ts';
import type { Rehearsal } from '../../../scripts/host/browser/rehearsal.ts';
import { sampleEdition } from '../../support/edition.ts';
import { shownBy } from '../../support/edition-slides.ts';

const rehearsal: Rehearsal = {
  requests: [],
  families: ['Inter'],
  missing: [],
  slides: 12,
  canPresent: true,
  ratio: 16 / 9,
};
const bad = (more: Partial<Rehearsal>) =>
  deckChecks({ ...rehearsal, ...more })
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
  it('adds up the minutes of all slides but those kept for questions', () => {
    const [slide] = sampleEdition.slides;
    const slides = [
      { ...slide!, ...shownBy('statement'), minutes: 3, priority: 'must' as const },
      { ...slide!, ...shownBy('chart'), minutes: 2.5, priority: 'could' as const },
      { ...slide!, ...shownBy('backup'), minutes: 9, priority: 'must' as const },
    ];
    expect(talkLength(slides, 5)).toEqual({
      slot: 5,
      planned: 5.5,
      byPriority: { must: 3, should: 0, could: 2.5 },
    });
  });

  it('says how much is left or too much', () => {
    const byPriority = { must: 3, should: 0, could: 2.5 };
    expect(lengthCheck({ slot: 5, planned: 5.5, byPriority })).toMatchObject({
      isGood: false,
      found: '5.5 of 5 minutes, 0.5 too many (must 3, could 2.5)',
    });
    expect(lengthCheck({ slot: 8, planned: 5.5, byPriority })).toMatchObject({
      isGood: true,
      found: '5.5 of 8 minutes, 2.5 to spare (must 3, could 2.5)',
    });
  });
});
