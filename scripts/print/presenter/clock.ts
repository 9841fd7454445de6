// The clock of the presenter view: how long each slide took, and how that stands to the plan. Runs in the browser.
import type { TalkPlan } from '../../model/deck/talk-plan.ts';
import { portable } from '../page/page-source.ts';

/** What the clock has measured. Times are milliseconds. */
export interface Clock {
  /** By index of the slide. */
  readonly spent: number[];
  /** Index of the slide that is shown. */
  slide: number;
  /** Index of the slide of the talk that was shown last: the plan goes on from there after a backup slide. */
  talkSlide: number;
  /** When the time of the slide was counted last; absent while the clock stands. */
  since?: number;
}

/** How a talk stands. Times are milliseconds; those of the plan are absent where the deck says no times. */
export interface Standing {
  readonly onSlide: number;
  readonly elapsed: number;
  /** Planned for the slide; `spare` where it is shown only if there is time. */
  readonly slidePlan?: number;
  readonly spare?: number;
  /** Planned for the whole talk. */
  readonly talkPlan?: number;
  /** Behind the plan, or ahead of it where negative; 0 while the talk is within the planned time of its slide. */
  readonly behind?: number;
}

/** An expression for the browser: a function that gives `ClockTools`. */
export function clockSource(): string {
  return portable(clockTools, [makeClock, countTime, turnTo, standing, clockText, filled]);
}

export type ClockTools = ReturnType<typeof clockTools>;

/** The functions of the clock. */
export function clockTools() {
  return { makeClock, countTime, turnTo, standing, clockText, filled };
}

function makeClock(slides: number): Clock {
  return { spent: Array.from({ length: slides }, () => 0), slide: 0, talkSlide: 0 };
}

/** Adds the time since the last count to the slide that is shown. */
function countTime(clock: Clock, now: number): void {
  if (clock.since === undefined) return;
  clock.spent[clock.slide] = (clock.spent[clock.slide] ?? 0) + Math.max(0, now - clock.since);
  clock.since = now;
}

/** Counts for another slide from now on. */
function turnTo(clock: Clock, plan: TalkPlan, slide: number, now: number): void {
  countTime(clock, now);
  clock.slide = slide;
  if (plan.slides[slide]?.isBackup === false) clock.talkSlide = slide;
}

function standing(clock: Clock, plan: TalkPlan): Standing {
  const minute = 60_000;
  const onSlide = clock.spent[clock.slide] ?? 0;
  const elapsed = clock.spent.reduce((sum, time) => sum + time, 0);
  const { minutes, spare } = plan.slides[clock.slide] ?? {};
  if (minutes === undefined) return { onSlide, elapsed };
  const planned = plan.slides.map((slide) => (slide.minutes ?? 0) * minute);
  const sum = (until: number) => planned.slice(0, until).reduce((total, time) => total + time, 0);
  const from = sum(clock.talkSlide);
  const until = sum(clock.talkSlide + 1);
  const behind = elapsed > until ? elapsed - until : Math.min(0, elapsed - from);
  return {
    onSlide,
    elapsed,
    slidePlan: minutes * minute,
    ...(spare === undefined ? {} : { spare: spare * minute }),
    talkPlan: sum(planned.length),
    behind,
  };
}

/** Milliseconds as "1:05", whole seconds. */
function clockText(time: number): string {
  const seconds = Math.floor(Math.abs(time) / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** The words with what is put in for `{name}`. */
function filled(words: string | undefined, values: Readonly<Record<string, string>> = {}): string {
  return (words ?? '').replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
