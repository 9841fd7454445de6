// Patches the windows of an open talk to its new version in place. Runs in the browser.
/// <reference lib="dom" />
import { portable } from '../../print/page/page-source.ts';
import type { Swap } from './swap.ts';

export interface DeckSwap {
  /** Whether this page is a window of a talk. */
  isDeck(): boolean;
  /** Patches slides and notes to those of a new version; false if the page must be loaded again. */
  swap(next: Document): boolean;
}

/** An expression for the browser that makes a `DeckSwap`, to be called before Marp's script runs. */
export function deckSource(): string {
  return portable(makeDeckSwap, [
    captureDeck,
    hasFragments,
    commonEnds,
    slidesOf,
    swapSlides,
    resize,
    successor,
    isAsNew,
    swapNotes,
    notesIn,
    swapPlan,
  ]);
}

/** The properties of a Bespoke deck, as Marp makes it, that are used here. */
interface Deck {
  /** Elements of the slides, in order, with an end mark in the view of the next slide. Bespoke uses this very list. */
  readonly slides: Element[];
  readonly fragments: (Element | null)[][];
  /** Index of the current slide; with an index, moves there first. */
  slide(index?: number, options?: { readonly fragment: number }): number;
}

function makeDeckSwap(swap: Swap): DeckSwap {
  const captured = captureDeck();
  return {
    isDeck: () => document.getElementById(':$p') !== null,
    swap: (next) => {
      const parent = document.getElementById(':$p');
      const now = slidesOf(next.getElementById(':$p'));
      if (parent === null || captured.deck === undefined || now.length === 0) return false;
      if (hasFragments(captured.deck, next)) return false;
      // First, since the slides are counted anew as soon as they change.
      swapPlan(next);
      const isSwapped = swapSlides(swap, captured.deck, parent, now) && swapNotes(swap, next);
      return isSwapped && isAsNew(captured.deck, parent, now);
    },
  };
}

function swapSlides(swap: Swap, deck: Deck, parent: Element, now: readonly Element[]): boolean {
  const old = slidesOf(parent);
  if (old.length !== now.length) {
    // The overview takes the number of each slide when it opens.
    if (document.body.dataset.bespokeView === 'overview') return false;
    resize(deck, parent, old, now);
    // What Marp's script has marked by now, such as the slide that is shown, stays through the patch.
    swap.begin();
  }
  for (const [index, slide] of now.entries()) {
    const shown = deck.slides[index];
    if (shown !== undefined && !shown.isEqualNode(slide)) swap.morph(shown, slide);
  }
  return true;
}

/**
 * Captures the deck while Marp's script makes it: the script defines `fragments` on it and gives no other access to it.
 * With the deck, slides can be added and removed without loading the talk, its timer and its windows again.
 */
function captureDeck(): { deck?: Deck } {
  const captured: { deck?: Deck } = {};
  const define = Object.defineProperty;
  const restore = () => {
    Object.defineProperty = define;
  };
  Object.defineProperty = ((target: object, key: PropertyKey, descriptor: PropertyDescriptor) => {
    if (key === 'fragments' && 'slides' in target) {
      captured.deck = target as Deck;
      restore();
    }
    return define(target, key, descriptor);
  }) as typeof Object.defineProperty;
  document.addEventListener('DOMContentLoaded', restore, { once: true });
  return captured;
}

/** Bespoke counts the fragments of slides, which appear one by one, only when it makes the deck. */
function hasFragments(deck: Deck, next: Document): boolean {
  const hadSome = deck.fragments.some((fragments) => fragments.length > 1);
  return hadSome || next.querySelector('[data-marpit-fragment]') !== null;
}

function slidesOf(parent: Element | null): readonly Element[] {
  return [...(parent?.querySelectorAll(':scope > [data-marpit-svg]') ?? [])];
}

/**
 * Removes and inserts slides between those that are the same at both ends; stays on the slide that is shown, if it is still
 * there, otherwise moves to the one that stands for it now. Bespoke and Marp's parts fail on a current slide that is not in
 * the list, so the old slides leave it only when none of them is shown any more.
 */
function resize(deck: Deck, parent: Element, old: readonly Element[], now: readonly Element[]): void {
  const { before, after } = commonEnds(old, now);
  const removed = old.slice(before, old.length - after);
  const added = now.slice(before, now.length - after).map((slide) => document.importNode(slide, true));
  const place = old[old.length - after] ?? old.at(-1)?.nextSibling ?? null;
  for (const slide of added) {
    parent.insertBefore(slide, place);
    slide.classList.add('bespoke-marp-slide');
    slide.setAttribute('aria-hidden', 'true');
  }
  deck.slides.splice(before + removed.length, 0, ...added);
  deck.fragments.splice(before + removed.length, 0, ...added.map(() => [null]));
  const current = deck.slides[deck.slide()];
  const kept = deck.slides.filter((slide) => !removed.includes(slide));
  const isKept = current !== undefined && kept.includes(current);
  const shown = isKept
    ? current
    : (successor(current, removed, added) ?? kept[Math.min(before, now.length - 1)]);
  const show = () =>
    deck.slide(shown === undefined ? 0 : Math.max(deck.slides.indexOf(shown), 0), { fragment: 0 });
  if (!isKept) show();
  deck.slides.splice(before, removed.length);
  deck.fragments.splice(before, removed.length);
  for (const slide of removed) slide.remove();
  // The number of the slide in the address, on the page and among the fragments is another now.
  show();
}

/** The new slide that stands for one that is removed: the one of the same heading, or else the one at its place. */
function successor(
  current: Element | undefined,
  removed: readonly Element[],
  added: readonly Element[],
): Element | undefined {
  const headingOf = (slide: Element | undefined) => slide?.querySelector('h1, marp-h1')?.textContent;
  const heading = headingOf(current);
  const same = added.find((slide) => heading !== undefined && headingOf(slide) === heading);
  const place = current === undefined ? 0 : Math.max(removed.indexOf(current), 0);
  return same ?? added[Math.min(place, added.length - 1)];
}

/** Whether the slides on the page hold the text of the new version, each at its place, and the deck knows them all. */
function isAsNew(deck: Deck, parent: Element, now: readonly Element[]): boolean {
  const shown = slidesOf(parent);
  return (
    shown.length === now.length &&
    deck.slides.length === deck.fragments.length &&
    now.every(
      (slide, index) =>
        shown[index] === deck.slides[index] && shown[index]?.textContent === slide.textContent,
    )
  );
}

/** How many slides have the same content at the beginning and at the end; no slide counts for both. */
function commonEnds(old: readonly Element[], now: readonly Element[]): { before: number; after: number } {
  const contentOf = (slide: Element | undefined) => slide?.querySelector('section')?.innerHTML;
  const least = Math.min(old.length, now.length);
  let before = 0;
  while (before < least && contentOf(old[before]) === contentOf(now[before])) before += 1;
  let after = 0;
  while (after < least - before && contentOf(old.at(-1 - after)) === contentOf(now.at(-1 - after)))
    after += 1;
  return { before, after };
}

/** Puts the plan by which slides are counted and timed in the place of the old one. */
function swapPlan(next: Document): void {
  const [old, now] = [document, next].map((one) => one.getElementById('talk-plan'));
  const plan = now?.dataset.plan;
  if (old !== null && old !== undefined && plan !== undefined) old.dataset.plan = plan;
}

function notesIn(of: Document): ReadonlyMap<string, Element> {
  const notes = [...of.querySelectorAll('.bespoke-marp-note')];
  return new Map(notes.map((note) => [note.getAttribute('data-index') ?? '', note]));
}

/** Notes stand beside the slides, in the presenter view in a panel, which cannot be given other slides' notes: then the result is false. */
function swapNotes(swap: Swap, next: Document): boolean {
  const [old, now] = [notesIn(document), notesIn(next)];
  const isSame = old.size === now.size && [...now.keys()].every((index) => old.has(index));
  if (!isSame && document.body.dataset.bespokeView === 'presenter') return false;
  for (const [index, note] of now) {
    const known = old.get(index);
    if (known === undefined) document.body.append(document.importNode(note, true));
    else if (!known.isEqualNode(note)) swap.morph(known, note);
  }
  for (const [index, note] of old) if (!now.has(index)) note.remove();
  return true;
}
