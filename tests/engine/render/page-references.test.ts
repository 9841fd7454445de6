// The page of a reference is closed with a comma where its sentence goes on.
import type { ElementContent } from 'hast';
import { describe, expect, it } from 'vitest';
import { element, write } from '../../../scripts/render/html/hast.ts';
import { closePages } from '../../../scripts/render/html/page-references.ts';

const reference = element('a', { className: ['xref'] }, [
  'Section 3, page ',
  element('span', { dataRef: 'three' }, ['8']),
]);
const near = element('a', { className: ['xref'] }, ['Section 3']);

function read(...children: (string | ElementContent)[]): string {
  return write(closePages([element('p', {}, children)])).replaceAll(/<[^>]+>/gu, '');
}

describe('a reference with its page', () => {
  it('is followed by a comma where words follow', () => {
    expect(read(reference, ' has the third.')).toBe('Section 3, page 8, has the third.');
    expect(read('So ', reference, ' ', element('em', {}, ['shows']), ' it.')).toBe(
      'So Section 3, page 8, shows it.',
    );
    expect(read(element('em', {}, [reference, ' has it.']))).toBe('Section 3, page 8, has it.');
  });

  it('has none at the end of a sentence, before punctuation and without a page', () => {
    for (const after of ['.', '; then', ' (long)', ' ', ''])
      expect(read('See ', reference, after)).toBe(`See Section 3, page 8${after}`);
    expect(read(near, ' has the third.')).toBe('Section 3 has the third.');
  });

  it('has none within brackets, and has one behind them', () => {
    expect(read('Costs (', reference, ' has them) fall.')).toBe('Costs (Section 3, page 8 has them) fall.');
    expect(read('Costs (of old) fall: ', reference, ' says how.')).toBe(
      'Costs (of old) fall: Section 3, page 8, says how.',
    );
  });
});
