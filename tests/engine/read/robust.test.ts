// No input of an author leads to an exception.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMessages } from '../../../scripts/messages/report.ts';
import type { Sources } from '../../../scripts/model/sources.ts';
import { parseSection } from '../../../scripts/read/markdown/section.ts';
import { validate } from '../../../scripts/read/validate.ts';
import { slideLayouts } from '../../../scripts/render/deck/layouts/index.ts';
import { minimalProject } from '../../support/check.ts';

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

describe('whatever authors write', () => {
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
