// Lazy values, and promises that are awaited later.

/** A function that computes its value at the first call and returns the same value, or the same promise, at every later one. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/**
 * The same promise, for which Node reports no unhandled rejection. The rejection still reaches whatever awaits the promise,
 * also much later.
 */
export function awaitedLater<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
