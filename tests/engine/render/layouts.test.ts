// Every slide layout of the program is complete.
import { describe, expect, it } from 'vitest';
import { contentSlots } from '../../../scripts/read/markdown/slide-slots.ts';
import { slideLayouts } from '../../../scripts/render/deck/layouts/index.ts';

const records = [...slideLayouts.values()];

describe('the slide layouts of the program', () => {
  it('have names and titles of their own', () => {
    expect(slideLayouts.size).toBe(new Set(records.map(({ title }) => title)).size);
    for (const [name, record] of slideLayouts) expect(record.name).toBe(name);
  });

  it('include one for each kind of generated slide', () => {
    for (const role of ['opening', 'divider', 'backup'])
      expect(records.filter((record) => record.role === role)).toHaveLength(1);
  });

  it.each(records.map((record) => [record.name, record] as const))(
    '%s names its slots, and says what authors have to write where a slot needs something',
    (_, record) => {
      const names = record.slots.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      for (const common of ['heading', 'header', 'footer', 'notes']) expect(names).not.toContain(common);
      const needs = contentSlots(record).some(({ least = 0 }) => least > 0);
      expect(record.expects !== undefined).toBe(needs);
    },
  );
});
