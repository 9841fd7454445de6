// Checks before a talk: its length, the deck and the screens.
import type { Rehearsal } from '../../host/browser/rehearsal.ts';
import type { ScreenSize } from '../../host/browser/screens.ts';
import { counted } from '../../messages/progress.ts';
import type { Slide } from '../../model/edition.ts';
import { slideSizes } from '../../model/manner/look.ts';
import type { SlidePriority } from '../../model/project.ts';
import type { CheckResult } from '../session/check-result.ts';

/** How long a talk is, in minutes. */
export interface TalkLength {
  readonly slot: number;
  readonly planned: number;
  readonly byPriority: Readonly<Record<SlidePriority, number>>;
}

/** The length of a talk with these slides; backup slides do not count. */
export function talkLength(slides: readonly Slide[], slot: number): TalkLength {
  const held = slides.filter(({ layout }) => layout.role !== 'backup');
  const sum = (some: readonly Slide[]) => some.reduce((total, { minutes }) => total + minutes, 0);
  const of = (priority: SlidePriority) => sum(held.filter((slide) => slide.priority === priority));
  const byPriority = { must: of('must'), should: of('should'), could: of('could') };
  return { slot, planned: sum(held), byPriority };
}

/** "talk: 43 of 40 minutes (must 34.5, should 8.5)". */
export function lengthCheck({ slot, planned, byPriority }: TalkLength): CheckResult {
  const parts = Object.entries(byPriority).filter(([, minutes]) => minutes > 0);
  const list = parts.map(([priority, minutes]) => `${priority} ${minutes}`).join(', ');
  const rest = slot - planned;
  const spare = rest >= 0 ? `${rest} to spare` : `${-rest} too many`;
  return {
    name: 'talk',
    isGood: rest >= 0,
    found: `${planned} of ${slot} minutes, ${spare} (${list})`,
    help: 'leave out slides with `priority=could`, or make room in content/edition.yml',
  };
}

/** Checks of the deck itself: its presenter view, its fonts, and its requests to the network. */
export function deckChecks(rehearsal: Rehearsal): readonly CheckResult[] {
  const { requests, families, missing, slides, canPresent } = rehearsal;
  return [
    {
      name: 'deck',
      isGood: canPresent,
      found: canPresent
        ? `${counted(slides, 'slide')}, presenter view with notes and next slide`
        : 'the presenter view does not come up',
      help: 'build the deck again: `npm run build`',
    },
    {
      name: 'fonts',
      isGood: missing.length === 0,
      found:
        missing.length === 0
          ? `${families.join(', ')}: in the file`
          : `not in the file: ${missing.join(', ')}`,
      help: 'build the deck again: `npm run build`',
    },
    {
      name: 'offline',
      isGood: requests.length === 0,
      found: requests.length === 0 ? 'asks for nothing' : `asks for ${requests.join(', ')}`,
      help: 'show only images that lie below content/',
    },
  ];
}

const tolerance = 0.01;

/** Whether the slides fill a screen; `ratio` is width divided by height of a slide. */
export function screenCheck(screens: readonly ScreenSize[], ratio: number): CheckResult {
  const shape = `slides are ${shapeOf(ratio)}`;
  if (screens.length === 0) {
    return { name: 'screen', isGood: true, found: `${shape}; this machine does not tell its screens` };
  }
  const sizes = screens.map(({ width, height }) => `${width} × ${height}`).join(', ');
  const fits = screens.some(({ width, height }) => Math.abs(width / height / ratio - 1) < tolerance);
  return {
    name: 'screen',
    isGood: fits,
    found: `${sizes}; ${shape}`,
    help: `set the projector to ${ratio > 1.5 ? '1920 × 1080' : '1600 × 1200'}, or live with bars beside the slides`,
  };
}

function shapeOf(ratio: number): string {
  const known = Object.values(slideSizes).find(
    ({ width, height }) => Math.abs(ratio - width / height) < tolerance,
  );
  return known?.name ?? `${ratio.toFixed(2)} to 1`;
}
