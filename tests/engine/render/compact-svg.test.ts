// Drawings as the HTML edition holds them.
import { describe, expect, it } from 'vitest';
import { compactSvg } from '../../../scripts/render/svg/compact.ts';
import { withSharedLooks } from '../../../scripts/render/svg/looks.ts';
import { withoutIdlePoints } from '../../../scripts/render/svg/straight.ts';

const svg = (body: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="x" width="90" height="50" viewBox="0 0 90 50" font-family="Inter">${body}</svg>`;
const short = (body: string, rows: readonly (readonly [string, string])[] = []): string =>
  compactSvg(svg(body), { name: 'wide', rows: new Map(rows) });
const open = '<svg class="wide" viewBox="0 0 90 50" aria-hidden="true">';

describe('a compact drawing', () => {
  it('has one attribute for looks, tenths of pixels, and no group or path that shows nothing', () => {
    const groups =
      '<g role="graphics-object" aria-roledescription="group"><g transform="translate(0,0)"><path d="M0,0h0v0h0Z"/><path d="" display="none"/>' +
      '<rect x="1.04" y="2" width="3.333" height="4" fill="var(--ink, #16191d)" opacity="1"/></g><g/></g>';
    expect(short(groups)).toBe(
      `${open}<rect data-look="fill:var(--ink)" x="1" y="2" width="3.3" height="4"/></svg>`,
    );
  });

  it('has texts at their place, points as circles, and neighbours with lines as one path', () => {
    const line = (x: number) => `<line transform="translate(${x},1.5)" x2="0" y2="-3" stroke="#000000"/>`;
    const point =
      '<path transform="translate(7.26,8)" d="M2.5,0A2.5,2.5,0,1,1,-2.5,0A2.5,2.5,0,1,1,2.5,0" fill="#fff"/>';
    const word = '<text transform="translate(3.14,4)" font-size="13px">a &lt; b</text>';
    expect(short(`<g transform="translate(5,5)">${line(1)}${line(2)}${point}${word}</g>`)).toBe(
      `${open}<g transform="translate(5,5)"><path data-look="stroke:#000000" d="M1 1.5L1 -1.5M2 1.5L2 -1.5"/>` +
        '<circle cx="7.3" cy="8" r="2.5" data-look="fill:#fff"/><text x="3.1" y="4" data-look="font-size:13px">a &lt; b</text></g></svg>',
    );
  });

  it('has points as circles whatever their radius is rounded to', () => {
    const point = '<path d="M4.55,0A4.55,4.55,0,1,1,-4.55,0A4.55,4.55,0,1,1,4.55,0" fill="#fff"/>';
    expect(short(`<g transform="translate(5,5)">${point}</g>`)).toContain('<circle cx="0" cy="0" r="4.6"');
  });

  it('keeps what a turn, a clip or lines of text need', () => {
    const kept =
      '<g clip-path="url(#c)"><text transform="translate(1,2) rotate(-90)">up</text><text transform="translate(1,2)"><tspan>a</tspan><tspan x="0" dy="15">b</tspan></text></g>';
    expect(short(kept)).toBe(`${open}${kept}</svg>`);
  });

  it('says where the rows of its marks stand in the data, unless one is not there', () => {
    const marks =
      '<path d="M1,1h2v2h-2Z" data-row="one"/><path d="M0,0L1,1" data-row="one two"/><path d="M5,5h2v2h-2Z" data-row="gone"/>';
    expect(
      short(marks, [
        ['one', '0'],
        ['two', '1.7'],
      ]),
    ).toBe(
      `${open}<path d="M1,1h2v2h-2Z" data-r="0"/><path d="M0,0L1,1" data-r="0 1.7"/><path d="M5,5h2v2h-2Z"/></svg>`,
    );
  });
});

it('gives each look of a page one class', () => {
  const page =
    '<p data-look="fill:red">a</p><path data-look="stroke:red"/><b data-look="fill:red" x="1">c</b>';
  expect(withSharedLooks(page)).toEqual({
    html: '<p class=l0>a</p><path class=l1 /><b class=l0 x="1">c</b>',
    style: '.l0{fill:red}\n.l1{stroke:red}',
  });
});

it('leaves out points on straight pieces of a path', () => {
  expect(withoutIdlePoints('<path d="M0 5L1 5L2 5L3 6L4 7L5 5"/>')).toBe('<path d="M0 5L2 5L4 7L5 5"/>');
});
