// Sends values to a thread one at a time, so that no queue of them fills the memory while it is busy.

/** Sends the values of one thread to another. */
export interface LatestOnly<T> {
  /** Sends the value at once if the one before was taken; otherwise later, unless another one comes in between. */
  send(value: T): void;
  /** To be called when the other thread has taken what was sent. */
  taken(): void;
}

/** A sender that calls `post` with each value that is sent: of those that come while one is not taken, with the last alone. */
export function latestOnly<T>(post: (value: T) => void): LatestOnly<T> {
  let isFree = true;
  let waiting: { readonly value: T } | undefined;
  return {
    send: (value) => {
      if (isFree) post(value);
      else waiting = { value };
      isFree = false;
    },
    taken: () => {
      if (waiting === undefined) isFree = true;
      else post(waiting.value);
      waiting = undefined;
    },
  };
}
