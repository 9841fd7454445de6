// The worker of an open page, which holds its connection to the preview. Runs in the browser.
/// <reference lib="dom" />
import { portable } from '../../print/page/page-source.ts';
import type { ClientState, ServerMessage } from './messages.ts';

/**
 * Script of a worker that holds the connection to the preview: it is not bound by the page's content security policy,
 * which allows the page itself no connections. It connects again for as long as the page is open.
 */
export function connectionWorkerSource(): string {
  return `'use strict';\n${portable(startWorker, [connect, sendState])}();\n`;
}

interface Connection {
  /** What the page sent last about itself. */
  state?: ClientState;
  socket?: WebSocket;
  /** The next attempt to connect. */
  retry?: ReturnType<typeof setTimeout>;
}

function startWorker(): void {
  const connection: Connection = {};
  self.addEventListener('message', ({ data }: MessageEvent<ClientState>) => {
    // A failure that was not sent yet is not lost by a newer state.
    connection.state = { ...connection.state, ...data };
    const { socket } = connection;
    // A page that was asleep sends its state when it wakes: it need not wait for the next attempt to connect.
    if (socket === undefined || socket.readyState === WebSocket.CLOSED) connect(connection);
    else if (socket.readyState === WebSocket.OPEN) sendState(connection, socket);
  });
}

/** Sends the state of the page; a failure in it only once, whichever connection it goes through. */
function sendState(connection: Connection, socket: WebSocket): void {
  if (connection.state === undefined) return;
  socket.send(JSON.stringify(connection.state));
  const { failure: _, ...state } = connection.state;
  connection.state = state;
}

function connect(connection: Connection): void {
  clearTimeout(connection.retry);
  const socket = new WebSocket(`ws://${self.location.host}/-/live`);
  connection.socket = socket;
  socket.addEventListener('open', () => {
    self.postMessage({ kind: 'connected' });
    sendState(connection, socket);
  });
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data)) as ServerMessage;
    if (message.kind === 'page' && connection.state !== undefined) {
      connection.state = { ...connection.state, version: message.version };
    }
    self.postMessage(message);
  });
  socket.addEventListener('close', () => {
    if (connection.socket !== socket) return;
    self.postMessage({ kind: 'lost' });
    connection.retry = setTimeout(() => connect(connection), 500);
  });
}
