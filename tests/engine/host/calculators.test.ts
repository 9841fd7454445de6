// Modules of calculators: bundled from texts, run apart from the program, and told their mistakes at their places.
import { describe, expect, it } from 'vitest';
import { type CalculatorModule, calculatorPath } from '../../../scripts/facts/calculator/modules.ts';
import { inEnglish } from '../../../scripts/facts/language/language.ts';
import { isRefusal, type Refusal } from '../../../scripts/facts/refusal.ts';
import { calculatorLoader } from '../../../scripts/host/calculators/calculators.ts';
import { noCache } from '../../../scripts/model/cache.ts';
import type { Calculator } from '../../../scripts/model/calculators/calculator.ts';

const path = calculatorPath('many');
const compute = (body: string): string => `export function compute(values, given) {\n${body}\n}\n`;
const one = "  return { says: 'Done.', tables: { times: [[values.guests * given.each]] }, maps: {} };";

const form: Calculator = {
  id: 'many',
  title: 'Many',
  inputs: [{ id: 'guests', title: 'Guests', group: 'Host', value: 3, low: 1, high: 9, step: 1, reason: '' }],
  presets: [{ id: 'small', title: 'Small', values: {} }],
  tables: [
    { id: 'times', title: 'Times', head: '', columns: [{ title: 'ms' }], rows: [{ id: 'a', title: 'A' }] },
  ],
  maps: [],
  categories: {},
  given: { each: 1234.5 },
};

async function loaded(
  files: Readonly<Record<string, string>>,
  timeout?: number,
): Promise<CalculatorModule | Refusal> {
  const modules = await calculatorLoader(noCache, timeout)(new Map(Object.entries(files)));
  const found = modules.get('many');
  if (found === undefined) throw new Error('no module');
  return found;
}

/** What the module says when it is run, or why it cannot be. */
async function outcome(files: Readonly<Record<string, string>>, timeout?: number) {
  const module = await loaded(files, timeout);
  try {
    if (!isRefusal(module)) return module.view({ form, numbers: inEnglish.numbers, values: { guests: 2 } });
    return refused(module);
  } catch (error) {
    return isRefusal(error) ? refused(error) : error;
  }
}

function refused({ message, detail: { at } }: Refusal): string {
  return `${at?.path}:${at?.line}:${at?.column} ${message}`;
}

describe('a module of a calculator', () => {
  it('computes with the values of the form, and prints as tables do', async () => {
    expect(await outcome({ [path]: compute(one) })).toEqual({
      says: 'Done.',
      tables: { times: [[{ text: '2,470', isNumber: true, stress: 'none' }]] },
      maps: {},
    });
  });

  it('is the same text whenever it is made', async () => {
    const [first, second] = [await loaded({ [path]: compute(one) }), await loaded({ [path]: compute(one) })];
    expect('code' in first && 'code' in second && first.code === second.code).toBe(true);
  });

  it('may import files of the project, from their texts', async () => {
    const files = {
      [path]: `import { twice } from '../facts/boot/twice.ts';\n${compute(one.replace('values.guests', 'twice(values.guests)'))}`,
      'data/facts/boot/twice.ts': 'export const twice = (value: number): number => 2 * value;\n',
    };
    expect(await outcome(files)).toMatchObject({ tables: { times: [[{ text: '4,940' }]] } });
  });

  it.each([
    [
      'a value of #facts',
      "import { ratio } from '#facts';\nexport const compute = () => ratio;\n",
      `${path}:1:23 Unexpected import`,
    ],
    [
      'a module of Node',
      "import { readFileSync } from 'node:fs';\nexport const compute = () => readFileSync;\n",
      `${path}:1:30 Unexpected import`,
    ],
    [
      'a file that does not exist',
      "import { twice } from './twice.ts';\nexport const compute = () => twice;\n",
      `${path}:1:23 Unexpected import`,
    ],
    ['a syntax error', 'export function compute( {\n', `${path}:2:1 This cannot be read as TypeScript`],
    ['no function', 'export const other = 1;\n', 'without `compute`, expected the function'],
    [
      'an error',
      compute('  const none = undefined;\n  return none.says;'),
      `${path}:3:15 Unexpected error in a calculator`,
    ],
    [
      'the process',
      compute('  return process.env;'),
      `${path}:2:3 Unexpected error in a calculator: process is not defined`,
    ],
    [
      'a number that is none',
      compute(one.replace('given.each', 'Number.NaN')),
      'Unexpected `NaN` in row `a` of table `times`',
    ],
    [
      'a table that is missing',
      compute("  return { says: '', tables: {}, maps: {} };"),
      'Unexpected result without table `times`',
    ],
    ['no answer', compute('  return {};'), 'Unexpected result without `says`, expected a sentence'],
  ])('with %s is refused at its place', async (_, text, expected) => {
    expect(await outcome({ [path]: text })).toEqual(expect.stringContaining(expected));
  });

  it('that never ends is stopped', async () => {
    expect(await outcome({ [path]: compute('  for (;;) values.guests += 1;') }, 50)).toEqual(
      expect.stringContaining(`${path}:1:17 Unexpected calculator without a result after 0.05 seconds`),
    );
  });
});
