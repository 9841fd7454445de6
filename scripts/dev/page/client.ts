/// <reference lib="dom" />
import { portable } from '../../print/page/page-source.ts';
import { type DeckSwap, deckSource } from './deck.ts';
import type { FromPage, PageMessage, ToClient } from './messages.ts';
import { type Panel, panelSource, panelStyle } from './panel.ts';
import { type Swap, swapSource } from './swap.ts';

/**
 * The script that is put into served pages; the morph has to stand before it. It runs before the page's content security
 * policy is read, and starts there what the policy would forbid later: the worker that keeps the connection.
 */
export function clientSource(): string {
  return `(() => {
'use strict';
const own = document.currentScript;
const swap = ${swapSource()}(own);
const deck = ${deckSource()}(swap);
const openPanel = () => ${panelSource()}(${JSON.stringify(panelStyle)});
${portable(startClient, [swapPage, show])}({ own, swap, deck, openPanel });
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
  const state = { page: query.get('page') ?? '', version: query.get('version') ?? '', isVisible: true };
  const courier = new Worker('/-/courier.js');
  const report = () => {
    state.isVisible = document.visibilityState === 'visible';
    courier.postMessage(state satisfies FromPage);
  };
  const receive = ({ version, html }: PageMessage) => {
    state.version = version;
    if (!swapPage(html, swap, deck)) location.reload();
    document.dispatchEvent(new CustomEvent('live:swapped', { detail: version }));
  };
  const start = () => {
    // A talk shows parts of itself in frames: the window around them has the panel.
    const panel = window === window.top ? openPanel() : undefined;
    courier.addEventListener('message', ({ data }: MessageEvent<ToClient>) => {
      if (data.kind === 'page') receive(data);
      else if (panel !== undefined) show(data, panel);
    });
    document.addEventListener('visibilitychange', report);
    addEventListener('focus', report);
    report();
  };
  if (document.readyState === 'complete') start();
  else addEventListener('load', start, { once: true });
}

function show(message: Exclude<ToClient, PageMessage>, panel: Panel): void {
  if (message.kind === 'status') {
    panel.trouble(message.trouble);
    if (message.event !== undefined) panel.event(message.event);
  } else panel.lost(message.kind === 'lost');
}

/** Makes the page its new version, with scroll, open parts, focus and everything else its reader did; false when it cannot. */
function swapPage(html: string, swap: Swap, deck: DeckSwap): boolean {
  const fresh = swap.parse(html);
  if (swap.hasOtherScripts(fresh.document)) return false;
  swap.begin();
  try {
    swap.styles(fresh);
    if (deck.isDeck()) return deck.swap(fresh.document);
    document.title = fresh.document.title;
    swap.morph(document.body, fresh.document.body);
    // A part that should be here already and is not.
    return document.querySelector('[data-same]') === null;
  } finally {
    swap.end();
  }
}
