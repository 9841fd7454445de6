// Puts the card beside its number where it fits into the window.
/// <reference lib="dom" />

/** Pixels between the number and the card, and between the card and the edges of the window. */
const gap = 8;

/** Below this width of the window the style sheet sets the card at its lower edge. */
const narrow = 640;

/** Sets the place of the card: below the number, or above it where more room is. It is measured, so it has to be shown. */
export function placeBeside(card: HTMLElement, number: Element): void {
  card.style.removeProperty('left');
  card.style.removeProperty('top');
  card.style.removeProperty('max-height');
  if (innerWidth < narrow) return;
  const anchor = number.getClientRects()[0] ?? number.getBoundingClientRect();
  const { width, height } = card.getBoundingClientRect();
  const below = innerHeight - anchor.bottom - 2 * gap;
  const above = anchor.top - 2 * gap;
  const isBelow = height <= below || below >= above;
  const room = Math.max(isBelow ? below : above, 160);
  const top = isBelow ? anchor.bottom + gap : anchor.top - gap - Math.min(height, room);
  const left = Math.min(Math.max(gap, anchor.left - 2 * gap), innerWidth - width - gap);
  card.style.setProperty('left', `${Math.round(left)}px`);
  card.style.setProperty('top', `${Math.round(top)}px`);
  card.style.setProperty('max-height', `${Math.round(room)}px`);
}

/** Pixels of the bar above the text, and a little air. */
const aboveText = 56;

/**
 * Where the card lies over the lower part of the window, scrolls so that the number and what is around it stay above it: the whole
 * paragraph, or the lines about the number where the paragraph is longer than the room.
 */
export function keepInSight(card: HTMLElement, number: Element): void {
  if (innerWidth >= narrow) return;
  const room = card.getBoundingClientRect().top - gap - aboveText;
  const own = number.getBoundingClientRect();
  const around = number.closest('p, li, figcaption, tr')?.getBoundingClientRect() ?? own;
  const isWhole = around.height <= room;
  const lower = isWhole ? around.bottom : Math.min(around.bottom, (own.top + own.bottom + room) / 2);
  const upper = isWhole ? around.top : Math.max(around.top, lower - room);
  const below = lower - (aboveText + room);
  if (below > 0) scrollBy({ top: below, behavior: 'instant' });
  else if (upper < aboveText) scrollBy({ top: upper - aboveText, behavior: 'instant' });
}
