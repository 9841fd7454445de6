// Checks scenarios against the calculators that they are for.
import type { VFileMessage } from 'vfile-message';
import { type Detail, message, suggest } from '../../messages/message.ts';
import type { Calculator, CalculatorInput } from '../../model/calculators/calculator.ts';
import type { Scenario } from '../../model/project.ts';
import { fileStart } from '../../read/text/lines.ts';
import { type Locator, locator } from '../../read/text/locate.ts';
import type { Names } from '../facts/binding.ts';

/** A message for each name of a scenario that its calculator does not have, and for each value outside of its bounds. */
export function scenarioFaults({ project, book }: Names): readonly VFileMessage[] {
  if (book.failed.size > 0) return [];
  const all = [...project.scenarios.values()];
  const idsFor = (calculator: string) =>
    new Set(all.filter((one) => one.calculator === calculator).map(({ id }) => id));
  return all.flatMap((scenario) => {
    const { path, calculator } = scenario;
    const form = book.calculators.get(calculator)?.form;
    const at = locator(path, project.sources.texts.get(path) ?? '');
    if (form !== undefined)
      return [...caseFaults(scenario, form, idsFor(calculator), at), ...valueFaults(scenario, form, at)];
    const known = [...book.calculators.keys()];
    const reason = `Unexpected scenario of a calculator \`${calculator}\`, expected one of the ${known.length} that topics declare`;
    const { help = 'no topic declares one' } = suggest(calculator, known);
    const whole = `${help} A scenario stands in \`data/<calculator>/scenarios\``;
    return [message('unknown-calculator', { path, position: fileStart }, reason, { help: whole })];
  });
}

function caseFaults(
  { id, from }: Scenario,
  { presets }: Calculator,
  scenarios: ReadonlySet<string>,
  at: Locator,
): readonly VFileMessage[] {
  const ids = presets.map((preset) => preset.id);
  if (ids.filter((one) => one === id).length > 1) {
    const reason = `Unexpected scenario \`${id}\`, expected a name that no worked case has`;
    return [message('duplicate-id', at([]), reason, { help: 'give the file another name' })];
  }
  const known = ids.filter((one) => !scenarios.has(one));
  if (from === undefined || known.includes(from)) return [];
  const reason = `Unexpected case \`${from}\`, expected one of the ${known.length} of the calculator`;
  return [message('not-in-enum', at(['from']), reason, suggest(from, known))];
}

function valueFaults({ values }: Scenario, { inputs }: Calculator, at: Locator): readonly VFileMessage[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const input = inputs.find(({ id }) => id === name);
    const place = at(['values', name]);
    if (input === undefined) {
      const ids = inputs.map(({ id }) => id);
      const reason = `Unexpected input \`${name}\`, expected one of the ${ids.length} of the calculator`;
      return [message('unknown-input', at(['values', name], 'key'), reason, suggest(name, ids))];
    }
    const fault = boundFault(input, value);
    return fault === undefined ? [] : [message('out-of-range', place, ...fault)];
  });
}

/** What is wrong with a value, as reason and detail; `undefined` where nothing is. */
function boundFault(input: CalculatorInput, value: number): readonly [string, Detail] | undefined {
  const { id, low, high, title, unit = '', kind } = input;
  const isSwitch = kind === 'switch';
  if (isSwitch ? value === 0 || value === 1 : value >= low && value <= high) return undefined;
  const expected = isSwitch ? '1 for on or 0 for off' : `a number from ${low} to ${high}`;
  const help = `it is “${title}”${unit === '' ? '' : `, in the unit \`${unit}\``}`;
  return [`Unexpected value ${value} of \`${id}\`, expected ${expected}`, { actual: String(value), help }];
}
