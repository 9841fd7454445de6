import { describe, expect, it } from 'vitest';
import {
  type Client,
  describeArtifacts,
  type Hub,
  openHub,
  withClientScript,
} from '../../../scripts/dev/hub.ts';
import type { ClientState, ServerMessage } from '../../../scripts/dev/page/messages.ts';
import type { OutputArtifact } from '../../../scripts/model/stages.ts';

const html = (words: string) =>
  `<!doctype html><html><head><title>x</title></head><body>${words}</body></html>`;
const hubWith = (words: string): Hub => {
  const hub = openHub(new Map([['/-/client.js', 'client']]));
  hub.receive({ kind: 'page', path: 'report.html', html: html(words) });
  return hub;
};
const bodyOf = (hub: Hub, path: string) => String(hub.serve(path)?.body);
const versionIn = (page: string) => /version=([0-9a-f]+)/u.exec(page)?.[1] ?? '';

function viewing(hub: Hub, state: Partial<ClientState> = {}) {
  const got: ServerMessage[] = [];
  const client: Client = { send: (message) => got.push(message) };
  const version = versionIn(bodyOf(hub, '/report.html'));
  const connect = (more: Partial<ClientState>) =>
    hub.connect(client, { page: 'report.html', version, isVisible: true, ...state, ...more });
  connect({});
  return { got, client, connect };
}

const text = (plain: string) => ({ plain, styled: plain });
const update = { kind: 'update', changed: [], pages: [], milliseconds: 1 } as const;
const made: OutputArtifact = {
  path: 'report.pdf',
  output: 'report',
  bytes: new Uint8Array([1, 2]),
  sha256: '',
  pages: 46,
  form: 'pages',
};

describe('what a hub serves', () => {
  it('is the page as it was built, with one script before everything else in its head', () => {
    const hub = hubWith('one');
    const page = bodyOf(hub, '/report.html');
    const script = /<script src="\/-\/client\.js\?page=report\.html&amp;version=[0-9a-f]{16}"><\/script>/u;
    expect(page).toMatch(script);
    expect(page.replace(script, '')).toBe(html('one'));
    expect(page.indexOf('<script')).toBe(page.indexOf('<head>') + '<head>'.length);
  });

  it('are scripts, artifacts by their paths and an overview, and nothing else', () => {
    const hub = hubWith('one');
    hub.receive({ kind: 'artifacts', artifacts: [made], milliseconds: 1 });
    expect(hub.serve('/-/client.js')).toEqual({ type: 'text/javascript; charset=utf-8', body: 'client' });
    expect(hub.serve('/report.pdf')).toEqual({ type: 'application/pdf', body: made.bytes });
    expect(bodyOf(hub, '/')).toContain('report.pdf');
    for (const path of ['/gallery.html', '/report', 'report.html', '/package.json']) {
      expect(hub.serve(path)).toBeUndefined();
    }
  });
});

describe('a document that is not built yet', () => {
  it('is a page that is sent the document as soon as there is one', () => {
    const hub = hubWith('one');
    expect(bodyOf(hub, '/deck.html')).toContain('/-/client.js?page=deck.html&amp;version="');
    const { got } = viewing(hub, { page: 'deck.html', version: '' });
    hub.receive({ kind: 'page', path: 'deck.html', html: html('two') });
    expect(got.at(-1)).toMatchObject({ kind: 'page', html: html('two') });
  });
});

describe('an open page', () => {
  it('is sent only what is new, unless it has another version than the one before', () => {
    const section = (value: number) => `<section id="two">\n${value}\n</section>`;
    const words = (value: number) => `\n<section id="one">\n1\n</section>\n${section(value)}\n`;
    const hub = hubWith(words(1));
    const current = viewing(hub);
    const stale = viewing(hub, { version: 'another' });
    hub.receive({ kind: 'page', path: 'report.html', html: html(words(2)) });
    hub.receive({ kind: 'page', path: 'report.html', html: html(words(3)) });
    const sent = ({ got }: typeof current) => got.flatMap((one) => (one.kind === 'page' ? [one.html] : []));
    const thin = (value: number) => html(`\n<section id="one" data-same=""></section>\n${section(value)}\n`);
    expect(sent(current)).toEqual([thin(2), thin(3)]);
    expect(sent(stale)).toEqual([html(words(1)), thin(2), thin(3)]);
  });

  it('is sent its new version, once, and no other page', () => {
    const hub = hubWith('one');
    const { got } = viewing(hub);
    expect(got).toEqual([{ kind: 'status', error: '' }]);
    hub.receive({ kind: 'page', path: 'deck.html', html: html('deck') });
    hub.receive({ kind: 'page', path: 'report.html', html: html('one') });
    expect(got).toHaveLength(1);
    hub.receive({ kind: 'page', path: 'report.html', html: html('two') });
    expect(got[1]).toEqual({
      kind: 'page',
      version: versionIn(bodyOf(hub, '/report.html')),
      html: html('two'),
    });
  });

  it('is sent what it missed when it comes back with an old version', () => {
    const hub = hubWith('one');
    const { got, client, connect } = viewing(hub);
    hub.disconnect(client);
    hub.receive({ kind: 'page', path: 'report.html', html: html('two') });
    expect(got).toHaveLength(1);
    connect({});
    expect(got.map(({ kind }) => kind)).toEqual(['status', 'page', 'status']);
  });

  it('is sent errors, that they are mended, and what was printed', () => {
    const hub = hubWith('one');
    hub.receive({ ...update, error: text('content is wrong') });
    const { got } = viewing(hub);
    hub.receive({ kind: 'artifacts', artifacts: [], error: text('layout is wrong'), milliseconds: 1 });
    hub.setProgramError(text('code is wrong'));
    hub.setProgramError(undefined);
    hub.receive(update);
    hub.receive({ kind: 'artifacts', artifacts: [made], milliseconds: 1 });
    expect(got.map((message) => (message.kind === 'status' ? message.error : ''))).toEqual([
      'content is wrong',
      'content is wrong\n\nlayout is wrong',
      'content is wrong\n\nlayout is wrong\n\ncode is wrong',
      'content is wrong\n\nlayout is wrong',
      'layout is wrong',
      '',
    ]);
    expect(got.at(-1)).toMatchObject({ notice: 'report.pdf 46 pages' });
  });

  it('keeps the artifacts of the last good print while the layout has errors', () => {
    const hub = hubWith('one');
    hub.receive({ kind: 'artifacts', artifacts: [made], milliseconds: 1 });
    hub.receive({ kind: 'artifacts', artifacts: [], error: text('too wide'), milliseconds: 1 });
    expect(hub.serve('/report.pdf')).toBeDefined();
    expect(bodyOf(hub, '/')).toContain('too wide');
  });

  it('counts as visible while it is on a screen, the last focused one first', () => {
    const hub = hubWith('one');
    const report = viewing(hub);
    const deck = viewing(hub, { page: 'deck.html' });
    expect(hub.visiblePages()).toEqual(['deck.html', 'report.html']);
    report.connect({});
    expect(hub.visiblePages()).toEqual(['report.html', 'deck.html']);
    report.connect({ isVisible: false });
    expect(hub.visiblePages()).toEqual(['deck.html']);
    hub.disconnect(deck.client);
    expect(hub.visiblePages()).toEqual([]);
  });
});

it('describes what was printed by pages and slides', () => {
  const deck: OutputArtifact = { ...made, path: 'deck.pdf', pages: 59, form: 'slides' };
  const web: OutputArtifact = { ...made, path: 'deck.html', pages: 59, form: 'slides' };
  expect(describeArtifacts({ kind: 'artifacts', artifacts: [made, web, deck], milliseconds: 1 })).toBe(
    'report.pdf 46 pages, deck.pdf 59 slides',
  );
});

it('puts its script into no page twice', () => {
  const page = withClientScript(html('a <head> in the text'), 'x', '1');
  expect(page.match(/client\.js/gu)).toHaveLength(1);
});

describe('the overview', () => {
  const artifacts = { kind: 'artifacts', milliseconds: 1, artifacts: [made] } as const;

  it('is made of all that was received, whoever asks for it and when', () => {
    const hub = hubWith('one');
    expect(bodyOf(hub, '/')).not.toContain('report.pdf</a>');
    hub.receive(artifacts);
    expect(bodyOf(hub, '/')).toContain('report.pdf');
  });

  it('is sent to those who look at it when anything has come, and is the same for others', () => {
    const hub = hubWith('one');
    const version = versionIn(bodyOf(hub, '/'));
    const { got } = viewing(hub, { page: '', version });
    hub.receive(artifacts);
    const sent = got.find((message) => message.kind === 'page');
    expect(sent).toMatchObject({ html: expect.stringContaining('report.pdf') });
    expect(versionIn(bodyOf(hub, '/'))).toBe((sent as { version: string }).version);
  });
});
