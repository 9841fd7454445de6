// State of a feature in the address, behind the id of its element: `#some-id?a=1&b=2`. A link with it leads to the element.
/// <reference lib="dom" />
import { isReturn } from './navigation/visits.ts';

/** The fragment of an address that leads to an element with this state. */
export function fragmentOf(anchor: string, state: URLSearchParams): string {
  const text = state.toString();
  return text === '' ? `#${anchor}` : `#${anchor}?${text}`;
}

/** The state that a fragment has for an element; undefined where it leads elsewhere. */
export function stateIn(fragment: string, anchor: string): URLSearchParams | undefined {
  const [own, text = ''] = fragment.replace(/^#/, '').split('?', 2);
  return own === anchor ? new URLSearchParams(text) : undefined;
}

/** Milliseconds without a change after which the address follows: browsers refuse to write it at every step of a slider. */
const pause = 200;

/**
 * Connects a feature with the address: `take` gets the state that the address has for the element, now and when somebody
 * follows a link to another; the function that is returned writes a state, soon. With `takesNone` an address of the element alone is
 * one without any state; otherwise it leaves the state as it is.
 */
export function followAddress(
  element: HTMLElement,
  take: (state: URLSearchParams) => void,
  { takesNone = false } = {},
): (state: URLSearchParams) => void {
  const read = (): void => {
    const state = stateIn(location.hash, element.id);
    if (state === undefined || !(takesNone || location.hash.includes('?'))) return;
    take(state);
    if (!isReturn()) element.scrollIntoView();
  };
  addEventListener('hashchange', read);
  read();
  let waiting: ReturnType<typeof setTimeout> | undefined;
  // Who has followed a link meanwhile is elsewhere, and keeps that address.
  addEventListener('hashchange', () => {
    if (stateIn(location.hash, element.id) === undefined) clearTimeout(waiting);
  });
  return (state) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => history.replaceState(history.state, '', fragmentOf(element.id, state)), pause);
  };
}
