/** The one pipeline: how a project becomes the files that readers get, stage by stage. */
import { withChanges, withoutIdleChanges } from './changes/expand.ts';
import type { ChartRunner } from './draw/charts/runner.ts';
import { draw, inspect } from './draw/draw.ts';
import { toolsOf } from './draw/tools.ts';
import { type Fonts, withOwnFonts } from './draw/type/fonts.ts';
import { type CodeLoaders, codeIn } from './facts/calculator/modules.ts';
import * as count from './messages/counts.ts';
import { distinct } from './messages/distinct.ts';
import { abortable, type Progress } from './messages/progress.ts';
import { errorsIn, isStopped } from './messages/stops.ts';
import type { Cache, Presenter, Printer } from './model/artifact.ts';
import type { SlideLayouts } from './model/deck/slide-layout.ts';
import type { Edition } from './model/edition.ts';
import { type Memo, noMemo } from './model/memo.ts';
import type { Kit, Output, PrintPage } from './model/page.ts';
import type { Checked, Sources, World } from './model/sources.ts';
import type { Built, Drawn, OutputArtifact, OutputPages, Rendered, Resolved } from './model/stages.ts';
import { awaitedLater, once } from './model/tasks/lazy.ts';
import { startEach } from './model/tasks/start-each.ts';
import { write } from './office/write-page.ts';
import * as made from './print/output-artifacts.ts';
import { print } from './print/print.ts';
import { printingOnce } from './print/printing-once.ts';
import { inspectScreens } from './print/screens.ts';
import { load } from './read/load.ts';
import { validate } from './read/validate.ts';
import { withOrigins } from './read/variants/origins.ts';
import { slideLayouts } from './render/deck/layouts/index.ts';
import { makeKit } from './render/kit.ts';
import { byOutput, renderSteps } from './render/steps.ts';
import { galleryProject, withoutSections } from './resolve/gallery.ts';
import { resolve } from './resolve/resolve.ts';
import { nameCut, type Selection, select } from './resolve/select.ts';
import { shareUnchanged } from './resolve/structural-sharing.ts';

/** Opens a run of the pipeline over a project: the only place where stages are strung together. Nothing runs before a step is called. */
export function openRun(host: Host, given: Options): Run {
  const options = { beside: [...given.outputs.flatMap(({ paths }) => paths), 'ledger.json'], ...given };
  const context = contextOf(host, options);
  const withOptions = (other: Partial<Options>) => contextOf(host, { ...options, ...other });

  // Read: every input as text.
  const sources = once(() => readSources(context));
  // Resolve: each file is parsed and validated on its own, then every name is replaced by what it names.
  const resolved = once(async () => resolveNames(await sources(), context));
  // Inspect: each chart is evaluated once without being drawn. Then what was not selected is left out.
  const whole = once(async () => inspectCharts(await resolved(), context));
  const inspected = once(async () => selectPart(await whole(), context));
  const part = async (other: Partial<Options>) =>
    other.selection === undefined ? inspected() : selectPart(await whole(), withOptions(other));
  // Draw: each figure that the outputs show, once for each surface. A project with errors is not drawn.
  const drawn = async (other = {}) => drawFigures(await part(other), withOptions(other));
  // Render: the pages of each output, from templates that the outputs share.
  const rendered = async (other = {}) => renderPages(await drawn(other), withOptions(other));
  // Print, present and write: the files of each output, while the next output is rendered.
  const built = async (other = {}) => buildArtifacts(await drawn(other), withOptions(other));
  return {
    sources,
    resolved: () => withOrigins(resolved()),
    inspected: () => withOrigins(inspected()),
    drawn: (other) => withOrigins(drawn(other)),
    rendered: (other) => withOrigins(rendered(other)),
    built: (other) => withOrigins(built(other)),
  };
}

/**
 * The steps of a run. Each runs the steps before it that it needs: `present` calls `resolved`, `check` calls `drawn`,
 * `gallery` and `dev` call `rendered`, `build` calls `built`. Steps without options run once, however often they are called.
 * A step does not reject over what an author wrote, which becomes messages; it rejects when its signal aborts or the host fails.
 */
export interface Run {
  sources(): Promise<Sources>;
  resolved(): Promise<Resolved>;
  /** The resolved project with the messages about its charts, cut to what was selected. */
  inspected(): Promise<Resolved>;
  /** `other` replaces some of the options of this step and of those that follow, here and below. */
  drawn(other?: Partial<Options>): Promise<Drawn>;
  rendered(other?: Partial<Options>): Promise<Rendered>;
  built(other?: Partial<Options>): Promise<Built>;
}

/** What a run is to make. */
export interface Options {
  readonly outputs: readonly Output[];
  /** Paths of the files to which pages may lead; those of the outputs if absent, also where `rendered` makes some of them. */
  readonly beside?: readonly string[];
  /** Leaves out everything that the outputs do not show on a screen. */
  readonly only?: 'screen' | undefined;
  /** The layouts that slides may have; those of the program if absent. */
  readonly layouts?: SlideLayouts | undefined;
  /** Leaves out notes, private slides, or slides until the talk fits its slot; everything stays if absent. */
  readonly selection?: Selection | undefined;
  /** Every chart and diagram in place of the sections. Errors do not stop the run: what can be drawn is drawn. */
  readonly gallery?: boolean | undefined;
  /** The variant of the edition, `eu` for `content/editions/eu.yml`; the edition itself if absent. */
  readonly variant?: string | undefined;
  /** Whether warnings stop a run, as errors do. */
  readonly strict?: boolean | undefined;
  /** ISO date-time in UTC that documents carry; midnight of the edition's date if absent. */
  readonly date?: string | undefined;
  /** Holds what earlier runs made; without it everything is made anew. */
  readonly memo?: Memo | undefined;
  /** Stops the run before its next stage, and prints at once; the step that is awaited rejects with its reason. */
  readonly signal?: AbortSignal | undefined;
}

/** What a run uses from outside the program. What is behind a function is opened only by the stage that needs it. */
export interface Host extends CodeLoaders, Pick<Kit, 'pageScript' | 'version'> {
  readonly world: World;
  readonly cache: Cache;
  readonly fonts: () => Promise<Fonts>;
  readonly charts: ChartRunner;
  readonly printer: () => Promise<Printer>;
  readonly present: Presenter;
  /** ISO date, for notices about data that has grown old since the edition only; without it there are none. */
  readonly today?: string | undefined;
  /** Runs each stage and reports how long it took. */
  readonly progress: Progress;
}

interface Context {
  readonly host: Host;
  readonly options: Options;
  /** Runs a stage, unless the signal has aborted. */
  readonly stage: Progress;
}

function contextOf(host: Host, options: Options): Context {
  return { host, options, stage: abortable(host.progress, options.signal) };
}

async function readSources({ host, options, stage }: Context): Promise<Sources> {
  const sources = await stage('load', () => load(host.world, options.variant), count.files);
  return options.gallery === true ? withoutSections(sources) : sources;
}

async function resolveNames(sources: Sources, { host, options, stage }: Context): Promise<Resolved> {
  const { gallery, layouts = slideLayouts, memo = noMemo } = options;
  const parsed = await stage('validate', () => validate(sources, layouts, memo), count.parts);
  const project = gallery === true ? galleryProject(parsed.value) : withoutIdleChanges(parsed.value);
  const given = { ...(await codeIn(sources.texts, host)), today: host.today, memo };
  const named = withChanges(await stage('resolve', () => resolve(project, given), count.names), project);
  const edition = memo.update<Edition>('edition', (before) => shareUnchanged(before, named.value));
  return { project, edition, messages: [...parsed.messages, ...named.messages] };
}

async function inspectCharts(resolved: Resolved, { host, options, stage }: Context): Promise<Resolved> {
  const { edition, messages } = resolved;
  const tools = await toolsOf(resolved.project, host, options.memo);
  const inspected = await stage('inspect', () => inspect(edition, tools), count.messages);
  return { ...resolved, messages: [...messages, ...inspected.messages] };
}

/** Names are resolved again in the part. Warnings stay those of the whole, for what the part lacks was left out on purpose. */
async function selectPart(whole: Resolved, { host, options, stage }: Context): Promise<Resolved> {
  const { leaveOut } = whole.project.edition;
  if (options.selection === undefined && leaveOut === undefined) return whole;
  const { value, messages } = select(whole.project, { ...options.selection, leaveOut });
  const code = await codeIn(whole.project.sources.texts, host);
  const given = { ...code, today: host.today, whole: whole.project };
  const { project, cut } = value;
  const part = withChanges(await stage('select', () => resolve(project, given), count.names), project);
  const all = [...whole.messages, ...messages, ...errorsIn(part.messages)];
  return { project, edition: part.value, messages: all, ...nameCut(cut, whole.edition) };
}

async function drawFigures(inspected: Resolved, { host, options, stage }: Context): Promise<Drawn> {
  const { edition, messages } = inspected;
  if (isStopped(inspected, { ...options, strict: false })) return { ...inspected, drawings: [] };
  const tools = await toolsOf(inspected.project, host, options.memo);
  const wanted = options.outputs.flatMap((output) => output.drawings(edition, options.only));
  const drawn = await stage('draw', () => draw(edition, wanted, tools), count.drawings);
  return { ...inspected, drawings: drawn.value, messages: [...messages, ...drawn.messages] };
}

async function renderPages(drawn: Drawn, context: Context): Promise<Rendered> {
  if (isStopped(drawn, context.options)) return { ...drawn, outputs: [] };
  return { ...drawn, outputs: byOutput(await Array.fromAsync(renderEach(drawn, context))) };
}

async function* renderEach(drawn: Drawn, { host, options, stage }: Context): AsyncGenerator<OutputPages> {
  const { project, edition, drawings } = drawn;
  const fonts = withOwnFonts(await host.fonts(), project.look.fonts, options.memo);
  const kit = makeKit(project, drawings, { ...host, ...options, fonts });
  for (const { output, only } of renderSteps(options.outputs, options.only)) {
    const render = async () => output.render(edition, kit, only);
    const pages = await stage('render', render, count.documents(output.name));
    const dated = pages.map((page) => made.withDate(page, made.dateOf(edition, options.date)));
    yield { name: output.name, pages: dated };
  }
}

async function buildArtifacts(drawn: Drawn, context: Context): Promise<Built> {
  const { host, options } = context;
  const date = made.dateOf(drawn.edition, options.date);
  if (isStopped(drawn, options)) return { ...drawn, date };
  const { value: artifacts, messages } = await finish(renderEach(drawn, context), host, options.signal);
  const built = { ...drawn, date, messages: [...drawn.messages, ...messages] };
  return isStopped(built, options) ? built : { ...built, artifacts };
}

/** What the last stages need of the host. */
export type FinishHost = Pick<Host, 'cache' | 'present' | 'printer' | 'progress'>;

/** Prints, presents and writes outputs that are rendered elsewhere: the files of each, while the next one is rendered. */
export async function finish(
  rendered: Iterable<OutputPages> | AsyncIterable<OutputPages>,
  host: FinishHost,
  signal: AbortSignal | undefined,
): Promise<Checked<readonly OutputArtifact[]>> {
  signal?.throwIfAborted();
  const printer = awaitedLater(printingOnce(host.printer()));
  // The browser lays out the pages of one output while this thread renders those of the next.
  const finished = await startEach(rendered, (output, onHanded) =>
    finishOutput(output, { ...host, printer: () => printer, onHanded }, signal),
  );
  return {
    value: finished.flatMap(({ value }) => value),
    messages: distinct(finished.flatMap(({ messages }) => messages)),
  };
}

async function finishOutput(
  { name, pages }: OutputPages,
  { cache, onHanded, present, printer, progress }: FinishHost & { readonly onHanded: () => void },
  signal: AbortSignal | undefined,
): Promise<Checked<readonly OutputArtifact[]>> {
  signal?.throwIfAborted();
  const stage = abortable(progress, signal);
  const printPages = async (some: readonly PrintPage[], then?: () => void) =>
    print(some, await printer(), cache, signal, then);
  const presented = made.presentAll(pages, present, cache);
  // The PowerPoint file takes its places from the printed deck; the printer prints equal pages once.
  const office = made.ofKind(pages, 'office');
  const decks = awaitedLater(printPages(office.map(({ deck }) => deck)));
  const writeAll = async () =>
    Promise.all(made.withBoxes(office, await decks).map(([page, boxes]) => write(page, boxes, cache)));
  const written = office.length === 0 ? [] : awaitedLater(stage('write', writeAll, count.pages(name)));
  const inspected = awaitedLater(inspectScreens(made.ofKind(pages, 'text'), printer, cache, signal));
  const paper = made.ofKind(pages, 'print');
  const printed =
    paper.length > 0 && (await stage('print', () => printPages(paper, onHanded), count.prints(name)));
  onHanded();
  const others = [...made.readyArtifacts(pages), ...(await Promise.all(presented)), ...(await written)];
  const artifacts = [...others, ...(printed ? made.withoutBoxes(printed) : [])];
  const messages = [...(await decks).messages, ...(printed ? printed.messages : []), ...(await inspected)];
  return { value: made.outputArtifacts(name, pages, artifacts), messages };
}
