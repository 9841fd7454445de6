// Cuts a page in the browser off from network and disk.
import type { Page } from 'puppeteer-core';

/** The blocked network of a page. */
export interface BlockedNetwork {
  /** Addresses that the page requested and did not get, in order, without repeats. */
  readonly requests: ReadonlySet<string>;
}

/** Blocks every request of a page and records its address; `data:` addresses work. */
export async function blockNetwork(tab: Page): Promise<BlockedNetwork> {
  const requests = new Set<string>();
  const session = await tab.createCDPSession();
  session.on('Fetch.requestPaused', ({ request, requestId }) => {
    requests.add(request.url);
    session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' }).catch(() => undefined);
  });
  session.on('Network.webSocketCreated', ({ url }) => requests.add(url));
  await Promise.all([
    session.send('Network.enable'),
    session.send('Network.emulateNetworkConditions', {
      offline: true,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: -1,
    }),
    session.send('Fetch.enable', {
      patterns: ['http://*', 'https://*', 'file://*', 'ftp://*'].map((urlPattern) => ({ urlPattern })),
    }),
  ]);
  return { requests };
}
