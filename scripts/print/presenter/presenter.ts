// What a presented deck does beside Marp's own script: it counts the talk without its backup slides, and times it. Runs in the browser.
/// <reference lib="dom" />
import type { TalkPlan } from '../../model/deck/talk-plan.ts';
import { portable } from '../page/page-source.ts';
import { type Clock, type ClockTools, clockSource } from './clock.ts';
import { type Dialogs, dialogSource } from './dialogs.ts';
import { type PanelActions, type PanelTools, panelSource } from './panel.ts';
import { type RehearsalTools, rehearsalSource } from './rehearsals.ts';

/** What the windows of a deck are served with. */
type Tools = ClockTools & RehearsalTools & PanelTools & Dialogs;

/** A script to run after Marp's own in each window of a deck that holds its plan (`withPresenter`). */
export function presenterSource(): string {
  const own = [readPlan, watchSlides, slidesShown, showCounts, runClock, actionsOf, carriedOver, listen];
  return [
    '{',
    `const clock = ${clockSource()}();`,
    `const tools = { ...clock, ...${rehearsalSource()}(clock), ...${panelSource()}(clock) };`,
    `${portable(startPresenter, own)}({ ...tools, ...${dialogSource()}(tools) });`,
    '}',
  ].join('\n');
}

function startPresenter(tools: Tools): void {
  const view = document.body.dataset.bespokeView ?? '';
  const isPresenter = view === 'presenter';
  if (view !== '' && !isPresenter) return;
  const keys = new Map([['?', () => tools.openKeys(readPlan(), isPresenter)]]);
  if (isPresenter) runClock(tools, keys);
  listen(keys);
  watchSlides((index) => showCounts(tools, readPlan(), index));
}

/** The plan that the page holds; in a live preview another one after a change. */
function readPlan(): TalkPlan {
  return JSON.parse(document.getElementById('talk-plan')?.dataset.plan ?? '{}');
}

function slidesShown(): readonly Element[] {
  return [...document.querySelectorAll('[id=":$p"] > svg[data-marpit-svg]')];
}

/** Calls `shown` with the index of the slide that is shown, now and whenever another one is. */
function watchSlides(shown: (index: number) => void): void {
  const parent = document.getElementById(':$p');
  if (parent === null) return;
  const look = () =>
    shown(
      Math.max(
        0,
        slidesShown().findIndex((slide) => slide.classList.contains('bespoke-marp-active')),
      ),
    );
  new MutationObserver(look).observe(parent, { subtree: true, attributeFilter: ['class'] });
  look();
}

/** Writes the label of the slide and the number of the talk's slides where Marp writes its place among all, and the share of the talk that is over. */
function showCounts({ filled }: ClockTools, { slides, count, words }: TalkPlan, index: number): void {
  const { label = '', isBackup = false } = slides[index] ?? {};
  const text = isBackup ? label : filled(words['slide-of'], { slide: label, slides: String(count) });
  for (const place of document.querySelectorAll(
    '.bespoke-marp-presenter-info-page, [data-bespoke-marp-osc="page"]',
  ))
    place.textContent = text;
  const share = isBackup || count < 2 ? 1 : Math.min(1, index / (count - 1));
  for (const bar of document.querySelectorAll<HTMLElement>('.bespoke-progress-bar'))
    bar.style.flexBasis = `${100 * share}%`;
}

/** Runs the clock of the presenter view. It starts by itself when the first slide is left. */
function runClock(tools: Tools, keys: Map<string, () => void>): void {
  const { makeClock, countTime, turnTo, standing } = tools;
  const state = { clock: makeClock(readPlan().slides.length), isRehearsal: false, plan: readPlan() };
  const show = () => {
    state.clock = carriedOver(state.clock, state.plan, readPlan());
    state.plan = readPlan();
    countTime(state.clock, performance.now());
    panel?.show(standing(state.clock, state.plan), state.clock.since !== undefined, state.isRehearsal);
  };
  const actions = actionsOf(tools, state, show);
  const panel = tools.makePanel(state.plan, actions);
  keys.set('s', actions.toggle).set('r', actions.rehearse).set('t', actions.showTimes);
  let isFirst = true;
  watchSlides((index) => {
    const isMove = !isFirst && index !== state.clock.slide;
    turnTo(state.clock, state.plan, index, performance.now());
    // Marp turns to the slide of the address a moment after it starts, which is no move of the speaker.
    if (isMove && state.clock.since === undefined && state.clock.spent.every((time) => time === 0))
      state.clock.since = performance.now();
    show();
  });
  setTimeout(() => {
    isFirst = false;
  }, 500);
  setInterval(show, 250);
}

function actionsOf(
  tools: Tools,
  state: { clock: Clock; isRehearsal: boolean; plan: TalkPlan },
  show: () => void,
): PanelActions {
  const { makeClock, countTime, turnTo, keepRehearsals, keptRehearsals, rehearsalOf } = tools;
  const anew = (since?: number) => {
    const { slide } = state.clock;
    state.clock = makeClock(state.plan.slides.length);
    turnTo(state.clock, state.plan, slide, 0);
    if (since !== undefined) state.clock.since = since;
  };
  const record = () => {
    countTime(state.clock, performance.now());
    const { clock, plan } = state;
    keepRehearsals(plan, [
      ...keptRehearsals(plan),
      rehearsalOf(clock, plan, new Date(performance.timeOrigin + performance.now())),
    ]);
  };
  return {
    toggle: () => {
      countTime(state.clock, performance.now());
      if (state.clock.since === undefined) state.clock.since = performance.now();
      else delete state.clock.since;
      show();
    },
    rehearse: () => {
      if (state.isRehearsal) record();
      const isEnd = state.isRehearsal;
      state.isRehearsal = !isEnd;
      anew(isEnd ? undefined : performance.now());
      show();
      if (isEnd) tools.openTimes(state.plan);
    },
    showTimes: () => tools.openTimes(state.plan),
    showKeys: () => tools.openKeys(state.plan, true),
  };
}

/** The clock for another version of the talk: slides keep their times by their headings. */
function carriedOver(clock: Clock, old: TalkPlan, now: TalkPlan): Clock {
  const headings = ({ slides }: TalkPlan) => slides.map(({ heading }) => heading);
  if (headings(old).join('\n') === headings(now).join('\n')) return clock;
  const spent = new Map(headings(old).map((heading, index) => [heading, clock.spent[index] ?? 0]));
  return { ...clock, spent: headings(now).map((heading) => spent.get(heading) ?? 0) };
}

/** Listens to keys before Marp does. While a dialog is open, keys are its own and turn no slide. */
function listen(keys: ReadonlyMap<string, () => void>): void {
  window.addEventListener(
    'keydown',
    (event) => {
      const dialog = document.querySelector<HTMLDialogElement>('dialog.talk-dialog[open]');
      if (dialog !== null) {
        event.stopImmediatePropagation();
        if (event.key === 'Escape') dialog.close();
        return;
      }
      const act = keys.get(event.key);
      if (act === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      act();
    },
    { capture: true },
  );
}
