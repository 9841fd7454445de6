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

/**
 * Serves what a hub holds, to this machine alone; calls `onVisible` whenever other pages may be on a screen. Rejects with a
 * `Failure` when it may not listen there.
 */
export async function openServer(address: Address, hub: Hub, onVisible: () => void): Promise<LiveServer> {
  const server = createServer();
  const port = await listen(server, address);
  const hosts = ownHosts(address.host, port);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 4096 });
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const { status, headers, body } = respond(requestOf(request), hub.serve, hosts);
    response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) });
    response.end(request.method === 'HEAD' ? undefined : body);
  });
  server.on('upgrade', (request, socket, head) => {
    if (!mayConnect(requestOf(request), hosts)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (connection) => openClient(connection, hub, onVisible));
  });
  const name = address.host.includes(':') ? `[${address.host}]` : address.host;
  return {
    url: `http://${name}:${port}/`,
    close: async () => {
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

function openClient(connection: WebSocket, hub: Hub, onVisible: () => void): void {
  const client: Client = { send: (message) => connection.send(JSON.stringify(message)) };
  connection.on('message', (data) => {
    const state = parse(String(data));
    if (!isClientState(state)) return connection.close();
    hub.connect(client, state);
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
