// Work in slices, between which the browser answers the reader.
/// <reference lib="dom" />

/** Milliseconds of a slice: short beside a frame, so that keys and scrolling go on. */
const slice = 8;

/** Milliseconds after which a slice is due although the browser is not idle. */
const longest = 300;

/** Work that goes on by itself. */
export interface Slices {
  /** Goes on without waiting for idle time, since a reader waits for it. */
  hurry(): void;
}

/** A page that is written into an empty document is looked at as soon as it is there: the build checks its layout. */
const isAtOnce = (): boolean => location.protocol === 'about:';

/** Calls `step` while the browser is idle until it says that nothing is left; `paused` is called after each slice. */
export function inSlices(step: () => boolean, paused: () => void = () => {}): Slices {
  let isUrgent = false;
  let isDone = false;
  let cancel = (): void => {};
  const run = (): void => {
    const end = isAtOnce() ? Number.POSITIVE_INFINITY : performance.now() + slice;
    do isDone = !step();
    while (!isDone && performance.now() < end);
    if (!isDone) wait();
    paused();
  };
  const wait = (): void => {
    // Safari has no idle callbacks.
    if (isUrgent || !('requestIdleCallback' in globalThis)) {
      const timer = setTimeout(run, isUrgent ? 0 : slice);
      cancel = () => clearTimeout(timer);
    } else {
      const request = requestIdleCallback(run, { timeout: longest });
      cancel = () => cancelIdleCallback(request);
    }
  };
  if (isAtOnce()) run();
  else wait();
  return {
    hurry: () => {
      if (isUrgent || isDone) return;
      isUrgent = true;
      cancel();
      wait();
    },
  };
}
