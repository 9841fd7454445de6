/// <reference lib="dom" />
import { portable } from '../../print/page/page-source.ts';
import type { FromPage, ToPage } from './messages.ts';

/**
 * Script of a worker that keeps the connection to the preview: it is not bound by the page's content security policy,
 * which lets the page itself reach nothing. It connects again for as long as the page is open.
 */
export function courierSource(): string {
  return `'use strict';\n${portable(startCourier, [connect])}();\n`;
}

interface Courier {
  /** What the page last said about itself. */
  said?: FromPage;
  socket?: WebSocket;
}

function startCourier(): void {
  const courier: Courier = {};
  self.addEventListener('message', ({ data }: MessageEvent<FromPage>) => {
    courier.said = data;
    if (courier.socket === undefined) connect(courier);
    else if (courier.socket.readyState === WebSocket.OPEN) courier.socket.send(JSON.stringify(data));
  });
}

function connect(courier: Courier): void {
  const socket = new WebSocket(`ws://${self.location.host}/-/live`);
  courier.socket = socket;
  socket.addEventListener('open', () => {
    self.postMessage({ kind: 'connected' });
    socket.send(JSON.stringify(courier.said));
  });
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data)) as ToPage;
    if (message.kind === 'page' && courier.said !== undefined) {
      courier.said = { ...courier.said, version: message.version };
    }
    self.postMessage(message);
  });
  socket.addEventListener('close', () => {
    self.postMessage({ kind: 'lost' });
    setTimeout(() => connect(courier), 500);
  });
}
