// Jumps to a place of the page, which may be hidden: a feature that hides it shows it again.
/// <reference lib="dom" />
import { targetIn } from './focus.ts';
import { isReturn } from './visits.ts';

/** The event at a place that is about to be scrolled to by the script. */
const name = 'jump';

/** Says that the page is about to go to an element; whatever hides it can show it. */
export function announceJump(target: Element): void {
  target.dispatchEvent(new CustomEvent(name, { bubbles: true }));
}

/**
 * Calls `show` with the element that the page goes to, by a link or by the script. It returns whether it has shown what was hidden, which
 * is then scrolled to, since the browser has gone nowhere.
 */
export function heardJump(show: (target: Element) => boolean): void {
  addEventListener(name, ({ target }) => {
    if (target instanceof Element) show(target);
  });
  addEventListener('hashchange', () => {
    const target = targetIn(location.hash);
    if (target !== undefined && show(target) && !isReturn()) target.scrollIntoView();
  });
}
