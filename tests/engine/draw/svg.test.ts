// The SVG that pages embed.
import { describe, expect, it } from 'vitest';
import { finishSvg } from '../../../scripts/draw/svg.ts';

const raw = `<svg xmlns="http://www.w3.org/2000/svg" version="1.1" class="marks" width="604.7001" height="20" viewBox="0 0 604.7001 20"><defs>
  <clipPath id="clip0"><rect x="0" y="0" width="1" height="1"/></clipPath>
</defs><g class="mark-text" pointer-events="none" clip-path="url(#clip0)"><text font-family="Inter" font-size="11px" transform="translate(1.23456,-0.001)">1.23456 m</text></g></svg>`;
const done = finishSvg(raw, {
  font: 'Inter',
  prefix: 'startup-a4',
  alt: 'Fast & "slow" <1 ms',
  width: 604.7001,
  height: 20,
});

describe('a finished drawing', () => {
  it('is a labelled image of its size', () => {
    expect(done).toMatch(
      /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" role="img" aria-label="Fast &amp; &quot;slow&quot; &lt;1 ms" width="604.7" height="20" viewBox="0 0 604.7 20" /,
    );
  });

  it('names its font once, with names to fall back on', () => {
    expect(done.match(/font-family="[^"]*"/g)).toEqual(['font-family="Inter, Helvetica, Arial, sans-serif"']);
  });

  it('has ids of its own, also where they are used', () => {
    expect(done).toContain('id="startup-a4-clip0"');
    expect(done).toContain('url(#startup-a4-clip0)');
  });

  it('is one line, with coordinates to a hundredth and words untouched', () => {
    expect(done).not.toContain('\n');
    expect(done).toContain('transform="translate(1.23,0)"');
    expect(done).toContain('>1.23456 m<');
  });
});
