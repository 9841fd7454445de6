// Where addresses in HTML may break.
import { describe, expect, it } from 'vitest';
import { breakable, longestOnPaper } from '../../../scripts/render/html/addresses.ts';

describe('addresses', () => {
  it('may break before dots and slashes, and before dashes of long parts only', () => {
    expect(breakable('See <a href="https://a.org/b-c">https://a.org/b-c</a>.')).toBe(
      'See <a href="https://a.org/b-c"><span class="address">https://a<wbr>.org<wbr>/b-c</span></a>.',
    );
  });

  it('break before the dashes of a part that is longer than a small screen is wide, on paper of a longer one', () => {
    const part = 'a-name-of-many-words-that-goes-on';
    expect(breakable(`<a>https://a/${part}</a>`)).toContain('<wbr>-goes<wbr>-on<');
    expect(breakable(`<a>https://a/${part}</a>`, longestOnPaper)).toContain(`<wbr>/${part}<`);
  });

  it('may break anywhere in a part that is longer than a line, except inside an escaped character', () => {
    const part = `${'x'.repeat(40)}&amp;`;
    const html = breakable(`<a>https://${part}</a>`);
    expect(html).toContain('x<wbr>x');
    expect(html).toContain('<wbr>&amp;</span>');
  });

  it('are changed in the text of links only', () => {
    const html = '<a href="https://a.org/b">A title</a> https://a.org/b';
    expect(breakable(html)).toBe(html);
  });
});
