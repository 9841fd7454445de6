import type { Page } from 'puppeteer-core';

/** Addresses that a page asked for and did not get, in order, without repeats. */
export interface NetworkWall {
  readonly requests: ReadonlySet<string>;
}

/** Cuts a page off from network and disk; what it asks for is refused and written down. `data:` addresses work. */
export async function blockNetwork(tab: Page): Promise<NetworkWall> {
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
