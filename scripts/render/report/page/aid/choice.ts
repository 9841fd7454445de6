// The answers to a decision aid, in its form and in the address.
/// <reference lib="dom" />
import type { Answers } from '../../../../model/aids/aid.ts';

/** The answers that are chosen in a form. */
export function answersIn(form: HTMLFormElement): Answers {
  return Object.fromEntries(chosen(form).map((radio) => [questionOf(radio), radio.value]));
}

/** Chooses these answers and no other. An answer that the form does not have counts as none. */
export function choose(form: HTMLFormElement, answers: Answers): void {
  for (const radio of radiosIn(form)) radio.checked = radio.value === '';
  for (const radio of radiosIn(form))
    if (radio.value !== '' && answers[questionOf(radio)] === radio.value) radio.checked = true;
}

/** The questions with their answers in words: “Whose code? Strangers’”. */
export function saidIn(form: HTMLFormElement): readonly string[] {
  return chosen(form).map((radio) => {
    const question = radio.closest('fieldset')?.querySelector('legend')?.textContent ?? '';
    const answer = radio.parentElement?.querySelector('span')?.firstChild?.textContent ?? '';
    return `${question.trim()} ${answer.trim()}`;
  });
}

function radiosIn(form: HTMLFormElement): readonly HTMLInputElement[] {
  return [...form.querySelectorAll<HTMLInputElement>('input[type="radio"]')];
}

function chosen(form: HTMLFormElement): readonly HTMLInputElement[] {
  return radiosIn(form).filter(({ checked, value }) => checked && value !== '');
}

function questionOf(radio: HTMLInputElement): string {
  return radio.closest<HTMLElement>('[data-question]')?.dataset.question ?? '';
}
