// Adds up the minutes of a talk by the priorities of its slides, for every command that judges its length.
import type { Slide } from '../../model/edition.ts';
import type { SlidePriority } from '../../model/project.ts';

/** What of a slide decides whether it takes time of the talk. */
export type TimedSlide = Pick<Slide, 'layout' | 'private' | 'minutes' | 'priority'>;

/** How long a talk is, in minutes: its slot, and its slides by priority. */
export interface TalkLength extends Readonly<Record<SlidePriority, number>> {
  readonly slot: number;
}

/** Whether a slide takes time of the talk: backup slides are for questions, private ones for other occasions. */
export function takesTime({ layout, private: isPrivate }: Pick<Slide, 'layout' | 'private'>): boolean {
  return layout.role !== 'backup' && !isPrivate;
}

/** The length of a talk with these slides. */
export function talkLength(slides: readonly TimedSlide[], slot: number): TalkLength {
  const held = slides.filter(takesTime);
  const of = (priority: SlidePriority) =>
    rounded(
      held.filter((slide) => slide.priority === priority).reduce((sum, { minutes }) => sum + minutes, 0),
    );
  return { slot, must: of('must'), should: of('should'), could: of('could') };
}

/** Minutes of all slides. */
export function allMinutes({ must, should, could }: TalkLength): number {
  return rounded(must + should + could);
}

/** Minutes of the slides that are planned to be shown; those marked `could` are shown if there is time. */
export function plannedMinutes({ must, should }: TalkLength): number {
  return rounded(must + should);
}

/** The shares of its slot that a talk may take at most and must take at least: speakers differ, and questions take time. */
const tolerance = { most: 1.05, least: 0.6 } as const;

/** Whether the planned slides take longer than a speaker can make up for. */
export function isTooLong(length: TalkLength): boolean {
  return plannedMinutes(length) > length.slot * tolerance.most;
}

/** The least minutes of slides that a talk of this length must have. */
export function leastMinutes({ slot }: TalkLength): number {
  return rounded(slot * tolerance.least);
}

/** Minutes without the error of binary fractions: 0.1 + 0.2 is 0.3. */
export function rounded(minutes: number): number {
  return Number(minutes.toFixed(2));
}
