// Calculators: the form computes anew what stands below it, the address says with what numbers.
/// <reference lib="dom" />
import type { CalculatorRun } from '../../../../facts/calculator/view.ts';
import type { InputValues, ResultView } from '../../../../model/calculators/calculator.ts';
import type { CalculatorData } from '../../screen/page-data.ts';
import { followAddress, fragmentOf } from '../address.ts';
import type { Feature } from '../feature.ts';
import { type Choice, choiceIn, stateOf } from './choice.ts';
import { openForm } from './form.ts';
import { showResults } from './results.ts';
import { scenarioAddress, scenarioName } from './scenario.ts';

type View = (run: CalculatorRun) => ResultView;

/** Starts every calculator of the page. */
export const startCalculators: Feature = ({ document, data }) => {
  const all = data<Readonly<Record<string, CalculatorData>>>('calculators');
  // The code stands in the same script as this one.
  const { calculators: code } = globalThis as { calculators?: Readonly<Record<string, { view: View }>> };
  for (const section of document.querySelectorAll<HTMLElement>('.calculator')) {
    const id = section.dataset.calculator ?? '';
    const [given, module] = [all?.[id], code?.[id]];
    if (given !== undefined && module !== undefined) start(section, given, module.view);
  }
};

function start(section: HTMLElement, data: CalculatorData, view: View): void {
  const { form } = data;
  const elements = partsOf(section);
  const first = form.presets[0]?.id ?? '';
  const valuesOf = (from: string): InputValues => form.presets.find(({ id }) => id === from)?.values ?? {};
  const fields = openForm(elements.form, form, () => update(fields.read()));
  const compute = oncePerFrame((values: InputValues) => showResults(section, view({ ...data, values })));

  const update = (choice: Choice): void => {
    const isStale = fields.isInvalid();
    section.classList.toggle('stale', isStale);
    elements.stale.hidden = !isStale;
    if (isStale) return;
    const state = stateOf(choice, first);
    compute({ ...valuesOf(choice.from), ...choice.values });
    writeAddress(state);
    elements.link.setAttribute('href', fragmentOf(section.id, state));
    offer(choice);
  };
  const offer = (choice: Choice): void => {
    const title = elements.name.value.trim();
    elements.file.hidden = Object.keys(choice.values).length === 0;
    elements.export.download = `${scenarioName(title)}.json`;
    elements.export.href = scenarioAddress(title, choice);
  };
  const take = (state: URLSearchParams): void => {
    fields.write(choiceIn(state, first, form));
    update(fields.read());
  };

  elements.name.addEventListener('input', () => offer(fields.read()));
  elements.form.hidden = false;
  elements.take.hidden = false;
  fields.write({ from: first, values: {} });
  offer(fields.read());
  const writeAddress = followAddress(section, (state) => queueMicrotask(() => take(state)));
}

/** The parts that the template gives a calculator. */
function partsOf(section: HTMLElement) {
  const find = <T extends Element>(selector: string): T => {
    const found = section.querySelector<T>(selector);
    if (found === null) throw new Error(`Unexpected calculator without ${selector}`);
    return found;
  };
  return {
    form: find<HTMLFormElement>('form'),
    take: find<HTMLElement>('.calculator-take'),
    stale: find<HTMLElement>('[data-stale]'),
    file: find<HTMLElement>('[data-file]'),
    link: find<HTMLAnchorElement>('[data-link]'),
    name: find<HTMLInputElement>('[data-name]'),
    export: find<HTMLAnchorElement>('[data-export]'),
  };
}

// ---------------------------------------------------------------- pace

/** Calls a function with the last value of a frame only: a slider gives more than one in between. */
function oncePerFrame<T>(run: (value: T) => void): (value: T) => void {
  let last: { readonly value: T } | undefined;
  return (value) => {
    if (last === undefined)
      requestAnimationFrame(() => {
        const due = last;
        last = undefined;
        if (due !== undefined) run(due.value);
      });
    last = { value };
  };
}
