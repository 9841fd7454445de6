// The entries of the history that are places of this page. Each keeps where its reader was and which link they left it by, since what the
// browser restores is wrong where chapters have not been laid out, and the address is that of a control once one has been used.
/// <reference lib="dom" />
import { focusOn, focusTarget, targetIn } from './focus.ts';
import { type Place, placeNow, restorePlace } from './place.ts';

/** What an entry of the history keeps. */
interface Visit {
  /** How many places of the page lie before it. */
  readonly depth?: number;
  /** Where its reader was last; undefined for an entry that is new. */
  readonly place?: Place;
}

const kept = (): Visit => (history.state as Visit | null) ?? {};

/** Whether the reader comes back to an entry: then they are taken to where they were, and no feature scrolls to its element. */
export const isReturn = (): boolean => kept().place !== undefined;

/** Milliseconds of rest after which the place of a reader who scrolls is kept: browsers refuse to write it at every step. */
const pause = 250;

/** What is told of the reader's moves. */
export interface Moves {
  /** They leave a place, by an element of the text if there is one. */
  left(from: HTMLElement | undefined): void;
  /** They have jumped within the page, and the window stands where they went. */
  arrived(): void;
  /** They have come back. */
  returned(): void;
}

let depth = 0;
let waiting: ReturnType<typeof setTimeout> | undefined;
let moves: Moves | undefined;
let isGoing = false;
/** By depth, the elements by which places were left. */
const leftBy = new Map<number, HTMLElement>();

/** Whether the reader can go back within the page. */
export const canGoBack = (): boolean => depth > 0;

/** Goes back by one place, also when it is asked twice, and never out of the page. */
export function goBack(): void {
  if (isGoing || !canGoBack()) return;
  isGoing = true;
  history.back();
}

/** Keeps the place before the page goes elsewhere. The focus comes back to the element. */
export function leave(from: HTMLElement | undefined): void {
  keep();
  if (from === undefined) leftBy.delete(depth);
  else leftBy.set(depth, from);
  moves?.left(from);
}

/** Follows the reader through the page. */
export function followVisits(told: Moves): void {
  moves = told;
  depth = kept().depth ?? 0;
  write({ ...kept(), depth });
  history.scrollRestoration = 'manual';
  restore();
  // Features that start later change what stands above.
  addEventListener('load', restore, { once: true });
  addEventListener('scroll', keepSoon, { passive: true });
  // Before the browser scrolls.
  document.addEventListener('click', hearLink, { capture: true });
  // After whatever takes a click for something else than a jump.
  addEventListener('click', hearSameLink);
  addEventListener('hashchange', ({ isTrusted }) => {
    if (kept().depth === undefined) arrive(isTrusted);
  });
  addEventListener('popstate', () => {
    isGoing = false;
    if (kept().depth !== undefined) comeBack();
  });
}

// ---------------------------------------------------------------- leaving

const linkOf = (target: EventTarget | null): HTMLAnchorElement | undefined =>
  (target instanceof Element && target.closest<HTMLAnchorElement>('a[href^="#"]')) || undefined;

function hearLink({ target }: Event): void {
  const link = linkOf(target);
  if (link === undefined) return;
  // A card closes when its link is followed; its number stays.
  const number = document.querySelector<HTMLElement>('main [aria-expanded="true"]') ?? undefined;
  leave(link.closest('.layers') === null ? link : number);
}

/** A link to the address that the page has already replaces the entry, whose place would be lost. */
function hearSameLink({ target, defaultPrevented, ctrlKey, metaKey, shiftKey }: MouseEvent): void {
  const link = linkOf(target);
  if (link === undefined || defaultPrevented || ctrlKey || metaKey || shiftKey) return;
  if (link.hash !== location.hash || targetIn(link.hash) === undefined) return;
  try {
    history.pushState(null, '', link.hash);
    arrive(true);
  } catch {}
}

function keepSoon(): void {
  clearTimeout(waiting);
  waiting = setTimeout(keep, pause);
}

function keep(): void {
  clearTimeout(waiting);
  write({ depth, place: placeNow(document) });
}

/** Some browsers refuse to write for a file: then Back leads where the browser takes it. */
function write(visit: Visit): void {
  try {
    history.replaceState(visit, '');
  } catch {}
}

// ---------------------------------------------------------------- arriving

/** A jump: the next keys go on at the place, as they do after `goTo`, which sees to that itself. */
function arrive(isLink: boolean): void {
  depth += 1;
  leftBy.delete(depth);
  requestAnimationFrame(() => {
    keep();
    if (isLink) focusTarget();
    moves?.arrived();
  });
}

function comeBack(): void {
  depth = kept().depth ?? 0;
  clearTimeout(waiting);
  restore();
  moves?.returned();
  // Once the features have taken what the address says.
  requestAnimationFrame(() => {
    restore();
    const from = leftBy.get(depth);
    const element = from?.isConnected && from.checkVisibility() ? from : undefined;
    if (element !== undefined) element.focus({ preventScroll: true });
    else focusOn(document.getElementById(kept().place?.id ?? '') ?? document.body);
  });
}

function restore(): void {
  const { place } = kept();
  if (place !== undefined) restorePlace(place);
}
