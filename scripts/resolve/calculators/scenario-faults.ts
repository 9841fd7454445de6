// Checks scenarios against the calculators that they are for.
import type { VFileMessage } from 'vfile-message';
import { message, suggest } from '../../messages/message.ts';
import type { Calculator } from '../../model/calculators/calculator.ts';
import type { Scenario } from '../../model/project.ts';
import { fileStart } from '../../read/text/lines.ts';
import { type Locator, locator } from '../../read/text/locate.ts';
import type { Names } from '../facts/binding.ts';

/** A message for each name of a scenario that its calculator does not have, and for each value outside of its bounds. */
export function scenarioFaults({ project, book }: Names): readonly VFileMessage[] {
  if (book.failed.size > 0) return [];
  return [...project.scenarios.values()].flatMap((scenario) => {
    const { path, calculator } = scenario;
    const form = book.calculators.get(calculator)?.form;
    const at = locator(path, project.sources.texts.get(path) ?? '');
    if (form !== undefined) return [...caseFaults(scenario, form, at), ...valueFaults(scenario, form, at)];
    const known = [...book.calculators.keys()];
    const reason = `Unexpected scenario of a calculator \`${calculator}\`, expected one of the ${known.length} that topics declare`;
    const { help = 'no topic declares one' } = suggest(calculator, known);
    const whole = `${help} A scenario stands in \`data/<calculator>/scenarios\``;
    return [message('unknown-calculator', { path, position: fileStart }, reason, { help: whole })];
  });
}

function caseFaults({ id, from }: Scenario, { presets }: Calculator, at: Locator): readonly VFileMessage[] {
  const known = presets.map((preset) => preset.id).filter((one) => one !== id);
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
    const { low, high, title, unit = '' } = input;
    if (value >= low && value <= high) return [];
    const reason = `Unexpected value ${value} of \`${name}\`, expected a number from ${low} to ${high}`;
    const help = `it is “${title}”${unit === '' ? '' : `, in the unit \`${unit}\``}`;
    return [message('out-of-range', place, reason, { actual: String(value), help })];
  });
}
