// One request over HTTPS: headers and bytes of its answer, within a size and a time, through a proxy where one is set.
import type { IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import { Failure } from '../../messages/failure.ts';
import type { Reply } from '../../model/datasets/refresh.ts';
import { errorCode } from '../process/errors.ts';

/** How a request is made. */
export interface Way {
  /** `HTTPS_PROXY` and `NO_PROXY` of it are honoured. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  /** What the request calls the program. */
  readonly userAgent: string;
  readonly milliseconds: number;
  readonly mostBytes: number;
}

/** Gets an address; redirects are answers like others. Rejects with a `Failure`, or with the reason of the signal when it aborts. */
export async function download(
  url: URL,
  headers: Readonly<Record<string, string>>,
  way: Way,
): Promise<Reply> {
  const agent = agentFor(way.env);
  const timeout = AbortSignal.timeout(Math.ceil(way.milliseconds));
  const signal = AbortSignal.any([way.signal, timeout]);
  try {
    const message = await answerOf(url, { ...headers, 'user-agent': way.userAgent }, agent, signal);
    const bytes = await bytesOf(message, url, way.mostBytes);
    const { statusCode: status = 0, headers: received } = message;
    const header = (name: string) => [received[name]].flat()[0];
    return { url: url.href, status, header, bytes };
  } catch (error) {
    way.signal.throwIfAborted();
    if (timeout.aborted) throw tooSlow(url, way.milliseconds);
    throw error instanceof Failure ? error : unreachable(url, error);
  } finally {
    agent.destroy();
  }
}

function answerOf(
  url: URL,
  headers: Readonly<Record<string, string>>,
  agent: Agent,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  // Compressed answers would have to be measured twice.
  const own = { accept: '*/*', 'accept-encoding': 'identity', ...headers };
  request(url, { agent, signal, headers: own }, resolve).on('error', reject).end();
  return promise;
}

async function bytesOf(message: IncomingMessage, url: URL, most: number): Promise<Uint8Array> {
  const encoding = message.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity')
    throw new Failure(
      `Unexpected encoding \`${encoding}\` of ${url.href}, expected an answer that is not compressed`,
    );
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of message as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > most) throw tooLarge(url, most);
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

function tooLarge(url: URL, most: number): Failure {
  return new Failure(`Unexpected size of ${url.href}, expected at most ${Math.round(most / 2 ** 20)} MB`, {
    help: 'look whether the address still leads to what it should',
  });
}

function tooSlow(url: URL, milliseconds: number): Failure {
  return new Failure(
    `${url.host} did not answer wholly within ${Math.ceil(milliseconds / 1000)} s: ${url.href}`,
    {
      help: 'try again later',
    },
  );
}

/** Versions of Node from which an agent honours proxies. */
const proxiesFrom = { 22: 21, 24: 5 } as const;

function agentFor(env: Way['env']): Agent {
  const named = ['https_proxy', 'HTTPS_PROXY'].some((name) => (env[name] ?? '') !== '');
  if (!named) return new Agent();
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const least = proxiesFrom[major as keyof typeof proxiesFrom];
  if (major < 24 && (least === undefined || minor < least))
    throw new Failure('This version of Node does not know proxies', {
      help: 'use Node 24, which `npm ci` brings on Linux',
    });
  return new Agent({ proxyEnv: { ...env } });
}

const reasons: Readonly<Record<string, readonly [reason: string, help: string]>> = {
  ENOTFOUND: [
    'its name is not known',
    'look whether this machine is online, and whether the address is right',
  ],
  EAI_AGAIN: ['names cannot be looked up', 'look whether this machine is online, or set HTTPS_PROXY'],
  ECONNREFUSED: ['it refuses connections', 'look whether this machine is online, or set HTTPS_PROXY'],
  ENETUNREACH: ['there is no network', 'look whether this machine is online'],
  EHOSTUNREACH: ['there is no way to it', 'look whether this machine is online, or set HTTPS_PROXY'],
  ECONNRESET: ['the connection was cut', 'try again later'],
  ETIMEDOUT: ['it does not answer', 'try again later, or set HTTPS_PROXY'],
};

function unreachable(url: URL, cause: unknown): Failure {
  const code = errorCode(cause) ?? '';
  const [reason, help] = reasons[code] ?? [cause instanceof Error ? cause.message : String(cause), undefined];
  const certificate = /CERT|SSL|TLS|ISSUER|VERIF/u.test(code);
  return new Failure(`Cannot reach ${url.host}: ${reason}`, {
    help:
      help ??
      (certificate
        ? 'its certificate is not trusted: behind a proxy that reads along, NODE_EXTRA_CA_CERTS names its certificate'
        : 'try again later'),
    cause,
  });
}
