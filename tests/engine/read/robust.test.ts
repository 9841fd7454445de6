// No input of an author leads to an exception.

import { describe, expect, it } from 'vitest';
import { formatMessages } from '../../../scripts/messages/report.ts';
import type { Sources } from '../../../scripts/model/sources.ts';
import { parseSection } from '../../../scripts/read/markdown/section.ts';
import { validate } from '../../../scripts/read/validate.ts';
import { slideLayouts } from '../../../scripts/render/deck/layouts/index.ts';
import { resolve } from '../../../scripts/resolve/resolve.ts';
import { minimalProject } from '../../support/check.ts';
import { fc } from '../../support/properties.ts';
import { minimalTopics } from '../../support/topics.ts';

const files = Object.entries(minimalProject());
const authored = files.map(([path]) => path).filter((path) => !/\.css$/.test(path));

/** The minimal project with a few characters of one file taken out and others put in. */
const damaged = fc
  .record({
    path: fc.constantFrom(...authored),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.nat({ max: 40 }),
    put: fc.oneof(
      fc.constantFrom(
        '{{',
        '}}',
        '[@',
        ']',
        '"',
        "'",
        ':',
        '\n',
        ',',
        ':::',
        '<',
        '-->',
        '---\n',
        'null',
        '[]',
        '{}',
        '1e999',
      ),
      fc.string({ maxLength: 8 }),
    ),
  })
  .map(({ path, at, cut, put }): Sources => {
    const texts = new Map(files);
    const text = texts.get(path) ?? '';
    const start = Math.floor(at * text.length);
    texts.set(path, text.slice(0, start) + put + text.slice(start + cut));
    return { texts, assets: new Map() };
  });

/** Pieces of Markdown that a mutation puts in: what begins, ends or nests something. */
const pieces = [
  '> ',
  '- ',
  '1. ',
  '- [x] ',
  '    ',
  '\t',
  '```',
  '~~~',
  ':::',
  ':::slide{layout=table}',
  ':::aside',
  '::chart{#boot-times}',
  '# ',
  '---',
  '***',
  '___',
  '**',
  '~~',
  '`',
  '[',
  ']',
  '(',
  ')',
  '![',
  '[^',
  ']: ',
  '{.literal}',
  '{blue}',
  '{{',
  '}}',
  '<!--',
  '-->',
  '<br>',
  '<div>',
  '|',
  '|---|',
  '\\',
  '&#1;',
  '&amp;',
  '$',
  '==',
  ':x:',
  '@a',
  '\u0000',
  '\u00ad',
  '\u200b',
  '\ud800',
  'é',
  '😀',
  '\r',
  '+++',
] as const;

/** A section whose lines are cut, moved, repeated and nested, with pieces of syntax put in anywhere. */
const mutated = fc
  .array(
    fc.record({
      how: fc.constantFrom('put', 'repeat', 'drop', 'swap', 'nest'),
      at: fc.nat(),
      piece: fc.constantFrom(...pieces),
      times: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.constantFrom(60, 5000)),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((steps) => {
    const text = minimalProject()['content/02-boot.md'] ?? '';
    const bounded = (lines: readonly string[], step: Step) => {
      const next = mutate(lines, step);
      return charactersOf(next) > mostCharacters ? lines : next;
    };
    return steps.reduce<readonly string[]>(bounded, text.split('\n')).join('\n');
  });

/** Longer sections are not tried: repeating a long line would end in more text than a string of JavaScript can hold. */
const mostCharacters = 1_000_000;

interface Step {
  readonly how: 'put' | 'repeat' | 'drop' | 'swap' | 'nest';
  readonly at: number;
  readonly piece: string;
  readonly times: number;
}

function charactersOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length + 1, 0);
}

function mutate(lines: readonly string[], { how, at, piece, times }: Step): readonly string[] {
  const index = at % Math.max(1, lines.length);
  const line = lines[index] ?? '';
  const column = at % (line.length + 1);
  const put = line.slice(0, column) + piece.repeat(times) + line.slice(column);
  switch (how) {
    case 'put':
      return lines.with(index, put);
    case 'repeat':
      return lines.toSpliced(index, 0, ...Array.from({ length: times }, () => line));
    case 'drop':
      return lines.length === 1 ? lines : lines.toSpliced(index, 1);
    case 'swap':
      return [...lines.slice(index), ...lines.slice(0, index)];
    case 'nest':
      return lines.map((one, place) => (place < index ? one : piece + one));
  }
}

describe('whatever authors write', () => {
  it('is read in little time, however Markdown is mutated', () => {
    fc.assert(
      fc.property(mutated, (text) => {
        const texts = new Map([...files, ['content/02-boot.md', text]]);
        // The processor's time: other processes may take turns with this one.
        const start = process.cpuUsage();
        const { value: project, messages } = validate({ texts, assets: new Map() }, slideLayouts);
        const { messages: others } = resolve(project, { today: '2026-11-20', topics: minimalTopics });
        const { user, system } = process.cpuUsage(start);
        expect((user + system) / 1000).toBeLessThan(5000);
        const all = formatMessages([...messages, ...others], texts, 'text', { color: false });
        expect(all).toBeTypeOf('string');
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  it('is answered with messages inside the files, never with an exception', () => {
    fc.assert(
      fc.property(damaged, (sources) => {
        const { messages } = validate(sources, slideLayouts);
        expect(formatMessages(messages, sources.texts, 'text', { color: false })).toBeTypeOf('string');
        for (const { file = '', line = 0, column = 0 } of messages) {
          const lines = (sources.texts.get(file) ?? '').split(/\r\n|\n|\r/);
          expect(line).toBeLessThanOrEqual(lines.length);
          expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('keeps the places of expressions, whatever stands around them', () => {
    const around = fc.constantFrom(
      (text: string) => text,
      (text: string) => `> ${text}`,
      (text: string) => `- a\n\n  ${text}`,
      (text: string) => `| a |\n|---|\n| ${text} |`,
      (text: string) => `:::caution\n${text}\n:::`,
      (text: string) => `:::slide{layout=statement}\n# A\n\n<!-- ${text} -->\n:::`,
      (text: string) => `---\nanswer: 'it''s ${text}'\n---`,
      (text: string) => `---\nanswer: >-\n  so\n  ${text}\n---`,
    );
    const before = fc.constantFrom(
      '',
      'é 😀 ',
      '`{{x}}` ',
      '**b** ',
      '\\{{ ',
      '[@c] ',
      '&amp; ',
      '[t]{blue} ',
    );
    fc.assert(
      fc.property(around, before, fc.constantFrom('\n', '\r\n'), (wrap, prefix, lineEnd) => {
        const text = wrap(`${prefix.replaceAll('`', '')}{{the.fact}}`).replaceAll('\n', lineEnd);
        const spans: (string | undefined)[] = [];
        JSON.stringify(
          parseSection('content/01-a.md', text, () => undefined, slideLayouts).value,
          (_, node) => {
            if (node?.type === 'expression' && node.value === 'the.fact') {
              spans.push(text.slice(node.position.start.offset, node.position.end.offset));
            }
            return node;
          },
        );
        expect(spans).toEqual(['{{the.fact}}']);
      }),
    );
  });
});
