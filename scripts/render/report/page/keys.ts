// Tells shortcuts of the page from keys that belong to a field or to the browser.
/// <reference lib="dom" />

/** Calls `press` for a key that is pressed alone and not typed into a field. */
export function onKey(key: string, press: (event: KeyboardEvent) => void): void {
  document.addEventListener('keydown', (event) => {
    if (event.key !== key || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (isTyped(event.target)) return;
    press(event);
  });
}

function isTyped(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest(
      'input:not([type="radio"], [type="range"], [type="checkbox"]), select, textarea, [contenteditable]',
    ) !== null
  );
}
