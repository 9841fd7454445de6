// Decides how the preview responds to requests: to its own pages and to people on this machine alone.

/** What of a request decides the response. */
export interface HttpRequest {
  readonly method: string;
  /** Path and query, not decoded. */
  readonly target: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
}

/** What is served under a path. */
export interface Resource {
  readonly type: string;
  readonly body: string | Uint8Array;
}

/** A whole response. */
export interface HttpResponse extends Resource {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

const securityHeaders = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "frame-ancestors 'self'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/** The `Host` headers that a preview at this address and port accepts. Others come from sites that rebind their name to it. */
export function ownHosts(address: string, port: number): ReadonlySet<string> {
  const name = address.includes(':') ? `[${address}]` : address;
  return new Set([`${name}:${port}`, `localhost:${port}`]);
}

/** The response to a request: what is served under exactly that path, or why it is refused. */
export function respond(
  request: HttpRequest,
  serve: (path: string) => Resource | undefined,
  hosts: ReadonlySet<string>,
): HttpResponse {
  if (request.host === undefined || !hosts.has(request.host)) {
    return errorResponse(403, `This preview answers under ${[...hosts].join(' and ')} only.`);
  }
  if (!isOwnOrigin(request, hosts)) return errorResponse(403, 'This preview answers to its own pages only.');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    const refused = errorResponse(405, 'This preview can only be read.');
    return { ...refused, headers: { ...refused.headers, Allow: 'GET, HEAD' } };
  }
  const served = serve(pathOf(request.target));
  if (served === undefined) return errorResponse(404, 'There is nothing here. The overview is at /');
  return { status: 200, headers: { ...securityHeaders, 'Content-Type': served.type }, ...served };
}

/** Whether a request for the live connection comes from a page of this preview. */
export function mayConnect(request: HttpRequest, hosts: ReadonlySet<string>): boolean {
  const isKnown = request.host !== undefined && hosts.has(request.host) && request.origin !== undefined;
  return isKnown && isOwnOrigin(request, hosts) && pathOf(request.target) === '/-/live';
}

/** Browsers send no origin with what people open themselves. */
function isOwnOrigin({ origin }: HttpRequest, hosts: ReadonlySet<string>): boolean {
  return origin === undefined || (origin.startsWith('http://') && hosts.has(origin.slice('http://'.length)));
}

/** Everything before the query, with percent signs decoded and nothing resolved: `..` stays a name, under which nothing is served. */
function pathOf(target: string): string {
  const [path = ''] = target.split('?');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function errorResponse(status: number, message: string): HttpResponse {
  const type = 'text/plain; charset=utf-8';
  return { status, type, headers: { ...securityHeaders, 'Content-Type': type }, body: `${message}\n` };
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

/** The media type of a file by the extension of its name; bytes if unknown. */
export function typeOf(path: string): string {
  return types[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
}
