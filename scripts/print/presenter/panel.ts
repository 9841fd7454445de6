// The panel of the presenter view: clocks beside the plan, and buttons. Runs in the browser.
/// <reference lib="dom" />
import type { TalkPlan } from '../../model/deck/talk-plan.ts';
import { portable } from '../page/page-source.ts';
import type { ClockTools, Standing } from './clock.ts';

/** What the buttons and keys of the presenter view do. */
export interface PanelActions {
  /** Starts the clock, or stops it. */
  toggle(): void;
  /** Begins a rehearsal, or ends it and shows its times. */
  rehearse(): void;
  showTimes(): void;
  showKeys(): void;
}

export interface Panel {
  show(standing: Standing, isRunning: boolean, isRehearsal: boolean): void;
}

/** An expression for the browser: a function of `ClockTools` that gives `PanelTools`. */
export function panelSource(): string {
  return portable(panelTools, [element, button, makePanel, showSlideTime, showTalkTime, showTime]);
}

export type PanelTools = ReturnType<typeof panelTools>;

/** The functions of the panel, and those that make its elements. */
export function panelTools(clock: ClockTools) {
  return {
    element,
    button,
    makePanel: (plan: TalkPlan, actions: PanelActions) => makePanel(clock, plan, actions),
  };
}

/** An element with that class and text. */
function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  className = '',
  text = '',
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  made.textContent = text;
  return made;
}

/** A button that gives the keyboard back to the slides. */
function button(text: string, key: string, act: () => void): HTMLButtonElement {
  const made = element('button', '', text);
  made.type = 'button';
  made.title = key === '' ? text : `${text} (${key})`;
  made.addEventListener('click', () => {
    made.blur();
    act();
  });
  return made;
}

/** Puts the panel above the counter of the presenter view. */
function makePanel(clock: ClockTools, plan: TalkPlan, actions: PanelActions): Panel | undefined {
  const info = document.querySelector('.bespoke-marp-presenter-info-page-area')?.parentElement;
  if (info === null || info === undefined) return undefined;
  info.classList.add('talk-info');
  info.parentElement?.classList.add('talk-grid');
  const { filled } = clock;
  const { words } = plan;
  const panel = element('div', 'talk-clock');
  const slide = element('p', 'talk-slide');
  const talk = element('p', 'talk-whole');
  const start = button(filled(words.start), 's', actions.toggle);
  const rehearse = button(filled(words.rehearse), 'r', actions.rehearse);
  const buttons = element('p', 'talk-buttons');
  buttons.append(
    start,
    rehearse,
    button(filled(words.times), 't', actions.showTimes),
    button(filled(words.keys), '?', actions.showKeys),
  );
  panel.append(slide, talk, buttons);
  info.prepend(panel);
  return {
    show: (standing, isRunning, isRehearsal) => {
      showSlideTime(clock, slide, standing, words);
      showTalkTime(clock, talk, standing, words);
      start.textContent = filled(isRunning ? words.pause : words.start);
      rehearse.textContent = filled(isRehearsal ? words.end : words.rehearse);
      panel.classList.toggle('rehearsal', isRehearsal);
      panel.classList.toggle('standing', !isRunning);
    },
  };
}

function showSlideTime(
  clock: ClockTools,
  place: Element,
  standing: Standing,
  words: TalkPlan['words'],
): void {
  const { clockText, filled } = clock;
  const { onSlide, slidePlan, spare } = standing;
  const over = slidePlan === undefined || spare !== undefined ? 0 : onSlide - slidePlan;
  const total = spare ?? slidePlan;
  const state =
    spare !== undefined
      ? filled(words.spare)
      : over >= 1000 && slidePlan !== 0
        ? filled(words.over, { time: clockText(over) })
        : '';
  showTime(
    clock,
    place,
    filled(words.slide),
    onSlide,
    total,
    state,
    over >= 1000 && slidePlan !== 0 ? 'late' : '',
  );
}

function showTalkTime(clock: ClockTools, place: Element, standing: Standing, words: TalkPlan['words']): void {
  const { clockText, filled } = clock;
  const { elapsed, talkPlan, behind } = standing;
  const isLate = behind !== undefined && behind >= 1000;
  const isEarly = behind !== undefined && behind <= -1000;
  const key = isLate ? 'behind' : isEarly ? 'ahead' : 'on-time';
  const state = behind === undefined ? '' : filled(words[key], { time: clockText(behind) });
  showTime(
    clock,
    place,
    filled(words.talk),
    elapsed,
    talkPlan,
    state,
    isLate ? 'late' : isEarly ? 'early' : '',
  );
}

/** "Slide 1:12 of 2:00 · 0:20 over"; changes the page only where the text is another. */
function showTime(
  { clockText }: ClockTools,
  place: Element,
  name: string,
  time: number,
  total: number | undefined,
  state: string,
  manner: string,
): void {
  const planned = total === undefined || total === 0 ? '' : ` / ${clockText(total)}`;
  const text = `${name} ${clockText(time)}${planned} ${state}`;
  if (place.textContent === text && place.getAttribute('data-manner') === manner) return;
  place.setAttribute('data-manner', manner);
  place.replaceChildren(
    `${name} `,
    element('b', '', clockText(time)),
    `${planned} `,
    element('span', 'talk-state', state),
  );
}
