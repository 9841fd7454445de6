// Checks what a topic declares of a calculator: bounds, worked cases, units and names.
import type { VFileMessage } from 'vfile-message';
import { isUnit } from '../../facts/units.ts';
import { message, suggest } from '../../messages/message.ts';
import { type Calculator, type CalculatorInput, categoryTones } from '../../model/calculators/calculator.ts';
import type { Project } from '../../model/project.ts';
import type { Place } from '../../model/sources.ts';

/** A message at the topic for each fault of a form. */
export function formFaults(form: Calculator, place: Place, project: Project): readonly VFileMessage[] {
  const { units } = project.units;
  const own = withoutScenarios(form, project);
  const report = (reason: string, help: string) =>
    message('topic-shape', place, `${reason} of calculator \`${form.id}\``, { help });
  const faults = form.inputs.flatMap((input) => [
    ...boundsFaults(input).map((reason) =>
      report(reason, '`low`, `high` and `step` bound what readers may choose'),
    ),
    ...(input.unit === undefined || isUnit(input.unit, units)
      ? []
      : [report(`Unexpected unit \`${input.unit}\` of input \`${input.id}\``, 'add it to data/units.json')]),
  ]);
  const repeated = ['inputs', 'presets', 'tables', 'maps'] as const;
  return [
    ...faults,
    ...repeated.flatMap((list) =>
      twiceIn(own[list]).map((id) =>
        report(`Unexpected second \`${id}\` in ${list}`, 'give each an id of its own'),
      ),
    ),
    ...presetFaults(own, place),
    ...Object.entries(form.categories)
      .filter(([, { tone }]) => !categoryTones.includes(tone))
      .map(([id, { tone }]) =>
        report(
          `Unexpected tone \`${tone}\` of category \`${id}\``,
          `choose one of: ${categoryTones.join(', ')}`,
        ),
      ),
  ];
}

function boundsFaults({ id, value, low, high, step }: CalculatorInput): readonly string[] {
  const bounds = `from ${low} to ${high}`;
  if (!(low < high))
    return [`Unexpected bounds ${bounds} of input \`${id}\`, expected a lower and a higher number`];
  if (!(step > 0 && step <= high - low)) return [`Unexpected step ${step} of input \`${id}\``];
  return value < low || value > high
    ? [`Unexpected value ${value} of input \`${id}\`, expected one ${bounds}`]
    : [];
}

/** A form without the cases that scenarios are, whose values are judged in their own files. */
function withoutScenarios(form: Calculator, { scenarios }: Project): Calculator {
  const own = [...scenarios.values()].filter(({ calculator }) => calculator === form.id);
  const ids = new Set(own.map(({ id }) => id));
  return { ...form, presets: form.presets.filter(({ id }) => !ids.has(id)) };
}

function presetFaults({ id, inputs, presets }: Calculator, place: Place): readonly VFileMessage[] {
  const known = new Map(inputs.map((input) => [input.id, input]));
  return presets.flatMap((preset) =>
    Object.entries(preset.values).flatMap(([name, value]) => {
      const input = known.get(name);
      if (input === undefined) {
        const reason = `Unexpected input \`${name}\` in case \`${preset.id}\` of calculator \`${id}\`, expected one of ${known.size}`;
        return [message('topic-shape', place, reason, suggest(name, [...known.keys()]))];
      }
      if (value >= input.low && value <= input.high) return [];
      const reason = `Unexpected value ${value} of \`${name}\` in case \`${preset.id}\` of calculator \`${id}\`, expected one from ${input.low} to ${input.high}`;
      return [message('topic-shape', place, reason, { help: 'widen the bounds of the input' })];
    }),
  );
}

function twiceIn(list: readonly { readonly id: string }[]): readonly string[] {
  const ids = list.map(({ id }) => id);
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
}
