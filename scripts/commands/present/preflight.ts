// Checks before a talk: its length, the deck and the screens.
import type { Rehearsal } from '../../host/browser/rehearsal.ts';
import type { ScreenSize } from '../../host/browser/screens.ts';
import { counted } from '../../messages/progress.ts';
import { slideSizes } from '../../model/manner/look.ts';
import { isTooLong, plannedMinutes, rounded, type TalkLength } from '../../resolve/talk/talk-length.ts';
import type { CheckResult } from '../session/check-result.ts';

/** "talk: 43 of 40 minutes (must 34.5, should 8.5)": bad when the planned slides do not fit; those marked `could` are shown if there is time. */
export function lengthCheck(length: TalkLength): CheckResult {
  const { slot, must, should, could } = length;
  const parts = Object.entries({ must, should, could }).filter(([, minutes]) => minutes > 0);
  const list = parts.map(([priority, minutes]) => `${priority} ${minutes}`).join(', ');
  const rest = rounded(slot - plannedMinutes(length));
  const spare = rest >= 0 ? `${rest} to spare` : `${-rest} too many`;
  const optional = could === 0 ? '' : `, ${could} more if there is time`;
  return {
    name: 'talk',
    isGood: !isTooLong(length),
    found: `${plannedMinutes(length)} of ${slot} minutes, ${spare}${optional} (${list})`,
    help: 'give slides `priority=could` or less time, or cut the talk: `npm run present -- --minutes N`',
  };
}

/** Checks of the deck itself: its presenter view, its fonts, and its requests to the network. `command` builds it again. */
export function deckChecks(rehearsal: Rehearsal, command: string): readonly CheckResult[] {
  const { requests, families, missing, slides, canPresent, hasNotes } = rehearsal;
  return [
    {
      name: 'deck',
      isGood: canPresent,
      found: canPresent
        ? `${counted(slides, 'slide')}, presenter view with ${hasNotes ? 'notes and next slide' : 'next slide and no notes'}`
        : 'the presenter view does not come up',
      help: `build the deck again: \`${command}\``,
    },
    {
      name: 'fonts',
      isGood: missing.length === 0,
      found:
        missing.length === 0
          ? `${families.join(', ')}: in the file`
          : `not in the file: ${missing.join(', ')}`,
      help: `build the deck again: \`${command}\``,
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
    isMinor: true,
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

const mostNamed = 3;

/** Whether the deck is that of the inputs; `changed` are the paths of inputs that were other ones then, `undefined` if that cannot be known. */
export function inputsCheck(changed: readonly string[] | undefined, command: string): CheckResult {
  const help = `to bring it up to date: \`${command}\``;
  if (changed === undefined)
    return {
      name: 'inputs',
      isGood: false,
      isMinor: true,
      found: 'it is not known what it was built from',
      help,
    };
  if (changed.length === 0)
    return { name: 'inputs', isGood: true, found: 'built from the inputs as they are' };
  const named = changed.slice(0, mostNamed).join(', ');
  const more = changed.length > mostNamed ? ` and ${changed.length - mostNamed} more` : '';
  return {
    name: 'inputs',
    isGood: false,
    isMinor: true,
    found: `changed since it was built: ${named}${more}`,
    help,
  };
}
