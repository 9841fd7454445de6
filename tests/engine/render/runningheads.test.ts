// The CSS of running heads.
import { describe, expect, it } from 'vitest';
import { quoted, runningHeads } from '../../../scripts/render/report/runningheads.ts';
import { sampleEdition } from '../../support/edition.ts';

describe('running heads', () => {
  it('cannot be ended by the characters of a title', () => {
    expect(quoted('a "b" \\ </style>\nc')).toBe('"a \\22 b\\22  \\5c  \\3c /style\\3e \\a c"');
  });

  it('are counters of pages in styles that printing fills in, on paper across as well', () => {
    const css = runningHeads(sampleEdition, false);
    expect(css).toContain(
      '@page main { counter-increment: main; @top-left { content: counter(main, chapter-heads) }',
    );
    expect(css).toContain(
      '@page main-across { size: var(--sheet-height) var(--sheet-width); counter-increment: main;',
    );
    expect(css).toContain('@bottom-right { content: counter(front, lower-roman) }');
    expect(css).not.toContain(':left');
  });

  it('name a volume other than the report at the foot', () => {
    expect(runningHeads(sampleEdition, false)).toContain('@bottom-left { content: "Edition ');
    expect(runningHeads(sampleEdition, false, 'evidence')).toContain(
      '@bottom-left { content: "Evidence volume · Edition ',
    );
  });

  it('change sides, as margins do, where both sides are printed', () => {
    const left = /@page main:left \{.*/.exec(runningHeads(sampleEdition, true))?.[0] ?? '';
    expect(left).toContain('margin-left: calc((var(--sheet-width) - var(--whole)) / 2 - 4mm)');
    expect(left).toContain('@top-left { content: counter(main, section-heads) }');
    expect(left).toContain('@bottom-left { content: counter(main) }');
  });
});
