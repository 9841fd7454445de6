import type { VFileMessage } from 'vfile-message';
import type { Drawing } from '../model/drawing.ts';
import { awaitedLater } from '../model/lazy.ts';
import { type Memo, remembering } from '../model/memo.ts';
import type { Output, Page } from '../model/page.ts';
import type { Sources } from '../model/sources.ts';
import type { OutputPages } from '../model/stages.ts';
import { type Host, type Options, openRun, type Run } from '../pipeline.ts';
import { tokensPath } from '../read/templates/tokens.ts';
import type { Changes } from './debounce.ts';
import type { BuilderNews, Said } from './events.ts';
import { formatError, formatForPreview, throwIfStopped } from './problems.ts';
import { summarizeEdition } from './summary.ts';
import type { LiveWorld, Reads } from './world.ts';

/** What building for a preview needs beside what every run does. */
export interface BuilderEffects {
  readonly host: Host & { readonly world: LiveWorld };
  readonly options: Pick<Options, 'outputs' | 'date'>;
  /** Watches what was read; says whether that is more than before. */
  readonly cover: (reads: Reads) => Promise<boolean>;
  readonly tell: (news: BuilderNews) => void;
  /** Milliseconds from an arbitrary start. */
  readonly clock: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** Builds again and again, what is looked at first. */
export interface Builder {
  /** Builds what these changes make of the project, in place of whatever is still being built. Never rejects. */
  refresh(changes: Changes): Promise<void>;
  /** Says which pages are on a screen, the one looked at last first. */
  prefer(pages: readonly string[]): void;
}

/** Milliseconds that an error must stand before it is shown, since a file that is half written looks like one. */
const errorDelay = 80;
/** Milliseconds without a change before what is printed is rendered, so that it does not hold up the next change. */
const printDelay = 150;

/** A builder that remembers by content what it made, and tells only what is new. */
export function openBuilder(effects: BuilderEffects): Builder {
  const state: State = { memo: remembering(), told: new Map(), owners: new Map(), shown: [], isWhole: false };
  let running = new AbortController();
  return {
    prefer: (pages) => {
      state.shown = pages;
    },
    refresh: async (changes) => {
      running.abort();
      running = new AbortController();
      const turn = openTurn(state, effects, running.signal);
      const { world } = effects.host;
      if (changes === 'all') world.forgetAll();
      else world.forget(changes);
      await attempt(turn, () => build(turn));
      await attempt(turn, () => renderForPrint(turn));
    },
  };
}

interface State {
  readonly memo: Memo;
  /** HTML of every page as it was last told. */
  readonly told: Map<string, string>;
  /** Page → name of the output it belongs to. */
  readonly owners: Map<string, string>;
  shown: readonly string[];
  /** What was last told about, good or bad. */
  sources?: Sources | undefined;
  /** Whether all of it was told: a turn that was superseded may have told some pages of another state. */
  isWhole: boolean;
  /** What is shown and not yet printed. */
  unprinted?: Run | undefined;
}

/** One turn of the builder, until another takes its place. */
interface Turn {
  readonly state: State;
  readonly effects: BuilderEffects;
  readonly start: number;
  readonly signal: AbortSignal;
  /** Pages that were told in this turn. */
  readonly pages: string[];
  /** What this turn builds from, once it is read. */
  sources?: Sources;
  /** Lets changes be noticed, for at least so many milliseconds; throws when another turn has begun. */
  yield(milliseconds?: number): Promise<void>;
}

function openTurn(state: State, effects: BuilderEffects, signal: AbortSignal): Turn {
  const yieldFor = async (milliseconds = 0) => {
    await effects.pause(milliseconds);
    signal.throwIfAborted();
  };
  return { state, effects, start: effects.clock(), signal, pages: [], yield: yieldFor };
}

/** Runs a part of a turn; what it throws is told, unless another turn begins before it can be believed. */
async function attempt(turn: Turn, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!turn.signal.aborted) await turn.effects.pause(errorDelay);
    if (!turn.signal.aborted) tellLook(turn, { trouble: formatError(error) });
  }
}

async function build(turn: Turn): Promise<void> {
  const { state, effects, signal } = turn;
  const run = openRun(effects.host, { ...effects.options, memo: state.memo, signal });
  const sources = await run.sources();
  await turn.yield();
  turn.sources = sources;
  if (state.isWhole && differences(state.sources, sources).length === 0) return;
  state.isWhole = false;
  const { edition, messages } = await run.inspected();
  throwIfStopped(messages, sources.texts);
  const { drawings, messages: all } = await showPages(run, turn);
  state.unprinted = run;
  const notes = formatForPreview(all.length > 0 ? all : messages, sources.texts);
  tellLook(turn, notes === undefined ? {} : { notes });
  const tokens = sources.texts.get(tokensPath) ?? '';
  effects.tell({ kind: 'summary', summary: summarizeEdition(edition, drawings, tokens) });
}

function tellLook(turn: Turn, said: { readonly trouble?: Said; readonly notes?: Said }): void {
  const { state, effects, pages, start, sources } = turn;
  const changed = sources === undefined ? [] : differences(state.sources, sources);
  state.sources = sources ?? state.sources;
  state.isWhole = sources !== undefined;
  effects.tell({ kind: 'look', ...said, changed, pages, milliseconds: effects.clock() - start });
}

// ---------------------------------------------------------------- what is on screens

/** What is shown on screens, and everything that was noticed on the way. */
interface Shown {
  readonly drawings: readonly Drawing[];
  readonly messages: readonly VFileMessage[];
}

/** Tells every page for the screen that is new, what is looked at first. */
async function showPages(run: Run, turn: Turn): Promise<Shown> {
  const { state, effects } = turn;
  const presenting: Promise<void>[] = [];
  const drawings: Drawing[] = [];
  const noticed = new Set<VFileMessage>();
  for (const output of inOrder(effects.options.outputs, state)) {
    const shown = await render(run, output, turn, 'screen');
    await turn.yield();
    drawings.push(...shown.drawings);
    for (const message of shown.messages) noticed.add(message);
    for (const page of shown.pages) {
      state.owners.set(page.path, output.name);
      if (page.kind === 'text') tellPage(page.path, page.text, turn);
      if (page.kind === 'present') presenting.push(awaitedLater(present(page, turn)));
    }
  }
  await Promise.all(presenting);
  return { drawings, messages: [...noticed] };
}

interface RenderedOutput extends Shown {
  readonly pages: readonly Page[];
}

/** One output, so that another that is looked at more closely need not wait for it; throws over mistakes in its drawings. */
async function render(run: Run, output: Output, turn: Turn, only?: 'screen'): Promise<RenderedOutput> {
  const rendered = await run.rendered({ outputs: [output], only, signal: turn.signal });
  throwIfStopped(rendered.messages, rendered.project.sources.texts);
  return { ...rendered, pages: rendered.outputs.flatMap(({ pages }) => pages) };
}

async function present(page: Extract<Page, { kind: 'present' }>, turn: Turn): Promise<void> {
  const { bytes } = await turn.effects.host.present(page);
  await turn.yield();
  tellPage(page.path, new TextDecoder().decode(bytes), turn);
}

function tellPage(path: string, html: string, { state, effects, pages }: Turn): void {
  if (state.told.get(path) === html) return;
  state.told.set(path, html);
  pages.push(path);
  effects.tell({ kind: 'page', path, html });
}

/** Outputs whose pages are on a screen come first. */
function inOrder(outputs: readonly Output[], { shown, owners }: State): readonly Output[] {
  const wanted = shown.map((path) => owners.get(path));
  const rank = ({ name }: Output) => (wanted.includes(name) ? wanted.indexOf(name) : wanted.length);
  return outputs.toSorted((a, b) => rank(a) - rank(b));
}

// ---------------------------------------------------------------- the rest

/** Later: looks whether anything changed unnoticed, and renders everything that is to be printed. */
async function renderForPrint(turn: Turn): Promise<void> {
  const { state, effects } = turn;
  await turn.yield(printDelay);
  await catchUp(turn);
  const run = state.unprinted;
  if (run === undefined) return;
  const outputs: OutputPages[] = [];
  for (const output of inOrder(effects.options.outputs, state)) {
    const { pages } = await render(run, output, turn);
    await turn.yield();
    outputs.push({ name: output.name, pages });
  }
  state.unprinted = undefined;
  const { texts } = await run.sources();
  effects.tell({ kind: 'job', outputs, texts });
}

/** Systems lose events, and new folders fill before they are watched: so all that was read is read once more. */
async function catchUp(turn: Turn): Promise<void> {
  const { world } = turn.effects.host;
  await turn.effects.cover(world.reads);
  world.forgetAll();
  await build(turn);
}

// ---------------------------------------------------------------- differences

/** Paths of the texts and assets that are not as they were. */
function differences(before: Sources | undefined, now: Sources): readonly string[] {
  if (before === undefined) return [];
  return [
    ...differing(before.texts, now.texts, (a, b) => a === b),
    ...differing(before.assets, now.assets, (a, b) => Buffer.compare(a, b) === 0),
  ];
}

function differing<T>(
  before: ReadonlyMap<string, T>,
  now: ReadonlyMap<string, T>,
  isSame: (a: T, b: T) => boolean,
): readonly string[] {
  const paths = new Set([...before.keys(), ...now.keys()]);
  return [...paths].filter((path) => {
    const [a, b] = [before.get(path), now.get(path)];
    return a === undefined || b === undefined || !isSame(a, b);
  });
}
