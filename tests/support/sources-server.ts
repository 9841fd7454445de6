// A server over HTTPS on this machine that stands for the sources of data. Its certificate and key are for tests alone.
import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';

/** The certificate of the server, for `NODE_EXTRA_CA_CERTS`. */
export const certificatePath = join(import.meta.dirname, 'localhost.pem');

const certificate = readFileSync(certificatePath, 'utf8');

/** What the server answers to a path. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text is sent as it is, anything else as JSON; a promise is waited for. */
  readonly body?: unknown;
  /** What the request has to carry; 401 with `challenge` otherwise. */
  readonly authorization?: string;
  readonly challenge?: string;
}

/** A running server. */
export interface SourcesServer {
  /** "https://localhost:40123" */
  readonly origin: string;
  /** "localhost:40123" */
  readonly host: string;
  readonly port: number;
  /** Answers by path with query. */
  answers: Record<string, Answer>;
  /** Paths with queries that were asked for, in order. */
  readonly asked: string[];
  close(): Promise<void>;
}

/** Lets this process trust the certificate of the server. */
export function trustServer(): void {
  setDefaultCACertificates([...getCACertificates('default'), certificate]);
}

/** Starts a server on a free port. */
export async function startServer(): Promise<SourcesServer> {
  const key = readFileSync(join(import.meta.dirname, 'localhost-key.pem'), 'utf8');
  const asked: string[] = [];
  const server = createServer({ key, cert: certificate }, ({ url = '', headers }, response) => {
    asked.push(url);
    void respond(running.answers[url], headers.authorization, response);
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, 'localhost', resolve);
  await promise;
  const { port } = server.address() as AddressInfo;
  const running: SourcesServer = {
    origin: `https://localhost:${port}`,
    host: `localhost:${port}`,
    port,
    answers: {},
    asked,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  return running;
}

async function respond(
  answer: Answer | undefined,
  authorization: string | undefined,
  response: ServerResponse,
): Promise<void> {
  if (answer === undefined) return void response.writeHead(404, { 'content-type': 'text/plain' }).end();
  if (answer.authorization !== undefined && answer.authorization !== authorization)
    return void response.writeHead(401, { 'www-authenticate': answer.challenge ?? '' }).end();
  const body = await answer.body;
  const [type, text] =
    typeof body === 'string' ? ['text/plain', body] : ['application/json', JSON.stringify(body ?? {})];
  response.writeHead(answer.status ?? 200, { 'content-type': type, ...answer.headers }).end(text);
}
