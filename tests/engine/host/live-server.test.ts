// The server of the preview outlives whatever its peers do.
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { openHub } from '../../../scripts/dev/hub.ts';
import { type LiveServer, openServer } from '../../../scripts/host/live-server.ts';

const servers: LiveServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function start() {
  const hub = openHub(new Map());
  hub.receive({ kind: 'page', path: 'report.html', html: '<!doctype html><html><head></head></html>' });
  const failures: string[] = [];
  const server = await openServer({ host: '127.0.0.1', port: 0, more: 0 }, hub, {
    onVisible: () => undefined,
    onFailure: (page, reason) => failures.push(`${page}: ${reason}`),
  });
  servers.push(server);
  const port = Number(new URL(server.url).port);
  const isAlive = async () => (await fetch(`${server.url}report.html`)).status === 200;
  return { hub, server, port, failures, isAlive };
}

const upgrade = (port: number, origin = `http://127.0.0.1:${port}`) =>
  [
    'GET /-/live HTTP/1.1',
    `Host: 127.0.0.1:${port}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
    `Origin: ${origin}`,
    '',
    '',
  ].join('\r\n');

/** A connection that has sent these bytes. */
async function opened(port: number, bytes: string): Promise<Socket> {
  const { promise, resolve, reject } = Promise.withResolvers<Socket>();
  const socket = connect(port, '127.0.0.1', () => socket.write(bytes, () => resolve(socket)));
  socket.once('error', reject);
  await promise;
  socket.removeAllListeners('error').on('error', () => undefined);
  return socket;
}

const closed = (socket: Socket) =>
  new Promise((resolve) => (socket.destroyed ? resolve(true) : socket.once('close', () => resolve(true))));
const answered = (socket: Socket) => new Promise((resolve) => socket.once('data', resolve));
const soon = () => new Promise((resolve) => setTimeout(resolve, 50));

/** A frame of a client, whose mask is zero. */
const frame = (opcode: number, payload: Uint8Array, length = payload.length) => {
  const size = length < 126 ? [0x80 | length] : [0x80 | 127, 0, 0, 0, 0, ...bytesOf(length)];
  return Buffer.from([0x80 | opcode, ...size, 0, 0, 0, 0, ...payload]);
};
const bytesOf = (length: number) => [24, 16, 8, 0].map((shift) => (length >>> shift) & 0xff);

describe('the server of the preview', () => {
  it('outlives a peer that resets a refused connection', async () => {
    const { port, isAlive } = await start();
    for (let time = 0; time < 20; time += 1) {
      const socket = await opened(port, upgrade(port, 'http://evil.example'));
      socket.resetAndDestroy();
    }
    await soon();
    expect(await isAlive()).toBe(true);
  });

  it('outlives a peer that resets an accepted connection, before and after the answer', async () => {
    const { port, isAlive, hub } = await start();
    for (const isEarly of [true, false]) {
      const socket = await opened(port, upgrade(port));
      if (!isEarly) await answered(socket);
      socket.resetAndDestroy();
    }
    hub.receive({ kind: 'page', path: 'report.html', html: '<html><head></head>2</html>' });
    await soon();
    expect(await isAlive()).toBe(true);
  });

  it('ends connections with malformed, oversized and unknown frames', async () => {
    const { port, isAlive } = await start();
    const frames = [
      Buffer.from([0xff, 0xff, 0xff, 0xff]),
      Buffer.from([0x81, 0x01, 0x61]),
      frame(0x3, Buffer.from('x')),
      frame(0x1, Buffer.from('x'), 100_000_000),
      frame(0x1, Buffer.from([0xc3, 0x28])),
      frame(0x1, Buffer.from('{"page":1}')),
      frame(0x1, Buffer.from('[[[[')),
      frame(0x9, Buffer.alloc(126), 126),
    ];
    for (const bytes of frames) {
      const socket = await opened(port, upgrade(port));
      await answered(socket);
      socket.write(bytes);
      await closed(socket);
    }
    expect(await isAlive()).toBe(true);
  });

  it('answers requests that are no HTTP, and those with heads of any size, and goes on', async () => {
    const { port, isAlive } = await start();
    for (const bytes of [
      '\0\0\0\r\n\r\n',
      `GET / HTTP/1.1\r\nX: ${'a'.repeat(100_000)}\r\n\r\n`,
      'GET\r\n\r\n',
    ]) {
      const socket = await opened(port, bytes);
      socket.resume();
      await closed(socket);
    }
    expect(await isAlive()).toBe(true);
  });

  it('refuses a flood of connections and serves again when it is over', async () => {
    const { port, isAlive } = await start();
    const sockets = await Promise.all(
      Array.from({ length: 400 }, () => opened(port, '').catch(() => undefined)),
    );
    for (const socket of sockets) socket?.destroy();
    await soon();
    expect(await isAlive()).toBe(true);
  });

  it('passes on why a page was loaded again', async () => {
    const { port, failures } = await start();
    const socket = await opened(port, upgrade(port));
    await answered(socket);
    const state = { page: 'deck.html', version: '', isVisible: true, failure: 'TypeError: no slide' };
    const payload = Buffer.from(JSON.stringify(state));
    socket.write(frame(0x1, payload));
    await soon();
    expect(failures).toEqual(['deck.html: TypeError: no slide']);
    socket.destroy();
  });
});
