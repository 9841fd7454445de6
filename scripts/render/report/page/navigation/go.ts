// Goes to a place of the page: with its address where it has one, and with a mark that shows it for a moment.
/// <reference lib="dom" />
import { focused, focusOn } from './focus.ts';
import { announceJump } from './jump.ts';
import { leave } from './visits.ts';

/** Milliseconds for which a place that was gone to is marked. */
const markedFor = 2500;

/** Scrolls to an element at once, opens what hides it, and leaves an entry in the history to come back from. */
export function goTo(target: Element): void {
  leave(focused());
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
  focusOn(target);
  target.classList.add('gone-to');
  setTimeout(() => target.classList.remove('gone-to'), markedFor);
}

/** The last heading, figure or chapter before a place, whose address is that of the place. */
function before(target: Element): Element | undefined {
  const named = [...document.querySelectorAll('main :is(.chapter, .head-2, .head-3, figure)[id]')];
  return named.findLast(
    (one) => (one.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  );
}
