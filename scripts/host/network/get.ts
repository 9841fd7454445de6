// Asks hosts over HTTPS, within limits: only hosts that are named, only the kinds of answers that are wanted.

import { Failure } from '../../messages/failure.ts';
import type { Get, Reply, Request } from '../../model/datasets/refresh.ts';
import { download, type Way } from './download.ts';

/** How hosts are asked. */
export type NetworkOptions = Omit<Way, 'milliseconds' | 'mostBytes'>;

type Hosts = ReadonlySet<string>;

const mostRedirects = 5;

/**
 * Gives a `Get` that asks only the hosts, which are named with their ports as in addresses. Each address is asked once, however
 * many of them ask for it. A `Get` follows redirects within a host. It rejects with a `Failure` for any other host or protocol, a
 * status or media type that is not wanted, an answer that is too large or takes too long, and a host that cannot be reached.
 */
export function openNetwork(options: NetworkOptions): (hosts: Hosts) => Get {
  const asked = new Map<string, Promise<Reply>>();
  return (hosts) => async (request) => {
    const url = allowed(request.url, hosts, request.url);
    const name = JSON.stringify([url.href, request.headers, request.types, request.statuses]);
    const reply = asked.get(name) ?? ask(url, request, options);
    asked.set(name, reply);
    return reply;
  };
}

async function ask(first: URL, request: Request, options: NetworkOptions): Promise<Reply> {
  const end = performance.now() + request.most.seconds * 1000;
  let url = first;
  for (let count = 0; count <= mostRedirects; count++) {
    const answer = await download(url, withToken(url, request.headers, options.env), {
      ...options,
      milliseconds: Math.max(1, end - performance.now()),
      mostBytes: request.most.megabytes * 2 ** 20,
    });
    const target = answer.header('location');
    if (answer.status < 300 || answer.status > 399 || target === undefined) return checked(answer, request);
    const next = URL.canParse(target, url) ? new URL(target, url).href : target;
    url = allowed(next, new Set([first.host]), request.url);
  }
  throw new Failure(`Unexpected redirects of ${request.url}, expected at most ${mostRedirects}`);
}

/** The headers, with the token of `GITHUB_TOKEN` for the host that gave it out, which lets machines behind one address ask more often. */
export function withToken(
  { host }: URL,
  headers: Request['headers'] = {},
  { GITHUB_TOKEN }: NetworkOptions['env'],
): Readonly<Record<string, string>> {
  if (host !== 'api.github.com' || GITHUB_TOKEN === undefined || GITHUB_TOKEN === '') return headers;
  return { ...headers, authorization: `Bearer ${GITHUB_TOKEN}` };
}

/** The address, if it is over HTTPS and of a host that may be asked. */
function allowed(address: string, hosts: Hosts, from: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const what = address === from ? `address ${address}` : `redirect of ${from} to ${address}`;
  if (url?.protocol !== 'https:')
    throw new Failure(`Unexpected ${what}, expected one over HTTPS`, { help: 'correct `url` in `refresh`' });
  if (hosts.has(url.host)) return url;
  throw new Failure(`Unexpected ${what}, expected the host ${[...hosts].join(' or ')}`, {
    help: 'look whether the source has moved; if the host is right, name it in `url` or `hosts` of `refresh`',
  });
}

function checked(reply: Reply, { url, types, statuses = [200] }: Request): Reply {
  if (!statuses.includes(reply.status))
    throw new Failure(`Unexpected status ${reply.status} of ${url}, expected ${statuses.join(' or ')}`, {
      help: helpFor(reply.status),
    });
  const [type = ''] = (reply.header('content-type') ?? '').toLowerCase().split(';');
  if (reply.status !== 200 || types.includes(type.trim())) return reply;
  throw new Failure(`Unexpected media type \`${type.trim()}\` of ${url}, expected ${types.join(' or ')}`, {
    help: 'open the address in a browser: it may show a page that asks for something',
  });
}

function helpFor(status: number): string {
  if (status === 404 || status === 410) return 'the source has moved: look for its new address';
  if (status === 401 || status === 403) return 'the source does not let everybody in, or not from here';
  if (status === 429) return 'too much was asked for in a short time: try again later';
  return 'try again later';
}
