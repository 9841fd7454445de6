// The way back: after a jump within the page, a button in the bar leads to the place where the reader came from. It stands in the bar,
// where it covers nothing of the text.
/// <reference lib="dom" />
import type { Feature } from '../feature.ts';
import { onKey } from '../keys.ts';
import { focusTarget } from './focus.ts';
import { headingOf } from './place.ts';
import { canGoBack, followVisits, goBack } from './visits.ts';

/** A jump shorter than this share of the window's height needs no way back. */
const far = 0.9;

/** Heights of the window that a reader scrolls on before the way back goes. */
const readOn = 2;

/** Shows the button after each jump, until the reader goes back, closes it, or has read on for a while. */
export const startBack: Feature = ({ word, document }) => {
  const box = document.querySelector<HTMLElement>('.way-back-box');
  const back = box?.querySelector<HTMLElement>('.way-back');
  let origin: { readonly y: number; readonly heading: string } | undefined;
  let arrivedAt = 0;
  followVisits({
    left: (from) => {
      // Who skips to the text has not read anything yet.
      origin = from?.matches('.skip') ? undefined : { y: scrollY, heading: headingOf(from, document) };
    },
    arrived: () => {
      arrivedAt = scrollY;
      const { y = scrollY, heading = '' } = origin ?? {};
      const isFar = Math.abs(scrollY - y) > innerHeight * far;
      if (box && back) {
        box.hidden = !isFar || heading === '' || !canGoBack();
        back.textContent = word('page-back', { place: heading });
      }
      origin = undefined;
    },
    returned: () => {
      if (box) box.hidden = true;
    },
  });
  if (!box || !back) return;
  const close = (): void => {
    const hadFocus = box.contains(document.activeElement);
    box.hidden = true;
    if (hadFocus) focusTarget();
  };
  back.addEventListener('click', goBack);
  box.querySelector('.way-back-close')?.addEventListener('click', close);
  onKey('b', goBack);
  onKey('Escape', () => {
    // The key closes what lies over the text first.
    if (!box.hidden && document.querySelector(':popover-open') === null) close();
  });
  addEventListener(
    'scroll',
    () => {
      if (!box.hidden && Math.abs(scrollY - arrivedAt) > innerHeight * readOn) close();
    },
    { passive: true },
  );
};
