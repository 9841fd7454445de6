// Holds what the preview serves, and sends it to open pages when it has changed.
import { sha256 } from '../model/digest.ts';
import type { OutputArtifact } from '../model/stages.ts';
import { once } from '../model/tasks/lazy.ts';
import type { ArtifactsEvent, BuilderEvent, TextVariants } from './events.ts';
import { documents, extentOf, overviewHtml, waitingHtml } from './overview.ts';
import type { ClientState, ServerMessage } from './page/messages.ts';
import { diffPage } from './page-diff.ts';
import { type Resource, typeOf } from './requests.ts';
import type { Summary } from './summary.ts';

/** The connection to a page that is open in a browser. */
export interface Client {
  send(message: ServerMessage): void;
}

export interface Hub {
  /** What is served under a path that begins with a slash. */
  serve(path: string): Resource | undefined;
  /** Takes over what the threads have made, and sends it to the clients that show it. */
  receive(event: Exclude<BuilderEvent, { kind: 'job' }> | ArtifactsEvent): void;
  /** Shows an error of the program itself; hides it if undefined. */
  setProgramError(error: TextVariants | undefined): void;
  /** Registers a client, or its new state: the page that it shows and the version of it. */
  connect(client: Client, state: ClientState): void;
  disconnect(client: Client): void;
  /** Pages that are on a screen, the last focused one first. */
  visiblePages(): readonly string[];
}

/** Where errors and warnings come from. Those of one source replace the ones before of the same source only. */
type Source = 'program' | 'content' | 'layout';

interface State {
  readonly pages: Map<string, { readonly html: string; readonly version: string }>;
  readonly artifacts: Map<string, OutputArtifact>;
  readonly clients: Map<Client, ClientState>;
  readonly errors: Map<Source, TextVariants>;
  readonly warnings: Map<Source, TextVariants>;
  readonly scripts: ReadonlyMap<string, string>;
  summary?: Summary;
  /** Whether anything has changed since the overview was made. */
  isOverviewOld: boolean;
}

const overviewPath = '';

/** A hub that serves these scripts by path, and the pages and artifacts that it receives. */
export function openHub(scripts: ReadonlyMap<string, string>): Hub {
  const state: State = {
    pages: new Map(),
    artifacts: new Map(),
    clients: new Map(),
    errors: new Map(),
    warnings: new Map(),
    scripts,
    isOverviewOld: true,
  };
  return {
    serve: (path) => serve(state, path),
    receive: (event) => receive(state, event),
    setProgramError: (error) => {
      replace(state.errors, 'program', error);
      broadcast(state);
    },
    connect: (client, clientState) => {
      const isNew = !state.clients.has(client);
      // Deleted first, so that the client that was focused last stands last.
      state.clients.delete(client);
      state.clients.set(client, clientState);
      if (clientState.page === overviewPath) renewOverview(state);
      sendPage(state, client, clientState);
      if (isNew) client.send({ kind: 'status', error: errorText(state) });
    },
    disconnect: (client) => void state.clients.delete(client),
    visiblePages: () => visiblePages(state),
  };
}

function receive(state: State, event: Parameters<Hub['receive']>[0]): void {
  switch (event.kind) {
    case 'page':
      setPage(state, event.path, event.html);
      return;
    case 'summary':
      state.summary = event.summary;
      break;
    case 'update':
      replace(state.errors, 'content', event.error);
      if (event.error === undefined) replace(state.warnings, 'content', event.warnings);
      broadcast(state);
      break;
    case 'artifacts':
      replace(state.errors, 'layout', event.error);
      if (event.error === undefined) setArtifacts(state, event);
      broadcast(state, event.error === undefined ? describeArtifacts(event) : undefined);
  }
  state.isOverviewOld = true;
  if ([...state.clients.values()].some(({ page }) => page === overviewPath)) renewOverview(state);
}

/** Makes the overview of what is there now. It holds all drawings, so it is made only for those who look at it. */
function renewOverview(state: State): void {
  if (!state.isOverviewOld) return;
  state.isOverviewOld = false;
  setPage(state, overviewPath, overviewHtml(overviewOf(state)));
}

function setArtifacts(state: State, { artifacts, warnings }: ArtifactsEvent): void {
  state.artifacts.clear();
  for (const artifact of artifacts) state.artifacts.set(artifact.path, artifact);
  replace(state.warnings, 'layout', warnings);
}

function replace(texts: Map<Source, TextVariants>, source: Source, text: TextVariants | undefined): void {
  if (text === undefined) texts.delete(source);
  else texts.set(source, text);
}

function setPage(state: State, path: string, html: string): void {
  const before = state.pages.get(path);
  if (before?.html === html) return;
  const version = sha256(html).slice(0, 16);
  state.pages.set(path, { html, version });
  const diff = once(() => (before === undefined ? html : diffPage(before.html, html)));
  for (const [client, shown] of state.clients) {
    if (shown.page === path)
      sendPage(state, client, shown, shown.version === before?.version ? diff() : html);
  }
}

/** Sends a page to a client that shows another version of it: as `html` if given, otherwise whole. */
function sendPage(state: State, client: Client, shown: ClientState, html?: string): void {
  const page = state.pages.get(shown.page);
  if (page === undefined || page.version === shown.version) return;
  client.send({ kind: 'page', version: page.version, html: html ?? page.html });
  state.clients.set(client, { ...shown, version: page.version });
}

function broadcast(state: State, notice?: string): void {
  const message: ServerMessage = {
    kind: 'status',
    error: errorText(state),
    ...(notice === undefined ? {} : { notice }),
  };
  for (const client of state.clients.keys()) client.send(message);
}

function errorText({ errors }: State): string {
  return [...errors.values()].map(({ plain }) => plain).join('\n\n');
}

/** "report.pdf 46 pages, deck.pdf 42 slides": the printed files only, since they take longest to make. */
export function describeArtifacts({ artifacts }: ArtifactsEvent): string {
  const printed = artifacts.filter(({ path }) => path.endsWith('.pdf'));
  return printed.map((artifact) => `${artifact.path} ${extentOf(artifact)}`).join(', ');
}

function visiblePages({ clients }: State): readonly string[] {
  const visible = [...clients.values()].filter(({ isVisible }) => isVisible).map(({ page }) => page);
  return [...new Set(visible.reverse())];
}

function overviewOf({ summary, artifacts, errors, warnings }: State): Parameters<typeof overviewHtml>[0] {
  const texts = [...errors.values(), ...warnings.values()].map(({ plain }) => plain);
  return {
    ...(summary === undefined ? {} : { summary }),
    artifacts: [...artifacts.values()],
    messages: texts.join('\n\n'),
  };
}

// ---------------------------------------------------------------- serving

function serve(state: State, path: string): Resource | undefined {
  const script = state.scripts.get(path);
  if (script !== undefined) return { type: typeOf(path), body: script };
  const name = path.slice(1);
  if (name === overviewPath) renewOverview(state);
  const page = state.pages.get(name);
  if (page !== undefined)
    return { type: typeOf('.html'), body: withClientScript(page.html, name, page.version) };
  if (documents.some((document) => document.path === name))
    return { type: typeOf('.html'), body: withClientScript(waitingHtml(), name, '') };
  const artifact = state.artifacts.get(name);
  return artifact === undefined ? undefined : { type: typeOf(name), body: artifact.bytes };
}

/** The page as it is built, with the client's script at the start of its head, before its content security policy applies. */
export function withClientScript(html: string, page: string, version: string): string {
  const query = new URLSearchParams({ page, version });
  const script = `<script src="/-/client.js?${query}"></script>`.replaceAll('&', '&amp;');
  return html.replace(/<head>/u, `<head>${script}`);
}
