/** What the preview tells a page. */
export type ToPage = PageMessage | StatusMessage;

/** The page is another than the one with the version it said it has. */
export interface PageMessage {
  readonly kind: 'page';
  readonly version: string;
  /** Parts marked with `data-same` are as they were in the version that the page has. */
  readonly html: string;
}

/** How things stand. */
export interface StatusMessage {
  readonly kind: 'status';
  /** Why nothing newer is shown; empty when all is well. */
  readonly trouble: string;
  /** Something that has just happened: "report.pdf 46 pages …". */
  readonly event?: string;
}

/** What a page tells the preview: which one it is, which version it has, whether somebody can see it. */
export interface FromPage {
  readonly page: string;
  readonly version: string;
  readonly isVisible: boolean;
}

/** What the courier of a page hands on, with how its connection is. */
export type ToClient = ToPage | { readonly kind: 'connected' } | { readonly kind: 'lost' };

/** Whether this is what a page may tell. */
export function isFromPage(said: unknown): said is FromPage {
  if (typeof said !== 'object' || said === null) return false;
  const { page, version, isVisible } = said as Partial<Record<keyof FromPage, unknown>>;
  return typeof page === 'string' && typeof version === 'string' && typeof isVisible === 'boolean';
}
