// Typographic quotation marks.
import { toString as plainText } from 'mdast-util-to-string';
import { describe, expect, it } from 'vitest';
import { element, text, write } from '../../../scripts/render/html/hast.ts';
import { withQuotes, withQuotesIn } from '../../../scripts/render/html/quotes.ts';

const curled = (...children: Parameters<typeof element>[2] & object): string =>
  write(withQuotes([element('p', {}, children)])).replace(/^<p>|<\/p>$/g, '');

describe('quotation marks', () => {
  it('open after a space, a bracket or a dash and close elsewhere', () => {
    expect(curled('"Start" ("now") \u2013"so"')).toBe('“Start” (“now”) –“so”');
    expect(curled("'one' and \"'two'\"")).toBe('‘one’ and “‘two’”');
  });

  it('are apostrophes inside words and before years', () => {
    expect(curled("the host's and the hosts', in the '90s")).toBe('the host’s and the hosts’, in the ’90s');
  });

  it('depend on the character before them, also in another element', () => {
    expect(curled('"', element('em', {}, ['all']), '" or ', element('b', {}, ['"some"']))).toBe(
      '“<em>all</em>” or <b>“some”</b>',
    );
  });

  it('stay straight in code', () => {
    expect(curled(element('code', {}, ['echo "x"']), '"')).toBe('<code>echo "x"</code>”');
    expect(write(withQuotes([text('"')]))).toBe('“');
  });
});

describe('quotation marks in Markdown', () => {
  it('are curled in sentences, across emphasis, and stay straight in code', () => {
    const nodes = withQuotesIn([
      {
        type: 'paragraph',
        children: [
          { type: 'text', value: '"The host\'s" ' },
          { type: 'emphasis', children: [{ type: 'text', value: 'hypervisor' }] },
          { type: 'text', value: "'s " },
          { type: 'inlineCode', value: "'x'" },
        ],
      },
      { type: 'code', value: '"x"' },
    ]);
    expect(nodes.map((node) => plainText(node))).toEqual(["“The host’s” hypervisor’s 'x'", '"x"']);
  });
});
