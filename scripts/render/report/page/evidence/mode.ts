// Evidence mode: all numbers are marked and can be reached with the tab key. Outside of it they are no tab stops, nor are the
// links of citations, headings and the ledger, and other links are one for each section, so that the tab key goes from section
// to section and figure to figure.
/// <reference lib="dom" />
import type { Feature } from '../feature.ts';
import { onKey } from '../keys.ts';
import { groupLinks } from '../navigation/link-groups.ts';
import { numbers } from './lookup.ts';

const quiet = [
  numbers,
  ...['.cite a', '.anchor', '.ledger a', '.datasets a', '.sources a', '.noteref', '.references a', '.grid a'],
].join(', ');

/** Begins outside of the mode; the key `e` and the button in the bar turn it on and off. */
export const startEvidenceMode: Feature = ({ document, word }) => {
  const links = document.querySelectorAll<HTMLAnchorElement>(quiet);
  const groups = groupLinks(document);
  if (links.length === 0) return;
  const button = document.querySelector<HTMLButtonElement>('.evidence-mode');
  let isOn = false;
  const set = (next: boolean): void => {
    isOn = next;
    for (const link of links) link.tabIndex = isOn ? 0 : -1;
    for (const group of groups) group.spread(isOn);
    document.documentElement.classList.toggle('shows-evidence', isOn);
    button?.setAttribute('aria-pressed', String(isOn));
  };
  set(false);
  onKey('e', () => set(!isOn));
  if (button === null) return;
  button.title = word('page-evidence-key');
  button.addEventListener('click', () => set(!isOn));
  button.hidden = false;
};
