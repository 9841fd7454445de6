// The evidence cards: a number that is pointed at, focused or pressed opens what stands behind it.
/// <reference lib="dom" />
import { element } from '../elements.ts';
import type { Feature, Tools } from '../feature.ts';
import { cardContent } from './card.ts';
import { evidenceOf, numbers } from './lookup.ts';
import { keepInSight, placeBeside } from './position.ts';

/** Milliseconds for which a pointer rests on a number before its card opens, and off it before the card closes. */
const delay = 220;

/** What opens a card. */
type Way = 'pointer' | 'focus' | 'press';

/** The open card, and how it was opened: one that was pressed stays, with the focus in it where a key did it. */
interface Open {
  readonly number: HTMLAnchorElement;
  by: Way;
}

/** Opens cards for all numbers of the page, now and later: events are heard at the document. */
export const startEvidence: Feature = (tools) => {
  if (tools.data('evidence') === undefined) return;
  const card = element('div', {
    class: 'card',
    role: 'dialog',
    'aria-labelledby': 'card-label',
    tabindex: '-1',
  });
  card.hidden = true;
  tools.layers.append(card);
  const cards = openCards(card, tools);
  hearPointer(cards, card);
  hearFocus(cards, card);
  hearPresses(cards, card);
  addEventListener('resize', () => cards.place());
};

interface Cards {
  readonly open: () => Open | undefined;
  /** Shows the card of a number. Nothing happens where a card that was pressed is open, unless this one is pressed, too. */
  show(number: HTMLAnchorElement, by: Way): void;
  /** Closes the card; the focus goes back to its number if it was in the card. */
  close(): void;
  place(): void;
}

function openCards(card: HTMLElement, tools: Tools): Cards {
  let open: Open | undefined;
  let isReturning = false;
  const close = (): void => {
    if (open === undefined) return;
    const { number } = open;
    open = undefined;
    number.removeAttribute('aria-describedby');
    number.removeAttribute('aria-expanded');
    const hadFocus = card.contains(document.activeElement);
    card.hidden = true;
    // The focus that comes back opens nothing.
    isReturning = true;
    if (hadFocus) number.focus({ preventScroll: true });
    isReturning = false;
  };
  const place = (): void => {
    if (open !== undefined) placeBeside(card, open.number);
  };
  const show = (number: HTMLAnchorElement, by: Way): void => {
    if (isReturning || (open?.by === 'press' && by !== 'press')) return;
    if (open?.number === number) {
      if (by !== 'pointer') open.by = by;
      return;
    }
    const evidence = evidenceOf(number, tools);
    if (evidence === undefined) return;
    close();
    open = { number, by };
    card.replaceChildren(...cardContent(evidence, tools, close));
    card.scrollTop = 0;
    card.hidden = false;
    number.setAttribute('aria-describedby', 'card-label');
    number.setAttribute('aria-expanded', 'true');
    place();
    keepInSight(card, number);
  };
  return { open: () => open, show, close, place };
}

/** The number that an event happened on. */
function numberAt(target: EventTarget | null): HTMLAnchorElement | undefined {
  return (target instanceof Element && target.closest<HTMLAnchorElement>(numbers)) || undefined;
}

function hearPointer(cards: Cards, card: HTMLElement): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = '';
  // The page also moves under a pointer that rests; then a card that the focus opened stays.
  const opened = (): Way | undefined => cards.open()?.by;
  const leave = (): void => {
    if (opened() === 'pointer') cards.close();
  };
  document.addEventListener('pointerover', ({ target, pointerType, screenX, screenY }) => {
    if (pointerType !== 'mouse') return;
    const isResting = last === `${screenX} ${screenY}`;
    last = `${screenX} ${screenY}`;
    const isOnCard = target instanceof Node && card.contains(target);
    const number = numberAt(target);
    clearTimeout(timer);
    if (number !== undefined && !(isResting && opened() === 'focus'))
      timer = setTimeout(() => cards.show(number, 'pointer'), delay);
    else if (!isOnCard) timer = setTimeout(leave, delay);
  });
  // Whoever presses something has decided.
  for (const press of ['keydown', 'pointerdown'])
    document.addEventListener(press, () => clearTimeout(timer), { capture: true });
}

function hearFocus(cards: Cards, card: HTMLElement): void {
  document.addEventListener('focusin', ({ target }) => {
    const number = numberAt(target);
    const isOnCard = target instanceof Node && card.contains(target);
    if (number?.matches(':focus-visible')) {
      if (cards.open()?.number !== number) cards.close();
      cards.show(number, 'focus');
    } else if (!isOnCard && number === undefined) cards.close();
  });
}

function hearPresses(cards: Cards, card: HTMLElement): void {
  document.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const number = numberAt(event.target);
    if (number !== undefined) press(number, event, cards, card);
    else if (!staysOpen(event.target, card)) cards.close();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || cards.open() === undefined) return;
    event.preventDefault();
    cards.close();
  });
}

/** A number that is pressed opens its card for good, or closes it; the address of the ledger is a link in the card. */
function press(number: HTMLAnchorElement, event: MouseEvent, cards: Cards, card: HTMLElement): void {
  event.preventDefault();
  const open = cards.open();
  if (open?.number === number && open.by === 'press') {
    cards.close();
    return;
  }
  cards.show(number, 'press');
  // A key presses without a place on the screen: then the card is read next.
  if (event.detail === 0) card.focus({ preventScroll: true });
}

/** Whether the card stays when something is pressed: within it, unless a link leads away. */
function staysOpen(target: EventTarget | null, card: HTMLElement): boolean {
  return target instanceof Element && card.contains(target) && target.closest('a[href^="#"]') === null;
}
