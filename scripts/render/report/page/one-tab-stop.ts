// Makes one tab stop of controls that stand in a row, as toolbars have it: arrow keys, Home and End move between them.
/// <reference lib="dom" />

/** Of these buttons or links only the last focused one, at first the first, is reached by Tab. */
export function oneTabStop(controls: readonly HTMLElement[]): void {
  const enter = (chosen: HTMLElement | undefined): void => {
    for (const control of controls) {
      if (control === chosen) control.removeAttribute('tabindex');
      else control.tabIndex = -1;
    }
  };
  for (const [index, control] of controls.entries()) {
    control.addEventListener('focus', () => enter(control));
    control.addEventListener('keydown', (event) => {
      const next = controls[nextIndex(event.key, index, controls.length)];
      if (next === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      next.focus();
    });
  }
  enter(controls[0]);
}

/** The index to which a key moves; -1 for any other key. */
function nextIndex(key: string, index: number, count: number): number {
  if (key === 'ArrowRight') return (index + 1) % count;
  if (key === 'ArrowLeft') return (index + count - 1) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : -1;
}
