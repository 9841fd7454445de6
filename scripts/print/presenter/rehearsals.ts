// The record of rehearsals: the time that each slide took, beside its plan. Runs in the browser.
/// <reference lib="dom" />
import type { TalkPlan } from '../../model/deck/talk-plan.ts';
import { portable } from '../page/page-source.ts';
import type { Clock, ClockTools } from './clock.ts';

/** A rehearsal as it is kept and handed out. */
export interface Rehearsal {
  readonly title: string;
  readonly edition: string;
  /** When it ended: ISO date-time in UTC. */
  readonly ended: string;
  readonly slides: readonly RehearsedSlide[];
}

export interface RehearsedSlide {
  readonly slide: string;
  readonly heading: string;
  /** Absent where the deck says no times. */
  readonly plannedSeconds?: number;
  readonly seconds: number;
}

/** An expression for the browser: a function of `ClockTools` that gives `RehearsalTools`. */
export function rehearsalSource(): string {
  return portable(rehearsalTools, [
    rehearsalOf,
    rehearsedSeconds,
    plannedSeconds,
    rehearsalRows,
    rehearsalMarkdown,
    keptRehearsals,
    keepRehearsals,
  ]);
}

export type RehearsalTools = ReturnType<typeof rehearsalTools>;

/** The functions of the record of rehearsals. */
export function rehearsalTools(clock: ClockTools) {
  return {
    rehearsalOf,
    keptRehearsals,
    keepRehearsals,
    rowsOf: (rehearsal: Rehearsal, before: Rehearsal | undefined, words: TalkPlan['words']) =>
      rehearsalRows(clock, rehearsal, before, words),
    markdownOf: (rehearsal: Rehearsal, rows: readonly (readonly string[])[], words: TalkPlan['words']) =>
      rehearsalMarkdown(clock, rehearsal, rows, words),
  };
}

/** What was measured, for the slides of the talk and every other slide that was shown. */
function rehearsalOf(clock: Clock, plan: TalkPlan, ended: Date): Rehearsal {
  const slides = plan.slides.flatMap(({ label, heading, isBackup, minutes }, index): RehearsedSlide[] => {
    const seconds = Math.round((clock.spent[index] ?? 0) / 1000);
    if (isBackup && seconds === 0) return [];
    const planned = minutes === undefined ? {} : { plannedSeconds: Math.round(minutes * 60) };
    return [{ slide: label, heading, ...planned, seconds }];
  });
  return { title: plan.title, edition: plan.edition, ended: ended.toISOString(), slides };
}

/** The seconds of the whole rehearsal. */
function rehearsedSeconds({ slides }: Rehearsal): number {
  return slides.reduce((sum, { seconds }) => sum + seconds, 0);
}

function plannedSeconds({ slides }: Rehearsal): number {
  return slides.reduce((sum, slide) => sum + (slide.plannedSeconds ?? 0), 0);
}

/** The rows of the table of a rehearsal, its head first and its sums last; with the times of the one before it, by slide. */
function rehearsalRows(
  { clockText, filled }: ClockTools,
  rehearsal: Rehearsal,
  before: Rehearsal | undefined,
  words: TalkPlan['words'],
): readonly (readonly string[])[] {
  const isTimed = rehearsal.slides.some((slide) => slide.plannedSeconds !== undefined);
  const known = new Map(before?.slides.map(({ heading, seconds }) => [heading, seconds]));
  const text = (seconds: number | undefined) => (seconds === undefined ? '' : clockText(seconds * 1000));
  const more = (planned: number, taken: number) =>
    planned === taken ? text(0) : `${taken > planned ? '+' : '−'}${text(taken - planned)}`;
  const row = (slide: string, planned: number | undefined, taken: number, last: number | undefined) => [
    slide,
    ...(isTimed ? [text(planned)] : []),
    text(taken),
    ...(isTimed ? [more(planned ?? 0, taken)] : []),
    ...(before === undefined ? [] : [text(last)]),
  ];
  const head = ['slide', ...(isTimed ? ['planned'] : []), 'taken', ...(isTimed ? ['difference'] : [])];
  return [
    [...head, ...(before === undefined ? [] : ['before'])].map((key) => filled(words[key])),
    ...rehearsal.slides.map(({ slide, heading, plannedSeconds: planned, seconds }) =>
      row(`${slide} ${heading}`, planned, seconds, known.get(heading)),
    ),
    row(
      filled(words.total),
      plannedSeconds(rehearsal),
      rehearsedSeconds(rehearsal),
      before === undefined ? undefined : rehearsedSeconds(before),
    ),
  ];
}

/** The table of a rehearsal as Markdown, with its title and date. */
function rehearsalMarkdown(
  { filled }: ClockTools,
  rehearsal: Rehearsal,
  rows: readonly (readonly string[])[],
  words: TalkPlan['words'],
): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replace(/([\\|])/g, '\\$1')).join(' | ')} |`;
  const [head = [], ...rest] = rows;
  const rule = head.map((_, index) => (index === 0 ? '---' : '---:'));
  const title = filled(words.rehearsal, {
    title: rehearsal.title,
    edition: rehearsal.edition,
    date: rehearsal.ended,
  });
  return `${[`# ${title}`, '', line(head), line(rule), ...rest.map(line)].join('\n')}\n`;
}

/** The rehearsals of this talk that the browser keeps, the oldest first; none where it keeps nothing for files. */
function keptRehearsals({ title }: TalkPlan): readonly Rehearsal[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(`rehearsals of ${title}`) ?? '[]');
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}

/** Keeps the last ten of the rehearsals in the browser; says whether it could. */
function keepRehearsals({ title }: TalkPlan, rehearsals: readonly Rehearsal[]): boolean {
  try {
    localStorage.setItem(`rehearsals of ${title}`, JSON.stringify(rehearsals.slice(-10)));
    return true;
  } catch {
    return false;
  }
}
