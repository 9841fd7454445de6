// Rebuilds the project for the preview after each change: the visible pages first, what is to be printed last.
import type { VFileMessage } from 'vfile-message';
import type { Artifact } from '../model/artifact.ts';
import type { Drawing } from '../model/drawing.ts';
import { createMemo, type LastingMemo } from '../model/memo.ts';
import type { Output, Page } from '../model/page.ts';
import type { Sources } from '../model/sources.ts';
import type { OutputPages } from '../model/stages.ts';
import { awaitedLater } from '../model/tasks/lazy.ts';
import { type Host, type Options, openRun, type Run } from '../pipeline.ts';
import { ofKind } from '../print/output-artifacts.ts';
import { tokensPath } from '../read/templates/tokens.ts';
import { textsAtOrigins } from '../read/variants/origins.ts';
import { changedPaths } from './changed-paths.ts';
import type { Changes } from './debounce.ts';
import type { BuilderEvent, UpdateEvent } from './events.ts';
import { formatError, formatForPreview, throwIfStopped } from './problems.ts';
import { summarizeEdition } from './summary.ts';
import type { LiveWorld, Reads } from './world.ts';

/** What a builder needs from outside. */
export interface BuilderContext {
  readonly host: Host & { readonly world: LiveWorld };
  readonly options: Pick<Options, 'outputs' | 'date' | 'variant'>;
  /** Holds what earlier rebuilds made; a new one if absent. */
  readonly memo?: LastingMemo;
  /** Watches what was read from now on. */
  readonly watch: (reads: Reads) => Promise<unknown>;
  readonly emit: (event: BuilderEvent) => void;
  /** Milliseconds from an arbitrary start. */
  readonly clock: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
}

export interface Builder {
  /** Rebuilds the project after these changes and aborts the rebuild before, if it still runs. Never rejects. */
  refresh(changes: Changes): Promise<void>;
  /** Sets the pages that are on a screen, the last focused one first: their outputs are rendered first. */
  prioritize(pages: readonly string[]): void;
}

/** Milliseconds that an error must last before it is shown, since a file that is half written has errors, too. */
const errorDelay = 80;
/** Milliseconds without a change before pages for print are rendered, which would hold up the next change. */
const printDelay = 150;

/** A builder that renders again only what depends on a change, and emits only pages that differ. */
export function openBuilder(context: BuilderContext): Builder {
  const state: State = {
    memo: context.memo ?? createMemo(),
    sent: new Map(),
    owners: new Map(),
    visible: [],
    isComplete: false,
  };
  let running = new AbortController();
  return {
    prioritize: (pages) => {
      state.visible = pages;
    },
    refresh: async (changes) => {
      running.abort();
      running = new AbortController();
      const rebuild = openRebuild(state, context, running.signal);
      const { world } = context.host;
      if (changes === 'all') world.invalidateAll();
      else world.invalidate(changes);
      await attempt(rebuild, () => build(rebuild));
      await attempt(rebuild, () => renderForPrint(rebuild));
    },
  };
}

interface State {
  readonly memo: LastingMemo;
  /** HTML of every page as it was last emitted. */
  readonly sent: Map<string, string>;
  /** Path of a page → name of the output it belongs to. */
  readonly owners: Map<string, string>;
  visible: readonly string[];
  /** Inputs of the last rebuild that ended, with or without an error. */
  sources?: Sources | undefined;
  /** Whether all pages were emitted since: a rebuild that was aborted may have emitted some pages of other inputs. */
  isComplete: boolean;
  /** The run whose pages are on screens and not yet printed. */
  unprinted?: Run | undefined;
}

/** One rebuild, until the next one aborts it. */
interface Rebuild {
  readonly state: State;
  readonly context: BuilderContext;
  readonly start: number;
  readonly signal: AbortSignal;
  /** Paths of the pages that it has emitted. */
  readonly pages: string[];
  /** Its inputs, once they are read. */
  sources?: Sources;
  /** Lets events of changes come in, for at least so many milliseconds; rejects when the rebuild was aborted. */
  yield(milliseconds?: number): Promise<void>;
}

function openRebuild(state: State, context: BuilderContext, signal: AbortSignal): Rebuild {
  const yieldFor = async (milliseconds = 0) => {
    await context.pause(milliseconds);
    signal.throwIfAborted();
  };
  return { state, context, start: context.clock(), signal, pages: [], yield: yieldFor };
}

/** Runs a step of a rebuild and emits its error, unless the rebuild is aborted before the error has lasted. */
async function attempt(rebuild: Rebuild, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!rebuild.signal.aborted) await rebuild.context.pause(errorDelay);
    if (!rebuild.signal.aborted) emitUpdate(rebuild, { error: formatError(error) });
  }
}

async function build(rebuild: Rebuild): Promise<void> {
  const { state, context, signal } = rebuild;
  const run = openRun(context.host, { ...context.options, memo: state.memo, signal });
  const sources = await run.sources();
  await rebuild.yield();
  rebuild.sources = sources;
  if (state.isComplete && changedPaths(state.sources, sources).length === 0) return;
  state.isComplete = false;
  const { edition, messages } = await run.inspected();
  throwIfStopped(messages, textsAtOrigins(sources));
  const { drawings, messages: all } = await renderForScreen(run, rebuild);
  state.unprinted = run;
  const warnings = formatForPreview(all.length > 0 ? all : messages, textsAtOrigins(sources));
  emitUpdate(rebuild, warnings === undefined ? {} : { warnings });
  const tokens = sources.texts.get(tokensPath) ?? '';
  context.emit({ kind: 'summary', summary: summarizeEdition(edition, drawings, tokens) });
}

function emitUpdate(rebuild: Rebuild, result: Pick<UpdateEvent, 'error' | 'warnings'>): void {
  const { state, context, pages, start, sources } = rebuild;
  const changed = sources === undefined ? [] : changedPaths(state.sources, sources);
  state.sources = sources ?? state.sources;
  state.isComplete = sources !== undefined;
  context.emit({ kind: 'update', ...result, changed, pages, milliseconds: context.clock() - start });
}

// ---------------------------------------------------------------- pages for the screen

/** The drawings on screens, and the messages up to there. */
interface ScreenResult {
  readonly drawings: readonly Drawing[];
  readonly messages: readonly VFileMessage[];
}

/** Renders every page for the screen, those of visible outputs first, and emits those that differ. */
async function renderForScreen(run: Run, rebuild: Rebuild): Promise<ScreenResult> {
  const { state, context } = rebuild;
  const presenting: Promise<void>[] = [];
  const drawings: Drawing[] = [];
  const messages = new Set<VFileMessage>();
  for (const output of byPriority(context.options.outputs, state)) {
    const rendered = await render(run, output, rebuild, 'screen');
    await rebuild.yield();
    drawings.push(...rendered.drawings);
    for (const message of rendered.messages) messages.add(message);
    for (const page of rendered.pages) {
      state.owners.set(page.path, output.name);
      if (page.kind === 'text') emitPage(page.path, page.text, rebuild);
      if (page.kind === 'present') presenting.push(awaitedLater(present(page, rebuild)));
    }
  }
  await Promise.all(presenting);
  return { drawings, messages: [...messages] };
}

interface RenderedOutput extends ScreenResult {
  readonly pages: readonly Page[];
}

/** Renders one output alone, so that no visible page waits for the others. Throws when its drawings have errors. */
async function render(run: Run, output: Output, rebuild: Rebuild, only?: 'screen'): Promise<RenderedOutput> {
  const rendered = await run.rendered({ outputs: [output], only, signal: rebuild.signal });
  throwIfStopped(rendered.messages, textsAtOrigins(rendered.project.sources));
  return { ...rendered, pages: rendered.outputs.flatMap(({ pages }) => pages) };
}

async function present(page: Extract<Page, { kind: 'present' }>, rebuild: Rebuild): Promise<void> {
  const { bytes } = await rebuild.context.host.present(page);
  await rebuild.yield();
  emitPage(page.path, new TextDecoder().decode(bytes), rebuild);
}

function emitPage(path: string, html: string, { state, context, pages }: Rebuild): void {
  if (state.sent.get(path) === html) return;
  state.sent.set(path, html);
  pages.push(path);
  context.emit({ kind: 'page', path, html });
}

/** Outputs with visible pages come first, in the order of these pages. */
function byPriority(outputs: readonly Output[], { visible, owners }: State): readonly Output[] {
  const names = visible.map((path) => owners.get(path));
  const rank = ({ name }: Output) => (names.includes(name) ? names.indexOf(name) : names.length);
  return outputs.toSorted((a, b) => rank(a) - rank(b));
}

// ---------------------------------------------------------------- pages for print

/** After a delay: looks for changes of which no event came, then renders all pages and emits them as a print job. */
async function renderForPrint(rebuild: Rebuild): Promise<void> {
  const { state, context } = rebuild;
  await rebuild.yield(printDelay);
  await catchUp(rebuild);
  const run = state.unprinted;
  if (run === undefined) return;
  const outputs: OutputPages[] = [];
  const presented: Artifact[] = [];
  for (const output of byPriority(context.options.outputs, state)) {
    const { pages } = await render(run, output, rebuild);
    for (const page of ofKind(pages, 'present')) presented.push(await context.host.present(page));
    await rebuild.yield();
    outputs.push({ name: output.name, pages });
  }
  state.unprinted = undefined;
  state.memo.endRun();
  const { texts } = await run.sources();
  context.emit({ kind: 'job', outputs, presented, texts });
}

/** Systems lose events, and new folders fill before they are watched: so everything is read once more. */
async function catchUp(rebuild: Rebuild): Promise<void> {
  const { world } = rebuild.context.host;
  await rebuild.context.watch(world.reads);
  world.invalidateAll();
  await build(rebuild);
}
