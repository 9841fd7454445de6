// The theme of the page: that of the system, light or dark. It is the only thing that the page stores.
/// <reference lib="dom" />
import { element } from './elements.ts';
import type { Feature } from './feature.ts';

const themes = ['system', 'light', 'dark'] as const;
type Theme = (typeof themes)[number];

const key = 'theme';

/** Applies the theme that was chosen at an earlier visit. */
export function takeStoredTheme(document: Document): void {
  const stored = read();
  if (stored !== 'system') document.documentElement.dataset.theme = stored;
}

/** The button in the bar: each press takes the next theme. */
export const startTheme: Feature = ({ document, word }) => {
  const button = document.querySelector<HTMLButtonElement>('.theme');
  if (button === null) return;
  const show = (theme: Theme): void => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    button.replaceChildren(element('span', {}, [word(`page-theme-${theme}`)]));
    button.setAttribute('aria-label', word('page-theme', { theme: word(`page-theme-${theme}`) }));
  };
  let current = read();
  button.addEventListener('click', () => {
    current = themes[(themes.indexOf(current) + 1) % themes.length] ?? 'system';
    write(current);
    show(current);
  });
  show(current);
  button.hidden = false;
};

function read(): Theme {
  try {
    const stored = localStorage.getItem(key);
    return stored === 'light' || stored === 'dark' ? stored : 'system';
  } catch {
    return 'system';
  }
}

function write(theme: Theme): void {
  try {
    if (theme === 'system') localStorage.removeItem(key);
    else localStorage.setItem(key, theme);
  } catch {
    // Private windows have no storage: the theme holds until the page is closed.
  }
}
