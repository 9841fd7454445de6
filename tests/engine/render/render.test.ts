// The kit that outputs render with.
import { describe, expect, it } from 'vitest';
import { readPicture } from '../../../scripts/read/pictures/picture.ts';
import { makeKit } from '../../../scripts/render/kit.ts';
import { sampleFonts, templateProject } from '../../support/kit.ts';

const tools = { fonts: sampleFonts, version: '0.1.0', pageScript: async () => '' };

function kitWith(partials: Readonly<Record<string, string>>, texts: Readonly<Record<string, string>> = {}) {
  const project = {
    ...templateProject(texts),
    layouts: new Map(),
    partials: new Map(Object.entries(partials)),
  };
  const drawing = { chart: 'range', surface: 'a4' as const, svg: '<svg/>', width: 1, height: 1 };
  return makeKit(project, [drawing], { ...tools, version: '1.2.3' });
}

describe('the kit', () => {
  it('escapes what is not a slot', () => {
    const kit = kitWith({ row: '<td title="{{label}}">{{label}}{{{slot.body}}}</td>' });
    const hostile = '"><script>alert(1)</script>';
    expect(kit.template('row', { label: hostile, slot: { body: '<b>x</b>' } })).toBe(
      '<td title="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;">&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;<b>x</b></td>',
    );
  });

  it('renders with the helpers of prose, which throw for a missing argument', () => {
    const kit = kitWith({ row: '{{date issued}}', bad: '{{date missing}}' });
    expect(kit.template('row', { issued: '2026-11-20' })).toBe('20\u00a0November 2026');
    expect(() => kit.template('bad', {})).toThrow(/missing argument 1 of helper `date`/);
  });

  it('throws for a missing field', () => {
    expect(() => kitWith({ row: '{{title}}' }).template('row', {})).toThrow(/title/);
  });

  it('keeps the partials of two kits separate', () => {
    const first = kitWith({ row: '{{> cell}}', cell: 'one' });
    const second = kitWith({ row: '{{> cell}}', cell: 'two' });
    expect([first.template('row', {}), second.template('row', {})]).toEqual(['one', 'two']);
  });

  it('refuses templates, drawings and styles that were not prepared', () => {
    const kit = kitWith({});
    expect(() => kit.template('nothing', {})).toThrow(/template `nothing`/);
    expect(() => kit.drawing('range', 'web')).toThrow(/drawing of `range` for `web`/);
    expect(() => kit.style('nothing')).toThrow(/templates\/styles\/nothing.css/);
    expect(kit.drawing('range', 'a4').svg).toBe('<svg/>');
  });

  it('makes once what several outputs share', () => {
    const { shared } = kitWith({});
    const [one, other] = [{}, {}];
    const made = [shared(one, 'a', () => 1), shared(one, 'a', () => 2), shared(one, 'b', () => 3)];
    expect([...made, shared(other, 'a', () => 4)]).toEqual([1, 1, 3, 4]);
  });

  it('embeds the fonts of a family, and of those only the subsets that a text needs', () => {
    const kit = kitWith({});
    expect(kit.fontFaces(['Inter']).match(/@font-face/g)).toHaveLength(2);
    const faces = kit.fontFaces(['Inter'], 'only latin – here');
    expect(faces.match(/@font-face/g)).toHaveLength(1);
    expect(faces).toContain('unicode-range:U+0000-00FF, U+2013-2014');
    expect(faces).toContain(Buffer.from('Inter latin').toString('base64'));
    expect(kit.fontFaces(['Inter'], 'α')).toContain('U+0370');
  });

  it('puts fonts into an SVG with text, names pictures by their content, and refuses those that were not read', () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>Hi</text></svg>';
    const { file } = readPicture('Plan Ö #1.svg', Buffer.from(svg));
    if (file === undefined) throw new Error('The picture cannot be read');
    const kit = makeKit({ ...templateProject(), pictures: new Map([['Plan Ö #1.svg', file]]) }, [], tools);
    const { address, name } = kit.picture('Plan Ö #1.svg');
    expect(name).toMatch(/^plan-o-1-[0-9a-f]{8}\.svg$/);
    expect(Buffer.from(address.split(',')[1] ?? '', 'base64').toString()).toMatch(
      /^<svg [^>]*><style>@font-face\{font-family:"Inter"/,
    );
    expect(() => kit.picture('gone.png')).toThrow(/picture `gone.png`/);
  });
});
