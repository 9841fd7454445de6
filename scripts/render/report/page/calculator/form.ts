// The form of a calculator: sliders and number fields that say the same, switches, and the worked case that they start from.
/// <reference lib="dom" />
import type { Calculator, CalculatorInput, InputValues } from '../../../../model/calculators/calculator.ts';
import type { Choice } from './choice.ts';

/** A form that is read and written as a whole. */
export interface Form {
  /** The worked case, and the values that differ from it. A field whose number cannot be used counts as it did before. */
  read(): Choice;
  /** Whether a field has a number that cannot be used. */
  isInvalid(): boolean;
  write(choice: Choice): void;
}

/** One input with the fields in which it stands. */
interface Line {
  readonly input: CalculatorInput;
  readonly row: HTMLElement;
  /** A slider and a number field, or a checkbox. */
  readonly fields: readonly HTMLInputElement[];
}

/** A field that is written into, and the value that it had when the reader came to it. */
interface Edited {
  readonly line: Line;
  readonly before: number;
}

/** The form in an element; `changed` is called after each change, also to a number that cannot be used. */
export function openForm(
  element: HTMLFormElement,
  { inputs, presets }: Calculator,
  changed: () => void,
): Form {
  const cases = element.querySelector<HTMLSelectElement>('[data-case]');
  const lines = new Map(inputs.flatMap((input) => lineOf(element, input) ?? []));
  let current: InputValues = {};
  const usual = (from: string): InputValues => ({
    ...Object.fromEntries(inputs.map(({ id, value }) => [id, value])),
    ...presets.find(({ id }) => id === from)?.values,
  });
  const read = (): Choice => {
    const from = cases?.value ?? '';
    const known = usual(from);
    return {
      from,
      values: Object.fromEntries(Object.entries(current).filter(([id, value]) => value !== known[id])),
    };
  };
  const mark = (): void => {
    const { values } = read();
    for (const [id, { row }] of lines) row.classList.toggle('changed', id in values);
  };
  const write = ({ from, values }: Choice): void => {
    if (cases !== null) cases.value = from;
    current = { ...usual(from), ...values };
    for (const [id, line] of lines) for (const field of line.fields) setField(field, current[id] ?? 0);
    mark();
  };
  const restart = (): void => {
    write({ from: cases?.value ?? '', values: {} });
    changed();
  };
  const set = (line: Line, value: number, except?: HTMLInputElement): void => {
    for (const field of line.fields) if (field !== except) setField(field, value);
    current = { ...current, [line.input.id]: value };
    mark();
  };
  const follow = (field: HTMLInputElement, line: Line): void => {
    const value = numberIn(field, line);
    if (value !== undefined) set(line, value, field);
    changed();
  };
  const lineOfField = (field: EventTarget | null): Line | undefined =>
    lines.get((field as Element).closest<HTMLElement>('[data-input]')?.dataset.input ?? '');
  element.addEventListener('input', ({ target }) => {
    const line = lineOfField(target);
    if (target === cases) restart();
    else if (line !== undefined) follow(target as HTMLInputElement, line);
  });
  restoreWhenLeft(
    element,
    lineOfField,
    ({ input }) => current[input.id] ?? 0,
    (line, before) => {
      set(line, before);
      changed();
    },
  );
  element.addEventListener('submit', (event) => event.preventDefault());
  element.querySelector('[data-reset]')?.addEventListener('click', restart);
  return { read, write, isInvalid: () => element.querySelector('[aria-invalid]') !== null };
}

/** A number that cannot be used gives way to the one before the edit when its field is left: what was typed on the way to it was not meant. */
function restoreWhenLeft(
  form: HTMLElement,
  lineOfField: (field: EventTarget | null) => Line | undefined,
  numberOf: (line: Line) => number,
  restore: (line: Line, before: number) => void,
): void {
  let edited: Edited | undefined;
  form.addEventListener('focusin', ({ target }) => {
    const line = lineOfField(target);
    edited = line && { line, before: numberOf(line) };
  });
  form.addEventListener('change', ({ target }) => {
    const line = lineOfField(target);
    if (line === undefined || isInvalid(target)) return;
    edited = { line, before: numberOf(line) };
    // As numbers are written: 7 for 007.
    for (const field of line.fields) setField(field, edited.before);
  });
  form.addEventListener('focusout', ({ target }) => {
    if (edited !== undefined && isInvalid(target)) restore(edited.line, edited.before);
    edited = undefined;
  });
}

const isInvalid = (field: EventTarget | null): boolean =>
  field instanceof Element && field.hasAttribute('aria-invalid');

function lineOf(form: HTMLElement, input: CalculatorInput): readonly [string, Line][] | undefined {
  const row = form.querySelector<HTMLElement>(`[data-input="${input.id}"]`);
  return row === null ? undefined : [[input.id, { input, row, fields: [...row.querySelectorAll('input')] }]];
}

function setField(field: HTMLInputElement, value: number): void {
  if (field.type === 'checkbox') field.checked = value === 1;
  else field.value = String(value);
  say(field, true);
}

/** The number in a field; undefined for one that is none or out of bounds, which the field then says. */
function numberIn(field: HTMLInputElement, { input }: Line): number | undefined {
  if (field.type === 'checkbox') return field.checked ? 1 : 0;
  const value = field.valueAsNumber;
  const isUsable = value >= input.low && value <= input.high;
  say(field, isUsable);
  return isUsable ? value : undefined;
}

function say(field: HTMLInputElement, isUsable: boolean): void {
  if (isUsable) field.removeAttribute('aria-invalid');
  else field.setAttribute('aria-invalid', 'true');
  const bounds = field.parentElement?.querySelector<HTMLElement>('.bounds');
  if (bounds) bounds.hidden = isUsable;
}
