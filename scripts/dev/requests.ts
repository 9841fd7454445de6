/** A request, as far as it decides what is answered. */
export interface Asked {
  readonly method: string;
  /** Path and query, as they came. */
  readonly target: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
}

/** Something that can be asked for. */
export interface Served {
  readonly type: string;
  readonly body: string | Uint8Array;
}

export interface Answer extends Served {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

const guards = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "frame-ancestors 'self'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/** The names under which a preview at this address and port answers; others belong to somebody who rebinds them to us. */
export function ownHosts(address: string, port: number): ReadonlySet<string> {
  const name = address.includes(':') ? `[${address}]` : address;
  return new Set([`${name}:${port}`, `localhost:${port}`]);
}

/** What a request gets: what is served under exactly that path, to our own pages and to people, and nothing else. */
export function answer(
  asked: Asked,
  serve: (path: string) => Served | undefined,
  hosts: ReadonlySet<string>,
): Answer {
  if (asked.host === undefined || !hosts.has(asked.host)) {
    return refusal(403, `This preview answers under ${[...hosts].join(' and ')} only.`);
  }
  if (!isOwnOrigin(asked, hosts)) return refusal(403, 'This preview answers to its own pages only.');
  if (asked.method !== 'GET' && asked.method !== 'HEAD') {
    const refused = refusal(405, 'This preview can only be read.');
    return { ...refused, headers: { ...refused.headers, Allow: 'GET, HEAD' } };
  }
  const served = serve(pathOf(asked.target));
  if (served === undefined) return refusal(404, 'There is nothing here. The overview is at /');
  return { status: 200, headers: { ...guards, 'Content-Type': served.type }, ...served };
}

/** Whether a request for the live connection comes from one of our own pages. */
export function mayConnect(asked: Asked, hosts: ReadonlySet<string>): boolean {
  const isOurs = asked.host !== undefined && hosts.has(asked.host) && asked.origin !== undefined;
  return isOurs && isOwnOrigin(asked, hosts) && pathOf(asked.target) === '/-/live';
}

/** Browsers name no origin for what people open themselves. */
function isOwnOrigin({ origin }: Asked, hosts: ReadonlySet<string>): boolean {
  return origin === undefined || (origin.startsWith('http://') && hosts.has(origin.slice('http://'.length)));
}

/** Everything before the query, with percent signs decoded and nothing resolved: `..` is a name that nobody serves. */
function pathOf(target: string): string {
  const [path = ''] = target.split('?');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function refusal(status: number, words: string): Answer {
  const type = 'text/plain; charset=utf-8';
  return { status, type, headers: { ...guards, 'Content-Type': type }, body: `${words}\n` };
}

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  pdf: 'application/pdf',
  svg: 'image/svg+xml; charset=utf-8',
};

/** The media type of a file by the ending of its name. */
export function typeOf(path: string): string {
  return types[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
}
