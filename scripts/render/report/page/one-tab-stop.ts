// Makes one tab stop of controls that belong together, as toolbars have it: arrow keys move between them.
/// <reference lib="dom" />

/** What keys do in a group: the step that they make in it, or its first or last control. */
export type GroupKeys = Readonly<Record<string, 1 | -1 | 'first' | 'last'>>;

const ends = { Home: 'first', End: 'last' } as const;

/** Keys of controls that stand side by side. */
export const inRow: GroupKeys = { ArrowRight: 1, ArrowLeft: -1, ...ends };

/** Keys of lists. */
export const inList: GroupKeys = { ArrowDown: 1, ArrowUp: -1, ...ends };

/** Keys of links in running text, where all others scroll the page. */
export const inText: GroupKeys = { ArrowRight: 1, ArrowLeft: -1 };

/** A group of controls of which Tab reaches one. */
export interface TabStop {
  /** Lets Tab reach this control of the group; the first one if it is undefined. */
  enter(control: HTMLElement | undefined): void;
  /** Lets Tab reach each control, or only one again. */
  spread(isSpread: boolean): void;
}

/** Of these buttons or links only the last focused one, at first the first, is reached by Tab. Those that are not shown are passed over. */
export function oneTabStop(controls: readonly HTMLElement[], keys: GroupKeys = inRow): TabStop {
  let entered = controls[0];
  let isSpread = false;
  const set = (): void => {
    for (const control of controls) {
      if (isSpread || control === entered) control.removeAttribute('tabindex');
      else control.tabIndex = -1;
    }
  };
  const enter = (control: HTMLElement | undefined): void => {
    entered = control ?? controls[0];
    set();
  };
  for (const control of controls) {
    control.addEventListener('focus', () => enter(control));
    control.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const next = nextControl(controls, control, keys[event.key]);
      if (next === undefined) return;
      event.preventDefault();
      next.focus();
    });
  }
  set();
  return {
    enter,
    spread: (next) => {
      isSpread = next;
      set();
    },
  };
}

/** The control to which a key moves; undefined for any other key. */
function nextControl(
  controls: readonly HTMLElement[],
  current: HTMLElement,
  move: GroupKeys[string] | undefined,
): HTMLElement | undefined {
  if (move === undefined) return undefined;
  const shown = controls.filter((control) => control === current || control.getClientRects().length > 0);
  if (move === 'first') return shown[0];
  if (move === 'last') return shown.at(-1);
  return shown[(shown.indexOf(current) + move + shown.length) % shown.length];
}
