// Regions that scroll sideways say so, and are tab stops, for keys must reach what is out of sight; regions in which everything is in sight are none.
/// <reference lib="dom" />
import type { Feature } from './feature.ts';

/** Follows the width of each region. */
export const startScrollers: Feature = ({ document }) => {
  const set = (region: HTMLElement): void => {
    const isWider = region.scrollWidth > region.clientWidth;
    region.classList.toggle('is-cut', isWider);
    if (isWider || region.scrollHeight > region.clientHeight) region.tabIndex = 0;
    else region.removeAttribute('tabindex');
  };
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) set(target as HTMLElement);
  });
  for (const region of document.querySelectorAll<HTMLElement>('main [tabindex="0"]'))
    observer.observe(region);
};
