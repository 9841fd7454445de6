import { describe, expect, it } from 'vitest';
import { type HttpRequest, mayConnect, ownHosts, respond, typeOf } from '../../../scripts/dev/requests.ts';

const hosts = ownHosts('127.0.0.1', 7070);
const served = new Map([
  ['/', 'overview'],
  ['/report.html', 'report'],
  ['/über.html', 'über'],
]);
const serve = (path: string) => {
  const body = served.get(path);
  return body === undefined ? undefined : { type: 'text/html', body };
};
const asked = (more: Partial<HttpRequest>): HttpRequest => ({
  method: 'GET',
  target: '/report.html',
  host: '127.0.0.1:7070',
  origin: undefined,
  ...more,
});
const statusOf = (more: Partial<HttpRequest>) => respond(asked(more), serve, hosts).status;

describe('a request', () => {
  it.each([
    [{}, 200],
    [{ method: 'HEAD' }, 200],
    [{ host: 'localhost:7070' }, 200],
    [{ target: '/report.html?view=presenter' }, 200],
    [{ target: '/%C3%BCber.html' }, 200],
    [{ origin: 'http://localhost:7070' }, 200],
  ])('%j is answered', (more, status) => {
    expect(statusOf(more)).toBe(status);
  });

  it.each([
    [{ host: 'evil.example' }, 403],
    [{ host: 'evil.example:7070' }, 403],
    [{ host: '127.0.0.1:7071' }, 403],
    [{ host: '127.0.0.1' }, 403],
    [{ host: undefined }, 403],
    [{ origin: 'http://evil.example' }, 403],
    [{ origin: 'https://127.0.0.1:7070' }, 403],
    [{ origin: 'null' }, 403],
    [{ method: 'POST' }, 405],
    [{ method: 'OPTIONS' }, 405],
    [{ method: 'TRACE' }, 405],
    [{ target: '/package.json' }, 404],
    [{ target: '/../report.html' }, 404],
    [{ target: '/x/../report.html' }, 404],
    [{ target: '//report.html' }, 404],
    [{ target: '/%2e%2e/report.html' }, 404],
    [{ target: '/report.html%00' }, 404],
    [{ target: '/%' }, 404],
    [{ target: 'http://127.0.0.1:7070/report.html' }, 404],
    [{ target: '*' }, 404],
    [{ target: '' }, 404],
  ])('%j is refused', (more, status) => {
    expect(statusOf(more)).toBe(status);
  });

  it('gets nothing that other sites could read, frame or keep', () => {
    for (const more of [{}, { target: '/x' }, { host: 'evil.example' }]) {
      expect(respond(asked(more), serve, hosts).headers).toMatchObject({
        'Cache-Control': 'no-store',
        'Content-Security-Policy': "frame-ancestors 'self'",
        'Cross-Origin-Resource-Policy': 'same-origin',
        'X-Content-Type-Options': 'nosniff',
      });
    }
  });

  it('says which methods there are, and where to look instead', () => {
    expect(respond(asked({ method: 'PUT' }), serve, hosts).headers.Allow).toBe('GET, HEAD');
    expect(respond(asked({ target: '/x' }), serve, hosts).body).toContain('overview is at /');
    expect(respond(asked({ host: 'x' }), serve, hosts).body).toContain('127.0.0.1:7070 and localhost:7070');
  });
});

describe('the live connection', () => {
  const live = (more: Partial<HttpRequest>) =>
    mayConnect(asked({ target: '/-/live', origin: 'http://127.0.0.1:7070', ...more }), hosts);

  it('is open to our own pages', () => {
    expect(live({})).toBe(true);
    expect(live({ host: 'localhost:7070', origin: 'http://localhost:7070' })).toBe(true);
  });

  it.each([
    { origin: 'http://evil.example' },
    { origin: 'http://evil.example:7070' },
    { origin: undefined },
    { host: 'evil.example:7070' },
    { host: undefined },
    { target: '/' },
  ])('is closed to %j', (more) => {
    expect(live(more)).toBe(false);
  });
});

it('knows the names of a preview at an IPv6 address', () => {
  expect([...ownHosts('::1', 80)]).toEqual(['[::1]:80', 'localhost:80']);
});

it('knows media types by ending, and calls others bytes', () => {
  expect(['a.html', 'a.b.svg', 'a.pptx', 'a'].map(typeOf)).toEqual([
    'text/html; charset=utf-8',
    'image/svg+xml; charset=utf-8',
    'application/octet-stream',
    'application/octet-stream',
  ]);
});
