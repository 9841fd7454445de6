import { sha256 } from '../model/digest.ts';
import type { OutputArtifact } from '../model/stages.ts';
import type { BuilderNews, MadeNews, Said } from './events.ts';
import { extentOf, overviewHtml } from './overview.ts';
import type { FromPage, ToPage } from './page/messages.ts';
import { diffPage } from './page-diff.ts';
import { type Served, typeOf } from './requests.ts';
import type { Summary } from './summary.ts';

/** A page that is open somewhere. */
export interface Viewer {
  send(message: ToPage): void;
}

/** Holds what is served, and tells open pages when it is new. */
export interface Hub {
  /** What is served under a path that begins with a slash. */
  serve(path: string): Served | undefined;
  take(news: Exclude<BuilderNews, { kind: 'job' }> | MadeNews): void;
  /** Shows trouble with the program itself, or takes it back. */
  ail(trouble: Said | undefined): void;
  /** A page says which one it is and which version it has. */
  meet(viewer: Viewer, said: FromPage): void;
  part(viewer: Viewer): void;
  /** Open pages, the one looked at last first. */
  shown(): readonly string[];
}

/** Where a problem comes from; each is mended by itself. */
type Source = 'program' | 'content' | 'layout';

interface State {
  readonly pages: Map<string, { readonly html: string; readonly version: string }>;
  readonly artifacts: Map<string, OutputArtifact>;
  readonly viewers: Map<Viewer, FromPage>;
  readonly troubles: Map<Source, Said>;
  readonly notes: Map<Source, Said>;
  readonly scripts: ReadonlyMap<string, string>;
  summary?: Summary;
}

const overviewPath = '';

/** A hub that serves these scripts beside what it is told of, by path. */
export function openHub(scripts: ReadonlyMap<string, string>): Hub {
  const state: State = {
    pages: new Map(),
    artifacts: new Map(),
    viewers: new Map(),
    troubles: new Map(),
    notes: new Map(),
    scripts,
  };
  setPage(state, overviewPath, overviewHtml(viewOf(state)));
  return {
    serve: (path) => serve(state, path),
    take: (news) => take(state, news),
    ail: (trouble) => {
      tell(state.troubles, 'program', trouble);
      broadcast(state);
    },
    meet: (viewer, said) => {
      const isNew = !state.viewers.has(viewer);
      state.viewers.delete(viewer);
      state.viewers.set(viewer, said);
      sendPage(state, viewer, said);
      if (isNew) viewer.send({ kind: 'status', trouble: troubleOf(state) });
    },
    part: (viewer) => void state.viewers.delete(viewer),
    shown: () => shownPages(state),
  };
}

function take(state: State, news: Parameters<Hub['take']>[0]): void {
  switch (news.kind) {
    case 'page':
      setPage(state, news.path, news.html);
      return;
    case 'summary':
      state.summary = news.summary;
      break;
    case 'look':
      tell(state.troubles, 'content', news.trouble);
      if (news.trouble === undefined) tell(state.notes, 'content', news.notes);
      broadcast(state);
      break;
    case 'made':
      tell(state.troubles, 'layout', news.trouble);
      if (news.trouble === undefined) setArtifacts(state, news);
      broadcast(state, news.trouble === undefined ? describeMade(news) : undefined);
  }
  setPage(state, overviewPath, overviewHtml(viewOf(state)));
}

function setArtifacts(state: State, { artifacts, notes }: MadeNews): void {
  state.artifacts.clear();
  for (const artifact of artifacts) state.artifacts.set(artifact.path, artifact);
  tell(state.notes, 'layout', notes);
}

function tell(map: Map<Source, Said>, source: Source, said: Said | undefined): void {
  if (said === undefined) map.delete(source);
  else map.set(source, said);
}

function setPage(state: State, path: string, html: string): void {
  const before = state.pages.get(path);
  if (before?.html === html) return;
  const version = sha256(html).slice(0, 16);
  state.pages.set(path, { html, version });
  const changed = before === undefined ? html : diffPage(before.html, html);
  for (const [viewer, said] of state.viewers) {
    if (said.page === path) sendPage(state, viewer, said, said.version === before?.version ? changed : html);
  }
}

/** Sends a page to a viewer that has another version of it, in the form that fits what it has; whole if none is given. */
function sendPage(state: State, viewer: Viewer, said: FromPage, html?: string): void {
  const page = state.pages.get(said.page);
  if (page === undefined || page.version === said.version) return;
  viewer.send({ kind: 'page', version: page.version, html: html ?? page.html });
  state.viewers.set(viewer, { ...said, version: page.version });
}

function broadcast(state: State, event?: string): void {
  const message: ToPage = {
    kind: 'status',
    trouble: troubleOf(state),
    ...(event === undefined ? {} : { event }),
  };
  for (const viewer of state.viewers.keys()) viewer.send(message);
}

function troubleOf({ troubles }: State): string {
  return [...troubles.values()].map(({ plain }) => plain).join('\n\n');
}

/** "report.pdf 46 pages, deck.pdf 42 slides": what has pages is what people wait for. */
export function describeMade({ artifacts }: MadeNews): string {
  const printed = artifacts.filter(({ path }) => path.endsWith('.pdf'));
  return printed.map((artifact) => `${artifact.path} ${extentOf(artifact)}`).join(', ');
}

function shownPages({ viewers }: State): readonly string[] {
  const visible = [...viewers.values()].filter(({ isVisible }) => isVisible).map(({ page }) => page);
  return [...new Set(visible.reverse())];
}

function viewOf({ summary, artifacts, troubles, notes }: State): Parameters<typeof overviewHtml>[0] {
  const said = [...troubles.values(), ...notes.values()].map(({ plain }) => plain);
  return {
    ...(summary === undefined ? {} : { summary }),
    artifacts: [...artifacts.values()],
    messages: said.join('\n\n'),
  };
}

// ---------------------------------------------------------------- serving

function serve(state: State, path: string): Served | undefined {
  const script = state.scripts.get(path);
  if (script !== undefined) return { type: typeOf(path), body: script };
  const name = path.slice(1);
  const page = state.pages.get(name);
  if (page !== undefined) return { type: typeOf('.html'), body: withClient(page.html, name, page.version) };
  const artifact = state.artifacts.get(name);
  return artifact === undefined ? undefined : { type: typeOf(name), body: artifact.bytes };
}

/** The page as it is built, with one script at the start of its head: before the page's policy is read. */
export function withClient(html: string, page: string, version: string): string {
  const query = new URLSearchParams({ page, version });
  const script = `<script src="/-/client.js?${query}"></script>`.replaceAll('&', '&amp;');
  return html.replace(/<head>/u, `<head>${script}`);
}
