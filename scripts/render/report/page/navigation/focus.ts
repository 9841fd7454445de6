// Moves the focus to a place of the page, so that the next keys go on from there.
/// <reference lib="dom" />

/** Focuses an element of the text, which need not take the focus otherwise; of a chapter its title. */
export function focusOn(place: Element): void {
  const target = (place.matches('.chapter') && place.querySelector('.chapter-title')) || place;
  if (!(target instanceof HTMLElement)) return;
  const hadIndex = target.hasAttribute('tabindex') || target.matches('a[href], button, input, summary');
  if (!hadIndex) target.tabIndex = -1;
  target.focus({ preventScroll: true });
  if (!hadIndex) target.addEventListener('blur', () => target.removeAttribute('tabindex'), { once: true });
}

/** The element that has the focus; undefined where the whole page has it. */
export function focused(): HTMLElement | undefined {
  const { activeElement, body } = document;
  return activeElement instanceof HTMLElement && activeElement !== body ? activeElement : undefined;
}

/** Focuses the element to which the address leads. */
export function focusTarget(): void {
  const target = targetIn(location.hash);
  if (target !== undefined) focusOn(target);
}

/** The element to which a fragment leads, with the state of a feature behind its id or without. */
export function targetIn(fragment: string): Element | undefined {
  const [id = ''] = fragment.replace(/^#/, '').split('?', 1);
  return document.getElementById(decoded(id)) ?? undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
