/// <reference lib="dom" />
import { portable } from '../../print/page/page-source.ts';
import type { Swap } from './swap.ts';

/** How the windows of a talk become their new version in place. */
export interface DeckSwap {
  /** Whether this page is a window of a talk. */
  isDeck(): boolean;
  /** Makes slides and notes those of a new version; false when that cannot be done in place. */
  swap(fresh: Document): boolean;
}

/** An expression for the browser that makes a `DeckSwap`, to be called before Marp's script runs. */
export function deckSource(): string {
  return portable(makeDeckSwap, [
    catchDeck,
    hasFragments,
    sameEnds,
    slidesOf,
    swapSlides,
    resize,
    swapNotes,
    notesIn,
  ]);
}

/** The part of a Bespoke deck, as Marp makes it, that is needed here. */
interface Deck {
  /** Elements of the slides, in order, and an end mark in the view of the next slide; Bespoke looks at this very list. */
  readonly slides: Element[];
  readonly fragments: (Element | null)[][];
  /** Index of the current slide; with an index, moves there first. */
  slide(index?: number, options?: { readonly fragment: number }): number;
}

function makeDeckSwap(swap: Swap): DeckSwap {
  const caught = catchDeck();
  return {
    isDeck: () => document.getElementById(':$p') !== null,
    swap: (fresh) => {
      const parent = document.getElementById(':$p');
      const now = slidesOf(fresh.getElementById(':$p'));
      if (parent === null || caught.deck === undefined || now.length === 0) return false;
      if (hasFragments(caught.deck, fresh)) return false;
      return swapSlides(swap, caught.deck, parent, now) && swapNotes(swap, fresh);
    },
  };
}

function swapSlides(swap: Swap, deck: Deck, parent: Element, now: readonly Element[]): boolean {
  const old = slidesOf(parent);
  if (old.length !== now.length) {
    // The overview binds the number of each slide when it opens.
    if (document.body.dataset.bespokeView === 'overview') return false;
    resize(deck, parent, old, now);
  }
  for (const [index, slide] of now.entries()) {
    const shown = deck.slides[index];
    if (shown !== undefined && !shown.isEqualNode(slide)) swap.morph(shown, slide);
  }
  return true;
}

/**
 * Catches the deck while Marp's script makes it: the script defines `fragments` on it, and keeps it to itself otherwise.
 * With it slides can come and go without starting the talk, its timer and its windows anew.
 */
function catchDeck(): { deck?: Deck } {
  const caught: { deck?: Deck } = {};
  const define = Object.defineProperty;
  const restore = () => {
    Object.defineProperty = define;
  };
  Object.defineProperty = ((target: object, key: PropertyKey, descriptor: PropertyDescriptor) => {
    if (key === 'fragments' && 'slides' in target) {
      caught.deck = target as Deck;
      restore();
    }
    return define(target, key, descriptor);
  }) as typeof Object.defineProperty;
  document.addEventListener('DOMContentLoaded', restore, { once: true });
  return caught;
}

/** Parts that appear one by one are counted when the deck is made. */
function hasFragments(deck: Deck, fresh: Document): boolean {
  const hadSome = deck.fragments.some((parts) => parts.length > 1);
  return hadSome || fresh.querySelector('[data-marpit-fragment]') !== null;
}

function slidesOf(parent: Element | null): readonly Element[] {
  return [...(parent?.querySelectorAll(':scope > [data-marpit-svg]') ?? [])];
}

/** Takes out and puts in the slides in the middle that came or went; stays on the slide that is shown, if it is still there. */
function resize(deck: Deck, parent: Element, old: readonly Element[], now: readonly Element[]): void {
  const { before, after } = sameEnds(old, now);
  const gone = old.slice(before, old.length - after);
  const come = now.slice(before, now.length - after).map((slide) => document.importNode(slide, true));
  const current = deck.slides[deck.slide()];
  const place = old[old.length - after] ?? old.at(-1)?.nextSibling ?? null;
  for (const slide of come) {
    slide.classList.add('bespoke-marp-slide');
    slide.setAttribute('aria-hidden', 'true');
    parent.insertBefore(slide, place);
  }
  deck.slides.splice(before, gone.length, ...come);
  deck.fragments.splice(before, gone.length, ...come.map(() => [null]));
  const index = current === undefined ? -1 : deck.slides.indexOf(current);
  deck.slide(index === -1 ? Math.min(before, now.length - 1) : index, { fragment: 0 });
  for (const slide of gone) slide.remove();
}

/** How many slides say the same at the beginning and at the end; at least as many as are there on both sides are left out. */
function sameEnds(old: readonly Element[], now: readonly Element[]): { before: number; after: number } {
  const words = (slide: Element | undefined) => slide?.querySelector('section')?.innerHTML;
  const least = Math.min(old.length, now.length);
  let before = 0;
  while (before < least && words(old[before]) === words(now[before])) before += 1;
  let after = 0;
  while (after < least - before && words(old.at(-1 - after)) === words(now.at(-1 - after))) after += 1;
  return { before, after };
}

function notesIn(of: Document): ReadonlyMap<string, Element> {
  const notes = [...of.querySelectorAll('.bespoke-marp-note')];
  return new Map(notes.map((note) => [note.getAttribute('data-index') ?? '', note]));
}

/** Notes lie beside the slides, in the presenter view in its panel. False when the panel would have to look for them again. */
function swapNotes(swap: Swap, fresh: Document): boolean {
  const [old, now] = [notesIn(document), notesIn(fresh)];
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
