// The way back: after a jump within the page, a button leads to the place where the reader came from.
/// <reference lib="dom" />
import { button } from '../elements.ts';
import type { Feature } from '../feature.ts';

/** A jump shorter than this share of the window's height needs no way back. */
const far = 0.9;

/** Shows the button after each jump, until it is pressed, the browser goes back, or the reader has gone on reading for a while. */
export const startBack: Feature = ({ layers, word, document }) => {
  const origin = { y: scrollY, place: '' };
  const back = button({ class: 'way-back' }, '', () => history.back());
  back.hidden = true;
  layers.append(back);
  const remember = (): void => {
    origin.y = scrollY;
    origin.place = placeNow(document);
  };
  // Before the browser scrolls.
  document.addEventListener('click', remember, { capture: true });
  document.addEventListener('keydown', remember, { capture: true });
  addEventListener('hashchange', () =>
    requestAnimationFrame(() => {
      const isFar = Math.abs(scrollY - origin.y) > innerHeight * far;
      back.hidden = !isFar || origin.place === '';
      back.textContent = word('page-back', { place: origin.place });
    }),
  );
  addEventListener('popstate', () => {
    // Also fired by a jump forward, whose hash change follows and shows the button again.
    back.hidden = true;
    origin.y = scrollY;
  });
};

/** The number and the words of the heading above the middle of the window, in short; before the first one, the title. */
function placeNow(document: Document): string {
  const isAbove = (one: Element): boolean => one.getBoundingClientRect().top < innerHeight / 2;
  const chapters = [...document.querySelectorAll('main > .chapter')].filter(isAbove);
  // The title of a chapter stands below its edge: above it, the chapter before is read. No other needs to have been laid out.
  const heading = chapters
    .slice(-2)
    .flatMap((chapter) => [...chapter.querySelectorAll('.chapter-title, .head-2')])
    .findLast(isAbove);
  const text = ((heading ?? document.querySelector('.bar-title'))?.textContent ?? '')
    .replaceAll(/\s+/g, ' ')
    .replace(/ #$/, '')
    .trim();
  return text.length > 40 ? `${text.slice(0, 38).trim()} …` : text;
}
