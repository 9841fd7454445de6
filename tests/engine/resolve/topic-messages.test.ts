// Errors in files of facts are messages at their places.
import type { VFileMessage } from 'vfile-message';
import { describe, expect, it } from 'vitest';
import { inspected } from '../../support/inspected.ts';

const head = "import { change, type Data, quantity, ratio, type Topic } from '#facts';\n";
const dataset = 'data/benchmarks/boot-times.json';

/** The messages about the minimal project with this file of facts. */
async function said(body: string, parts: Readonly<Record<string, string>> = {}) {
  const { messages } = await inspected({ 'data/facts/boot.ts': `${head}${body}\n`, ...parts });
  return messages.map(({ file, line, column, ruleId, reason, note }: VFileMessage) => ({
    at: `${file}:${line}:${column}`,
    ruleId,
    reason,
    help: note,
  }));
}

const topic = (facts: string) =>
  `export const topic = (data: Data): Topic => ({ facts: { ${facts} }, series: [] });`;

describe('a mistake in a file of facts', () => {
  it('in the name of a dataset, row or field is reported at the name, with the fact and the name that was meant', async () => {
    const cases = [
      ['boot-time', 'small', 'time', 'unknown-dataset', 'boot-times'],
      ['boot-times', 'smal', 'time', 'unknown-row', 'small'],
      ['boot-times', 'small', 'tme', 'unknown-field', 'time'],
    ] as const;
    for (const [name, row, field, ruleId, meant] of cases) {
      const line = topic(`quick: quantity(data.cell('${name}', '${row}', '${field}'))`);
      const wrong = { 'unknown-dataset': name, 'unknown-row': row, 'unknown-field': field }[ruleId];
      const [message, ...more] = await said(line);
      expect(more).toEqual([]);
      expect(message).toMatchObject({
        at: `data/facts/boot.ts:2:${line.indexOf(`'${wrong}'`) + 1}`,
        ruleId,
        help: `did you mean \`${meant}\`? (for the fact \`quick\`)`,
      });
    }
  });

  it('is found at the name also where a function in another file passes it on', async () => {
    const part =
      "import { type Data, quantity } from '#facts';\nexport const time = (data: Data, row: string) => quantity(data.cell('boot-times', row, 'time'));\n";
    const body = `import { time } from './boot/time.ts';\n${topic("\n  quick: time(\n    data,\n    'smal',\n  ),\n")}`;
    const [message] = await said(body, { 'data/facts/boot/time.ts': part });
    expect(message).toMatchObject({ at: 'data/facts/boot.ts:6:5', help: expect.stringContaining('`quick`') });
  });

  it('in arithmetic is reported at the call when no cell has an error', async () => {
    const body = `export function topic(data: Data): Topic {\n  const time = quantity(data.cell('boot-times', 'small', 'time'));\n  return { facts: { none: ratio(time, { ...time, value: 0 }) }, series: [] };\n}`;
    expect(await said(body)).toMatchObject([{ at: 'data/facts/boot.ts:4:27', ruleId: 'bad-fact' }]);
  });

  it('in a name that is not defined is reported at the name', async () => {
    const body = 'export const topic = (data: Data) => {\n  return nothing.x + dta.length;\n};';
    expect(await said(body)).toMatchObject([{ at: 'data/facts/boot.ts:3:10', ruleId: 'fact-error' }]);
    const other = 'export const topic = (data: Data) => {\n  return dta.rows;\n};';
    expect(await said(other)).toMatchObject([
      { at: 'data/facts/boot.ts:3:10', help: 'did you mean `data`?' },
    ]);
  });

  it('of whatever kind is a message, also when no error is thrown', async () => {
    expect(await said("export const topic = () => { throw 'words'; };")).toMatchObject([
      { at: 'data/facts/boot.ts:2:14', ruleId: 'fact-error', reason: expect.stringContaining('words') },
    ]);
    expect(await said('export const topic = (): Topic => topic();')).toMatchObject([
      { ruleId: 'fact-error', reason: expect.stringContaining('Maximum call stack') },
    ]);
    expect(await said('throw new Error("while loading");\nexport const topic = 1;')).toMatchObject([
      { at: 'data/facts/boot.ts:2:7', ruleId: 'fact-error' },
    ]);
  });

  it('of the shape is reported at the key', async () => {
    const shapes: readonly (readonly [string, string])[] = [
      [topic('twice: 2'), 'Unexpected `2` for `boot.twice`, expected a fact or facts by name'],
      [topic('at: { twice: [2] }'), 'Unexpected list for `boot.at.twice`, expected a fact or facts by name'],
      [
        topic("a: { kind: 'quantity', label: 'A', cells: [], value: NaN, unit: 's', digits: 1 }"),
        'Unexpected `NaN` for `boot.a, value`, expected a number',
      ],
      [
        topic("a: { kind: 'quantty', label: 'A', cells: [] }"),
        'Unexpected kind `quantty` of fact `boot.a`, expected one of 4',
      ],
      ['export const topic = () => 5;', 'Unexpected `5` for `boot`, expected `{ facts, series }`'],
      [
        'export const topic = () => ({ facts: {} });',
        'Unexpected `undefined` for `boot: series`, expected a list, which may be empty',
      ],
    ];
    for (const [body, reason] of shapes) {
      const [message] = await said(body.replace('): Topic', ')'));
      expect(message).toMatchObject({
        ruleId: 'topic-shape',
        reason,
        at: expect.stringMatching(/boot\.ts:2:/),
      });
    }
  });

  it('is not reported where it follows from a dataset that has an error of its own', async () => {
    const broken = { [dataset]: '{' };
    const messages = await said(topic("quick: quantity(data.cell('boot-times', 'small', 'time'))"), broken);
    expect(new Set(messages.map(({ at }) => at.split(':')[0]))).toEqual(new Set([dataset]));
  });

  it('keeps no fact of its topic from being reported a second time as unknown', async () => {
    const messages = await said('export const topic = () => { throw new Error("no"); };');
    expect(messages.map(({ ruleId }) => ruleId)).toEqual(['fact-error']);
  });
});
