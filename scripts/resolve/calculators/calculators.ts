// Makes the calculators that stand in the report: runs each for its worked cases, and reports what is wrong with it.
import type { VFileMessage } from 'vfile-message';
import { type CalculatorModules, calculatorPath } from '../../facts/calculator/modules.ts';
import { isRefusal, type Refusal } from '../../facts/refusal.ts';
import { message, suggest } from '../../messages/message.ts';
import type { Calculator, PlacedCalculator } from '../../model/calculators/calculator.ts';
import type { Checked, Place } from '../../model/sources.ts';
import { fileStart } from '../../read/text/lines.ts';
import { type Names, type Observation, only } from '../facts/binding.ts';
import type { DeclaredCalculator } from '../facts/run-topics.ts';
import { placeOfTopic } from '../facts/topic-messages.ts';
import { formFaults } from './form-faults.ts';
import { scenarioFaults } from './scenario-faults.ts';

/** The calculators that sections show, by id, with the messages about all that are declared and about their scenarios. */
export function calculatorsOf(
  observations: readonly Observation[],
  names: Names,
  modules: CalculatorModules,
): Checked<ReadonlyMap<string, PlacedCalculator>> {
  const { project, book, memo } = names;
  const placements = only('calculator', observations);
  const value = new Map<string, PlacedCalculator>();
  const messages: VFileMessage[] = [...unplaced(names, modules, placements), ...scenarioFaults(names)];
  for (const { id, place } of placements) {
    const declared = book.calculators.get(id);
    if (declared === undefined) {
      if (book.failed.size === 0) messages.push(unknown(id, place, book.calculators));
    } else if (value.has(id)) messages.push(twice(id, place));
    else {
      const module = modules.get(id);
      const { language } = project.units.units;
      const made = memo.get(`calculator ${id}`, [declared.form, module, language], () =>
        madeOf(declared, module, names),
      );
      messages.push(...made.messages);
      if (made.value !== undefined) value.set(id, made.value);
    }
  }
  return { value, messages };
}

function madeOf(
  { form, topic }: DeclaredCalculator,
  module: ReturnType<CalculatorModules['get']>,
  { project }: Names,
): Checked<PlacedCalculator | undefined> {
  const { texts } = project.sources;
  const start = placeOfTopic(topic, texts);
  const faults = formFaults(form, start, project);
  if (module === undefined) return { value: undefined, messages: [...faults, withoutModule(form, start)] };
  if (isRefusal(module)) return { value: undefined, messages: [...faults, messageOf(module)] };
  if (faults.length > 0) return { value: undefined, messages: faults };
  const { numbers } = project.units.units.language;
  try {
    const [view] = form.presets.map(({ values }) => module.view({ form, numbers, values }));
    return { value: view && { form, code: module.code, view }, messages: [] };
  } catch (thrown) {
    if (!isRefusal(thrown)) throw thrown;
    return { value: undefined, messages: [messageOf(thrown)] };
  }
}

// ---------------------------------------------------------------- messages

function messageOf({ rule, message: reason, detail: { at, help } }: Refusal): VFileMessage {
  const { path = '', line = 1, column = 1, length = 1 } = at ?? {};
  const position = { start: { line, column }, end: { line, column: column + length } };
  return message(rule, { path, position }, reason, help === undefined ? {} : { help });
}

function withoutModule({ id }: Calculator, place: Place): VFileMessage {
  const path = calculatorPath(id);
  const reason = `Unexpected calculator \`${id}\` without a module, expected \`${path}\``;
  const help = 'write the file, with `export function compute(values, given)`';
  return message('calculator-error', place, reason, { help });
}

function unknown(id: string, place: Place, known: ReadonlyMap<string, unknown>): VFileMessage {
  const reason = `Unexpected calculator \`${id}\`, expected one of the ${known.size} that topics declare`;
  return message('unknown-calculator', place, reason, suggest(id, [...known.keys()]));
}

function twice(id: string, place: Place): VFileMessage {
  const reason = `Unexpected second calculator \`${id}\`, expected one`;
  const help = 'delete one of the two, and refer to the section of the other';
  return message('duplicate-figure', place, reason, { help });
}

/** Warnings for calculators that no section shows, and for modules that no topic declares. */
function unplaced(
  { project, book }: Names,
  modules: CalculatorModules,
  placements: readonly { readonly id: string }[],
): readonly VFileMessage[] {
  if (project.isExcerpt === true || book.failed.size > 0) return [];
  const shown = new Set(placements.map(({ id }) => id));
  const declared = [...book.calculators.values()]
    .filter(({ form }) => !shown.has(form.id))
    .map(({ form, topic }) => {
      const reason = `Unexpected calculator \`${form.id}\`, expected a section that shows it`;
      const help = `write \`::calculator{#${form.id}}\` in a section, or declare it no more`;
      return message('unused-calculator', placeOfTopic(topic, project.sources.texts), reason, { help });
    });
  const loose = [...modules.keys()]
    .filter((id) => !book.calculators.has(id))
    .map((id) => {
      const reason = `Unexpected module of a calculator \`${id}\`, expected a topic that declares it`;
      const help = 'return it in `calculators` of a topic, or delete the file';
      return message('unused-calculator', { path: calculatorPath(id), position: fileStart }, reason, {
        help,
      });
    });
  return [...declared, ...loose];
}
