// The server of the preview: HTTP and WebSocket on a loopback address.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Client, Hub } from '../dev/hub.ts';
import { isClientState } from '../dev/page/messages.ts';
import { type HttpRequest, mayConnect, ownHosts, respond } from '../dev/requests.ts';
import { Failure } from '../messages/failure.ts';
import { errorCode } from './process/errors.ts';

/** The address to listen at. */
export interface Address {
  /** A loopback address. */
  readonly host: string;
  /** 0 takes any port that is free. */
  readonly port: number;
  /** How many of the following ports are tried when it is in use. */
  readonly more: number;
}

/** A server that is listening. */
export interface LiveServer {
  /** "http://127.0.0.1:7070/". */
  readonly url: string;
  close(): Promise<void>;
}

/** What is called with events of the open pages. */
export interface PageEvents {
  /** Other pages may be on a screen now. */
  onVisible(): void;
  /** A page was loaded again since it could not be changed in place. */
  onFailure(page: string, reason: string): void;
}

/** Milliseconds between two tests of every connection; one that does not answer the first is ended at the second. */
const heartbeatInterval = 30_000;

/** More are refused: a page needs one, and each holds a file descriptor. */
const mostConnections = 256;

/** Serves what a hub holds, to this machine alone. Rejects with a `Failure` when it may not listen there. */
export async function openServer(address: Address, hub: Hub, events: PageEvents): Promise<LiveServer> {
  const server = createServer();
  const port = await listen(server, address);
  server.maxConnections = mostConnections;
  // A connection that cannot be accepted, for want of file descriptors, is refused; the others go on.
  server.on('error', () => undefined);
  const hosts = ownHosts(address.host, port);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 4096 });
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const { status, headers, body } = respond(requestOf(request), hub.serve, hosts);
    response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) });
    response.end(request.method === 'HEAD' ? undefined : body);
  });
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
    else socket.destroy();
  });
  server.on('upgrade', (request, socket, head) => {
    // The server hands the socket over: what its peer does to it is no longer the server's to handle.
    socket.on('error', () => socket.destroy());
    if (!mayConnect(requestOf(request), hosts)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n', () => socket.destroy());
      return;
    }
    sockets.handleUpgrade(request, socket, head, (connection) => openClient(connection, hub, events));
  });
  const heartbeat = setInterval(() => testConnections(sockets), heartbeatInterval);
  const name = address.host.includes(':') ? `[${address.host}]` : address.host;
  return {
    url: `http://${name}:${port}/`,
    close: async () => {
      clearInterval(heartbeat);
      for (const connection of sockets.clients) connection.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function listen(server: ReturnType<typeof createServer>, address: Address): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject).listen({ host: address.host, port: address.port, exclusive: true }, resolve);
  try {
    await promise;
    return (server.address() as AddressInfo).port;
  } catch (error) {
    if (errorCode(error) === 'EADDRINUSE' && address.more > 0) {
      return listen(server, { ...address, port: address.port + 1, more: address.more - 1 });
    }
    throw listenFailure(error, address);
  } finally {
    server.off('error', reject);
  }
}

function listenFailure(error: unknown, { host, port }: Address): unknown {
  const code = errorCode(error);
  if (code === 'EADDRINUSE') {
    return new Failure(`Port ${port} is in use`, { help: 'choose another with --port', cause: error });
  }
  if (code === 'EACCES') {
    return new Failure(`Port ${port} may not be used`, { help: 'choose one above 1023', cause: error });
  }
  if (code === 'EADDRNOTAVAIL') {
    return new Failure(`This machine has no address ${host}`, { help: 'leave --host out', cause: error });
  }
  return error;
}

function requestOf({ method = '', url = '', headers }: IncomingMessage): HttpRequest {
  return { method, target: url, host: headers.host, origin: headers.origin };
}

/** Connections that have not answered since the last test. */
const silent = new WeakSet<WebSocket>();

/** Ends connections whose peer is gone without closing them, so that nothing is kept for it. */
function testConnections({ clients }: WebSocketServer): void {
  for (const connection of clients) {
    if (silent.has(connection)) connection.terminate();
    else {
      silent.add(connection);
      connection.ping();
    }
  }
}

/** Bytes that a page may leave unread before its connection is ended; it connects again and is sent the newest version alone. */
const mostUnread = 64 * 1024 * 1024;

function openClient(connection: WebSocket, hub: Hub, { onVisible, onFailure }: PageEvents): void {
  const client: Client = {
    send: (message) => {
      if (connection.bufferedAmount > mostUnread) connection.terminate();
      else connection.send(JSON.stringify(message));
    },
  };
  connection.on('pong', () => silent.delete(connection));
  connection.on('message', (data) => {
    const state = parse(String(data));
    if (!isClientState(state)) return connection.terminate();
    hub.connect(client, state);
    if (state.failure !== undefined) onFailure(state.page, state.failure);
    onVisible();
  });
  connection.on('error', () => connection.terminate());
  connection.on('close', () => {
    hub.disconnect(client);
    onVisible();
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
