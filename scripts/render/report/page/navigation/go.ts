// Goes to a place of the page: with its address where it has one, and with a mark that shows it for a moment.
/// <reference lib="dom" />
import { announceJump } from './jump.ts';

/** Milliseconds for which a place that was gone to is marked. */
const markedFor = 2500;

/** Scrolls to an element at once, opens what hides it, and leaves an entry in the history to come back from. */
export function goTo(target: Element): void {
  for (
    let around = target.closest('details');
    around !== null;
    around = around.parentElement?.closest('details') ?? null
  )
    around.open = true;
  announceJump(target);
  const named = target.id === '' ? before(target) : target;
  if (named !== undefined) history.pushState(null, '', `#${encodeURIComponent(named.id)}`);
  dispatchEvent(new HashChangeEvent('hashchange'));
  target.scrollIntoView({ block: named === target ? 'start' : 'center', behavior: 'instant' });
  if (target instanceof HTMLElement) focusOn(target);
  target.classList.add('gone-to');
  setTimeout(() => target.classList.remove('gone-to'), markedFor);
}

/** The next keys go on from there, as they do after a link. */
function focusOn(target: HTMLElement): void {
  const hadIndex = target.hasAttribute('tabindex');
  if (!hadIndex) target.tabIndex = -1;
  target.focus({ preventScroll: true });
  if (!hadIndex) target.addEventListener('blur', () => target.removeAttribute('tabindex'), { once: true });
}

/** The last heading, figure or chapter before a place, whose address is that of the place. */
function before(target: Element): Element | undefined {
  const named = [...document.querySelectorAll('main :is(.chapter, .head-2, .head-3, figure)[id]')];
  return named.findLast(
    (one) => (one.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  );
}
