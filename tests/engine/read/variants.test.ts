// Variants of an edition: what they set, what stands in, and where their mistakes are shown.
import { describe, expect, test } from 'vitest';
import { formatMessages } from '../../../scripts/messages/report.ts';
import { textsAtOrigins } from '../../../scripts/read/variants/origins.ts';
import type { Overlay } from '../../support/check.ts';
import { minimalRun } from '../../support/run.ts';

/** The edition of a variant of the minimal project, and its messages as they are printed. */
async function built(overlay: Overlay, name: string | null = 'eu') {
  const { project, edition, messages } = await minimalRun(overlay, {
    variant: name ?? undefined,
  }).inspected();
  const text = formatMessages(messages, textsAtOrigins(project.sources), 'text', { color: false });
  return { project, edition, text };
}

const boot = 'content/02-boot.md';
const standIn = `---
question: How long does a guest take to boot?
---

# Booting in Europe

It takes {{duration boot.small}}.

::chart{#boot-times}

::table{#boot-times}
`;

describe('what a variant sets', () => {
  test('is merged into the edition key by key, and its id ends with its name', async () => {
    const { edition, text } = await built({
      'content/editions/eu.yml':
        'title: Boot times in Europe\ntalk: {minutes: 6}\nliterals: [{text: RFC 9, reason: a name}]\n',
    });
    expect(edition.meta).toMatchObject({
      id: 'minimal-eu',
      title: 'Boot times in Europe',
      subtitle: 'The smallest report',
      talk: { minutes: 6 },
      literals: [{ text: 'Type 1' }, { text: 'RFC 9' }],
    });
    expect(text).toContain('unused-literal');
  });

  test('is not in the edition itself', async () => {
    const { edition, text } = await built({ 'content/editions/eu.yml': 'title: Europe\n' }, null);
    expect(edition.meta).toMatchObject({ id: 'minimal', title: 'Boot times' });
    expect(text).not.toContain('error');
  });

  test('can take a key away, replace lists, and set an id of its own', async () => {
    const { edition } = await built({
      'content/editions/eu.yml': 'id: europe\nkeywords: [guests]\nfooter: null\n',
    });
    expect(edition.meta).toMatchObject({ id: 'europe', keywords: ['guests'] });
    expect(edition.meta).not.toHaveProperty('footer');
  });

  test('has files that stand in for others', async () => {
    const { edition, text } = await built({
      'content/editions/eu.yml': '{}',
      [`content/editions/eu/${boot}`]: standIn,
    });
    expect(edition.chapters.map(({ title }) => title)).toMatchObject([
      [{ value: 'Summary' }],
      [{ value: 'Booting in Europe' }],
    ]);
    expect(text).not.toContain('error');
  });
});

describe('mistakes in a variant', () => {
  test('are shown in its file, whichever of the two files the build is of', async () => {
    const overlay = { 'content/editions/eu.yml': 'title: Europe\ntalk:\n  minutes: long\n' };
    for (const variant of ['eu', null]) {
      const { text } = await built(overlay, variant);
      expect(text).toContain('content/editions/eu.yml:3:12: error: ');
      expect(text).toContain('> 3 |   minutes: long');
    }
  });

  test('are shown in the edition where the variant does not set what is wrong', async () => {
    const { text } = await built({
      'content/editions/eu.yml': 'subtitle: Europe\n',
      'content/01-summary.md': '# Summary\n\nNothing about hypervisors.\n',
    });
    expect(text).toMatch(/^content\/edition\.yml:15:11: warning: .*unused-literal/mu);
    expect(text).toContain('> 15 |   - text: Type 1');
  });

  test('are shown in the files that stand in', async () => {
    const { text } = await built({
      'content/editions/eu.yml': '{}',
      [`content/editions/eu/${boot}`]: standIn.replace('boot.small', 'boot.smal'),
    });
    expect(text).toContain('content/editions/eu/content/02-boot.md:7:21: error: ');
    expect(text).toContain('> 7 | It takes {{duration boot.smal}}.');
  });

  test('are keys that an edition does not have, and entries of its own lists', async () => {
    const { text } = await built({
      'content/editions/eu.yml': 'titel: Europe\nliterals:\n  - {text: RFC 9, reason: 3}\n',
    });
    expect(text).toMatch(/^content\/editions\/eu\.yml:1:1: error: .*titel/mu);
    expect(text).toMatch(/^content\/editions\/eu\.yml:3:27: error: /mu);
  });

  test('are files that belong to no variant, and a file that cannot be parsed', async () => {
    const overlay = { 'content/editions/eu.yml': 'title: [\n', [`content/editions/us/${boot}`]: standIn };
    const { text } = await built(overlay, null);
    expect(text).toMatch(/^content\/editions\/us\/content\/02-boot\.md:1:1: warning: .*stray-file/mu);
    expect(text).toMatch(/^content\/editions\/eu\.yml:\d+:\d+: error: .*yaml-syntax/mu);
    expect((await built(overlay)).text).toMatch(
      /^content\/editions\/eu\.yml:\d+:\d+: error: .*yaml-syntax/mu,
    );
  });

  test('are names of variants that do not exist: wrong usage that names those that do', async () => {
    const run = minimalRun({ 'content/editions/eu.yml': '{}' }, { variant: 'ue' });
    await expect(run.sources()).rejects.toMatchObject({
      message: 'Unexpected edition `ue`',
      help: 'did you mean `eu`?',
    });
    await expect(minimalRun({}, { variant: 'eu' }).sources()).rejects.toMatchObject({
      help: expect.stringContaining('this project has none'),
    });
  });
});

describe('sections that are left out', () => {
  const overlay = { 'content/editions/short.yml': 'leaveOut: [boot]\n' };

  test('are gone with their slides, and references to them name the whole edition', async () => {
    const { edition, text } = await built(overlay, 'short');
    expect(edition.chapters).toHaveLength(1);
    expect(edition.slides.map(({ layout }) => layout.name)).toEqual(['title']);
    expect(JSON.stringify(edition.chapters)).toContain('of the whole edition');
    expect(text).not.toContain('error');
    expect(text).not.toContain('unused');
  });

  test('do not have to be named by the edition itself', async () => {
    const { edition } = await built(overlay, null);
    expect(edition.chapters).toHaveLength(2);
    expect(JSON.stringify(edition.chapters)).not.toContain('of the whole edition');
  });
});
