// The worker of an open page, which holds its connection to the preview. Runs in the browser.
/// <reference lib="dom" />
import { portable } from '../../print/page/page-source.ts';
import type { ClientState, ServerMessage } from './messages.ts';

/**
 * Script of a worker that holds the connection to the preview: it is not bound by the page's content security policy,
 * which allows the page itself no connections. It connects again for as long as the page is open.
 */
export function connectionWorkerSource(): string {
  return `'use strict';\n${portable(startWorker, [connect])}();\n`;
}

interface Connection {
  /** What the page sent last about itself. */
  state?: ClientState;
  socket?: WebSocket;
}

function startWorker(): void {
  const connection: Connection = {};
  self.addEventListener('message', ({ data }: MessageEvent<ClientState>) => {
    connection.state = data;
    if (connection.socket === undefined) connect(connection);
    else if (connection.socket.readyState === WebSocket.OPEN) connection.socket.send(JSON.stringify(data));
  });
}

function connect(connection: Connection): void {
  const socket = new WebSocket(`ws://${self.location.host}/-/live`);
  connection.socket = socket;
  socket.addEventListener('open', () => {
    self.postMessage({ kind: 'connected' });
    socket.send(JSON.stringify(connection.state));
  });
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data)) as ServerMessage;
    if (message.kind === 'page' && connection.state !== undefined) {
      connection.state = { ...connection.state, version: message.version };
    }
    self.postMessage(message);
  });
  socket.addEventListener('close', () => {
    self.postMessage({ kind: 'lost' });
    setTimeout(() => connect(connection), 500);
  });
}
