// What a memo of earlier runs must not keep from being told.
import { expect, it } from 'vitest';
import { createMemo } from '../../../scripts/model/memo.ts';
import { minimalProject, type Overlay } from '../../support/check.ts';
import { minimalRun } from '../../support/run.ts';

it('an unknown row is told once the file of its dataset can be read again', async () => {
  const memo = createMemo();
  const toldOf = async (overlay: Overlay) => {
    const section = '# More\n\nIt takes {{number boot-times.none.time}}.\n';
    const run = minimalRun({ ...overlay, 'content/77-more.md': section }, { memo });
    const { messages } = await run.resolved();
    return messages.filter(({ fatal }) => fatal).map(({ file, ruleId }) => `${file} ${ruleId}`);
  };
  const path = 'data/benchmarks/boot-times.json';
  const broken = `${minimalProject()[path]?.trimEnd().slice(0, -1)}`;
  expect(await toldOf({ [path]: broken })).toEqual([`${path} json-syntax`]);
  expect(await toldOf({})).toEqual(['content/77-more.md unknown-row']);
});
