/** Values that are made at their first use, and promises that are awaited later. */

/** A function that makes its value at the first call and gives the same one, or the same promise of it, from then on. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The same promise. Its failure is reported where it is awaited, even if that is much later. */
export function awaitedLater<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
