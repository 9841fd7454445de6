// Partials of slide layouts show the slots of their layout.
import { describe, expect, it } from 'vitest';
import { lintSlidePartials } from '../../../scripts/read/templates/slide-partials.ts';
import { slideLayouts } from '../../../scripts/render/deck/layouts/index.ts';
import { templateProject } from '../../support/kit.ts';

const { partials } = templateProject();

function lint(change: Readonly<Record<string, string | undefined>>): readonly string[] {
  const kept = [...partials].filter(([name]) => !(name in change));
  const added = Object.entries(change).flatMap(([name, text]) =>
    text === undefined ? [] : [[name, text] as const],
  );
  return lintSlidePartials(new Map([...kept, ...added]), slideLayouts).map(
    ({ file, line, column, reason }) =>
      `${file?.replace('templates/partials/', '')}:${line}:${column} ${reason}`,
  );
}

describe('the partials of slide layouts', () => {
  it('are all there and show the slots of their layouts', () => {
    expect(lint({})).toEqual([]);
  });

  it('are reported when missing', () => {
    expect(lint({ 'slide-quote': undefined })).toEqual([
      'slide-quote.hbs:1:1 Missing partial of the slide layout `quote`',
    ]);
  });

  it('must show every slot, the heading and the notes', () => {
    expect(lint({ 'slide-quote': '{{> slide-frame}}{{#if slot.text}}{{/if}}{{{slot.quote}}}' })).toEqual([
      'slide-quote.hbs:1:1 Missing slots `text`, `heading`, `notes` of the layout `quote`',
    ]);
  });

  it('must begin with the frame', () => {
    const text = '{{{slot.heading}}}{{{slot.quote}}}{{{slot.text}}}{{{slot.notes}}}';
    expect(lint({ 'slide-quote': text })).toEqual([
      'slide-quote.hbs:1:1 Missing `{{> slide-frame}}`, which gives a slide its layout, number and foot',
    ]);
  });

  it('may refer to no slot that the layout does not have', () => {
    const text =
      '{{> slide-frame}}{{{slot.heading}}}{{{slot.quote}}}\n{{{slot.text}}}{{{slot.left}}}{{{slot.notes}}}';
    expect(lint({ 'slide-quote': text })).toEqual([
      'slide-quote.hbs:2:19 Unexpected slot `left`, expected one that the layout `quote` has',
    ]);
  });
});
