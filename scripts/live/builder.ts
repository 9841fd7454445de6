import type { VFileMessage } from 'vfile-message';
import { type Memo, remembering } from '../memo.ts';
import type { Drawing, Edition, Output, Page, Sources } from '../model.ts';
import { dated } from '../publish.ts';
import { tokensPath } from '../read/tokens.ts';
import { draw } from '../stages/draw.ts';
import { load } from '../stages/load.ts';
import { makeKit } from '../stages/render.ts';
import type { BuilderEffects } from './effects.ts';
import { type Look, look, refuse, say, sayError } from './look.ts';
import type { Said } from './news.ts';
import type { Changes } from './settle.ts';
import { summarizeEdition } from './summary.ts';

/** Builds again and again, what is looked at first. */
export interface Builder {
  /** Builds what these changes make of the project, in place of whatever is still being built. Never rejects. */
  refresh(changes: Changes): Promise<void>;
  /** Says which pages are on a screen, the one looked at last first. */
  prefer(pages: readonly string[]): void;
}

/** Milliseconds: a mistake is believed when nothing is saved for so long, since half a file looks like one. */
const doubt = 80;
/** Milliseconds without a change before the rest is made, so that it does not stand in the way of the next change. */
const leisure = 150;

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
      if (changes === 'all') effects.world.forgetAll();
      else effects.world.forget(changes);
      await attempt(turn, async () => build(await load(effects.world), turn));
      await attempt(turn, () => finish(turn));
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
  /** What was last found good, whether or not it was shown. */
  edition?: Edition | undefined;
  /** What is shown and not yet printed. */
  unprinted?: Look | undefined;
}

/** One run of the builder, until another takes its place. */
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
  breathe(milliseconds?: number): Promise<void>;
}

function openTurn(state: State, effects: BuilderEffects, signal: AbortSignal): Turn {
  const breathe = async (milliseconds = 0) => {
    await effects.pause(milliseconds);
    signal.throwIfAborted();
  };
  return { state, effects, start: effects.clock(), signal, pages: [], breathe };
}

/** Runs a part of a turn; what it throws is told, unless another turn begins before it can be believed. */
async function attempt(turn: Turn, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!turn.signal.aborted) await turn.effects.pause(doubt);
    if (!turn.signal.aborted) tellLook(turn, { trouble: sayError(error) });
  }
}

async function build(sources: Sources, turn: Turn): Promise<void> {
  const { state, effects } = turn;
  await turn.breathe();
  turn.sources = sources;
  if (state.isWhole && differences(state.sources, sources).length === 0) return;
  state.isWhole = false;
  const { memo, edition: before } = state;
  const found = await look(sources, { ...effects, memo, before, breathe: () => turn.breathe() });
  state.edition = found.edition;
  const { drawings, messages } = await show(found, turn);
  state.unprinted = found;
  const notes = say([...found.messages, ...messages], sources.texts);
  tellLook(turn, notes === undefined ? {} : { notes });
  const tokens = sources.texts.get(tokensPath) ?? '';
  effects.tell({ kind: 'summary', summary: summarizeEdition(found.edition, drawings, tokens) });
}

function tellLook(turn: Turn, said: { readonly trouble?: Said; readonly notes?: Said }): void {
  const { state, effects, pages, start, sources } = turn;
  const changed = sources === undefined ? [] : differences(state.sources, sources);
  state.sources = sources ?? state.sources;
  state.isWhole = sources !== undefined;
  effects.tell({ kind: 'look', ...said, changed, pages, milliseconds: effects.clock() - start });
}

// ---------------------------------------------------------------- what is on screens

/** What is shown on screens, and what was noticed while it was drawn. */
interface Shown {
  readonly drawings: readonly Drawing[];
  readonly messages: readonly VFileMessage[];
}

/** Tells every page for the screen that is new, what is looked at first. */
async function show(found: Look, turn: Turn): Promise<Shown> {
  const { state, effects } = turn;
  const presenting: Promise<void>[] = [];
  const drawings: Drawing[] = [];
  const noticed: VFileMessage[] = [];
  for (const output of inOrder(effects.outputs, state)) {
    const { drawn, pages, messages } = await make(output, found, turn, 'screen');
    await turn.breathe();
    drawings.push(...drawn);
    noticed.push(...messages);
    for (const page of pages) {
      state.owners.set(page.path, output.name);
      if (page.kind === 'text') tellPage(page.path, page.text, turn);
      if (page.kind === 'present') presenting.push(handled(present(page, turn)));
    }
  }
  await Promise.all(presenting);
  return { drawings, messages: noticed };
}

async function present(page: Extract<Page, { kind: 'present' }>, turn: Turn): Promise<void> {
  const { bytes } = await turn.effects.present(page);
  await turn.breathe();
  tellPage(page.path, new TextDecoder().decode(bytes), turn);
}

/** The same promise; its failure is reported where it is awaited, even if that is later. */
function handled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
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

interface Made {
  readonly drawn: readonly Drawing[];
  readonly pages: readonly Page[];
  readonly messages: readonly VFileMessage[];
}

async function make(output: Output, found: Look, turn: Turn, only?: 'screen'): Promise<Made> {
  const { project, edition } = found;
  const { palette, sources } = project;
  const { texts } = sources;
  const { cache, fonts, version } = turn.effects;
  const { memo } = turn.state;
  const tools = { cache, fonts, palette, texts, memo };
  const { value: drawn, messages } = await draw(edition, output.drawings(edition, only), tools);
  refuse(messages, texts);
  const kit = makeKit(project, drawn, fonts, version, memo);
  return { drawn, pages: await output.render(edition, kit, only), messages };
}

// ---------------------------------------------------------------- the rest

/** At leisure: looks whether anything changed unnoticed, and makes everything that is to be printed and packed. */
async function finish(turn: Turn): Promise<void> {
  const { state, effects } = turn;
  await turn.breathe(leisure);
  await catchUp(turn);
  const found = state.unprinted;
  if (found === undefined) return;
  const outputs: { name: string; pages: readonly Page[] }[] = [];
  const date = effects.date ?? `${found.edition.meta.date}T00:00:00Z`;
  for (const output of inOrder(effects.outputs, state)) {
    const { pages } = await make(output, found, turn);
    await turn.breathe();
    outputs.push({ name: output.name, pages: pages.map((page) => dated(page, date)) });
  }
  state.unprinted = undefined;
  effects.tell({ kind: 'job', outputs, texts: found.project.sources.texts });
}

/** Systems lose events, and new folders fill before they are watched: so all that was read is read once more. */
async function catchUp(turn: Turn): Promise<void> {
  const { world, cover } = turn.effects;
  await cover(world.reads);
  world.forgetAll();
  await build(await load(world), turn);
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
