// The script that makes a served page follow the preview. Runs in the browser.
/// <reference lib="dom" />
import { portable } from '../../print/page/page-source.ts';
import { type DeckSwap, deckSource } from './deck.ts';
import type { ClientState, PageMessage, WorkerMessage } from './messages.ts';
import { type Panel, panelSource, panelStyle } from './panel.ts';
import { type Swap, swapSource } from './swap.ts';

/**
 * Source of the script that is put into served pages, after that of Idiomorph. It runs before the page's content security
 * policy applies, and starts what the policy would forbid later: the worker that holds the connection.
 */
export function clientSource(): string {
  return `(() => {
'use strict';
const own = document.currentScript;
const swap = ${swapSource()}(own);
const deck = ${deckSource()}(swap);
const openPanel = () => ${panelSource()}(${JSON.stringify(panelStyle)});
${portable(startClient, [swapPage, show, openFailures])}({ own, swap, deck, openPanel });
})();
`;
}

interface Tools {
  readonly own: HTMLScriptElement;
  readonly swap: Swap;
  readonly deck: DeckSwap;
  readonly openPanel: () => Panel;
}

function startClient({ own, swap, deck, openPanel }: Tools): void {
  const query = new URL(own.src).searchParams;
  const failures = openFailures();
  const state = { page: query.get('page') ?? '', version: query.get('version') ?? '', isVisible: true };
  const worker = new Worker('/-/worker.js');
  const report = (more: Pick<ClientState, 'failure'> = {}) => {
    state.isVisible = document.visibilityState === 'visible';
    worker.postMessage({ ...state, ...more } satisfies ClientState);
  };
  let isSwapped = false;
  const receive = ({ version, html }: PageMessage) => {
    try {
      isSwapped = true;
      if (!swapPage(html, swap, deck)) return location.reload();
      state.version = version;
      document.dispatchEvent(new CustomEvent('live:swapped', { detail: version }));
    } catch (error) {
      failures.reload(error);
    }
  };
  // After a swap, an error may come from a script that knows the page as it was before. On a page that was just loaded it is the page's own.
  addEventListener('error', ({ error }) => {
    if (isSwapped) failures.reload(error);
  });
  const start = () => {
    // The presenter view shows slides in frames: only the window around them has the panel.
    const panel = window === window.top ? openPanel() : undefined;
    worker.addEventListener('message', ({ data }: MessageEvent<WorkerMessage>) => {
      if (data.kind === 'page') receive(data);
      else if (panel !== undefined) show(data, panel);
    });
    document.addEventListener('visibilitychange', () => report());
    document.addEventListener('resume', () => report());
    for (const event of ['focus', 'pageshow', 'online']) addEventListener(event, () => report());
    const failure = failures.last();
    if (failure !== undefined) panel?.showNotice(`This page was loaded again: ${failure}`);
    report(failure === undefined ? {} : { failure });
  };
  if (document.readyState === 'complete') start();
  else addEventListener('load', start, { once: true });
}

/** Why a page was loaded again, kept for the page that is loaded then: a message would be lost with the worker that is to send it. */
interface Failures {
  /** Loads the page again, and keeps why. */
  reload(error: unknown): void;
  /** Why this page was loaded again, in one line; undefined if it was not. */
  last(): string | undefined;
}

function openFailures(): Failures {
  const key = `live:failure ${location.pathname}${location.search}`;
  let isReloading = false;
  return {
    reload: (error) => {
      if (isReloading) return;
      isReloading = true;
      try {
        sessionStorage.setItem(key, String(error).replace(/\s+/gu, ' ').slice(0, 500));
      } catch {
        // Without storage, or with a full one, the page is loaded again all the same.
      }
      location.reload();
    },
    last: () => {
      try {
        const failure = sessionStorage.getItem(key) ?? undefined;
        sessionStorage.removeItem(key);
        return failure;
      } catch {
        return undefined;
      }
    },
  };
}

function show(message: Exclude<WorkerMessage, PageMessage>, panel: Panel): void {
  if (message.kind === 'status') {
    panel.showError(message.error);
    if (message.notice !== undefined) panel.showNotice(message.notice);
  } else panel.setConnected(message.kind === 'connected');
}

/** Patches the page to its new version; scroll position, open details, focus and the reader's input stay. False if it must be loaded again. */
function swapPage(html: string, swap: Swap, deck: DeckSwap): boolean {
  const next = swap.parse(html);
  if (swap.hasOtherScripts(next.document)) return false;
  swap.begin();
  try {
    swap.replaceStyles(next);
    if (deck.isDeck()) return deck.swap(next.document);
    document.title = next.document.title;
    swap.morph(document.body, next.document.body);
    // A placeholder that is left stands for an element that this page does not have.
    return document.querySelector('[data-same]') === null;
  } finally {
    swap.end();
  }
}
