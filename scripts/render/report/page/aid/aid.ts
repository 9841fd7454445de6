// Decision aids: answers to their questions narrow the tables below to the rows that fit. The address says with what answers.
/// <reference lib="dom" />
import type { Answers } from '../../../../model/aids/aid.ts';
import { followAddress } from '../address.ts';
import type { Feature, Tools } from '../feature.ts';
import { heardJump } from '../navigation/jump.ts';
import { answersIn, choose, saidIn } from './choice.ts';
import { isNarrowedAway, showFitting } from './rows.ts';

/** Starts every decision aid of the page. */
export const startAids: Feature = (tools) => {
  for (const form of tools.document.querySelectorAll<HTMLFormElement>('form.aid')) start(form, tools);
};

function start(form: HTMLFormElement, { document, word }: Tools): void {
  const id = form.dataset.aid ?? '';
  const count = form.querySelector('.aid-count');
  const said = form.querySelector('.aid-answers');
  const clear = form.querySelector<HTMLButtonElement>('[data-clear]');
  const show = (): void => {
    const answers = answersIn(form);
    const isAnswered = Object.keys(answers).length > 0;
    const fit = word('page-aid-fit', { ...showFitting(document, id, answers) });
    form.classList.toggle('answered', isAnswered);
    if (count !== null) count.textContent = fit;
    if (said !== null)
      said.textContent = word('page-aid-answers', { answers: saidIn(form).join(' · '), count: fit });
  };
  const take = (answers: Answers): void => {
    choose(form, answers);
    show();
  };
  form.addEventListener('change', () => {
    show();
    write(new URLSearchParams({ ...answersIn(form) }));
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  clear?.addEventListener('click', () => {
    take({});
    write(new URLSearchParams());
    // The button goes with the answers.
    form.querySelector<HTMLInputElement>('input:checked')?.focus();
  });
  heardJump((target) => {
    if (!isNarrowedAway(document, id, target)) return false;
    take({});
    return true;
  });
  form.hidden = false;
  show();
  const write = followAddress(form, (state) => take(Object.fromEntries(state)), { takesNone: true });
}
