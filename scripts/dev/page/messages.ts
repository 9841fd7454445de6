// Messages between the preview and the pages that are open in a browser.

/** What the preview sends to a page. */
export type ServerMessage = PageMessage | StatusMessage;

/** A new version of the page. */
export interface PageMessage {
  readonly kind: 'page';
  readonly version: string;
  /** Elements marked with `data-same` stand for the elements of the same id in the version that the page has. */
  readonly html: string;
}

/** Errors and notices to show over the page. */
export interface StatusMessage {
  readonly kind: 'status';
  /** Why nothing newer is shown; empty when there is no error. */
  readonly error: string;
  /** Something that has just happened: "report.pdf 46 pages". */
  readonly notice?: string;
}

/** What a page sends to the preview: its path, the version that it shows, and whether it is on a screen. */
export interface ClientState {
  readonly page: string;
  readonly version: string;
  readonly isVisible: boolean;
  /** Why it was loaded again instead of being changed in place; sent once. */
  readonly failure?: string;
}

/** What the worker of a page passes on to it: the preview's messages, and whether it is connected. */
export type WorkerMessage = ServerMessage | { readonly kind: 'connected' } | { readonly kind: 'lost' };

/** Whether a parsed message is a `ClientState`. */
export function isClientState(message: unknown): message is ClientState {
  if (typeof message !== 'object' || message === null) return false;
  const { page, version, isVisible, failure } = message as Partial<Record<keyof ClientState, unknown>>;
  const isFailure = failure === undefined || typeof failure === 'string';
  return (
    typeof page === 'string' && typeof version === 'string' && typeof isVisible === 'boolean' && isFailure
  );
}
