/** The one pipeline: how a project becomes what its readers get, stage by stage. */
import { forgetful } from './memo.ts';
import * as count from './messages/counts.ts';
import { distinct } from './messages/distinct.ts';
import { stops } from './messages/stops.ts';
import { awaitedLater, once } from './model/lazy.ts';
import type { Checked, Edition, PrintPage, Sources } from './model.ts';
import type { Built, Drawn, Host, Options, OutputPages, Rendered, Resolved, Run } from './pipeline-types.ts';
import {
  type OutputArtifact,
  ofKind,
  outputArtifacts,
  textArtifact,
  withBoxes,
  withDate,
  withoutBoxes,
} from './print/output-artifacts.ts';
import { printingOnce } from './print/printing-once.ts';
import { abortable, type Progress } from './progress.ts';
import { slideLayouts } from './render/deck/layouts/index.ts';
import { galleryProject, withoutSections } from './resolve/gallery.ts';
import { shared } from './resolve/sharing.ts';
import { draw, inspect } from './stages/draw.ts';
import { load } from './stages/load.ts';
import { print } from './stages/print.ts';
import { makeKit } from './stages/render.ts';
import { resolve } from './stages/resolve.ts';
import { nameCut, select } from './stages/select.ts';
import { validate } from './stages/validate.ts';
import { write } from './stages/write.ts';

/** Opens a run of the pipeline over a project: the only place where stages are strung together. A step is made when it is asked for. */
export function openRun(host: Host, options: Options): Run {
  const context = contextOf(host, options);
  const withOptions = (other: Partial<Options>) => contextOf(host, { ...options, ...other });

  // Read: every input as text.
  const sources = once(() => read(context));
  // Resolve: each file is well formed on its own, then every name becomes the thing it names.
  const resolved = once(async () => resolveNames(await sources(), context));
  // Inspect: each chart is run once without being drawn. Then what was not selected is left out.
  const inspected = once(async () => selectPart(await inspectCharts(await resolved(), context), context));
  // Draw: each figure that the outputs show, once for each surface. Errors end here, before anything is drawn.
  const drawn = async (other = {}) => drawFigures(await inspected(), withOptions(other));
  // Render: the pages of each output, out of shared templates.
  const rendered = async (other = {}) => renderPages(await drawn(other), withOptions(other));
  // Print, present and write: the files of each output, while the next one is rendered.
  const built = async () => buildArtifacts(await drawn(), context);

  return { sources, resolved, inspected, drawn, rendered, built };
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

async function read({ host, options, stage }: Context): Promise<Sources> {
  const sources = await stage('load', () => load(host.world), count.files);
  return options.gallery === true ? withoutSections(sources) : sources;
}

async function resolveNames(sources: Sources, { host, options, stage }: Context): Promise<Resolved> {
  const { gallery, layouts = slideLayouts, memo = forgetful } = options;
  const parsed = await stage('validate', () => validate(sources, layouts, memo), count.parts);
  const project = gallery === true ? galleryProject(parsed.value) : parsed.value;
  const given = { today: host.today, topics: await host.topics(sources.texts), memo };
  const named = await stage('resolve', () => resolve(project, given), count.names);
  const edition = memo.update<Edition>('edition', (before) => shared(before, named.value));
  return { project, edition, messages: [...parsed.messages, ...named.messages] };
}

async function inspectCharts(resolved: Resolved, { host, options, stage }: Context): Promise<Resolved> {
  const { edition, project, messages } = resolved;
  const { memo = forgetful } = options;
  const tools = { palette: project.palette, texts: project.sources.texts, cache: host.cache, memo };
  const run = () => inspect(edition, tools);
  const inspected = await stage('inspect', run, count.messages);
  return { ...resolved, messages: [...messages, ...inspected.messages] };
}

/** Mistakes were found in the whole project: what a part of it lacks was left out on purpose. */
async function selectPart(whole: Resolved, { host, options, stage }: Context): Promise<Resolved> {
  if (options.selection === undefined) return whole;
  const { value, messages } = select(whole.project, options.selection);
  const given = { today: host.today, topics: await host.topics(whole.project.sources.texts) };
  const part = await stage('select', () => resolve(value.project, given), count.names);
  const cut = value.cut && nameCut(value.cut, whole.edition);
  const all = [...whole.messages, ...messages];
  return { project: value.project, edition: part.value, messages: all, ...(cut && { cut }) };
}

async function drawFigures(inspected: Resolved, { host, options, stage }: Context): Promise<Drawn> {
  const { edition, project, messages } = inspected;
  if (isStopped(inspected, { ...options, strict: false })) return { ...inspected, drawings: [] };
  const { memo = forgetful, only, outputs } = options;
  const { palette, sources } = project;
  const tools = { cache: host.cache, fonts: await host.fonts(), palette, texts: sources.texts, memo };
  const wanted = outputs.flatMap((output) => output.drawings(edition, only));
  const drawn = await stage('draw', () => draw(edition, wanted, tools), count.drawings);
  return { ...inspected, drawings: drawn.value, messages: [...messages, ...drawn.messages] };
}

async function renderPages(drawn: Drawn, context: Context): Promise<Rendered> {
  const outputs: OutputPages[] = [];
  if (isStopped(drawn, context.options)) return { ...drawn, outputs };
  for await (const output of renderEach(drawn, context)) outputs.push(output);
  return { ...drawn, outputs };
}

async function* renderEach(drawn: Drawn, { host, options, stage }: Context): AsyncGenerator<OutputPages> {
  const { project, edition, drawings } = drawn;
  const kit = makeKit(project, drawings, await host.fonts(), host.version, options.memo);
  for (const output of options.outputs) {
    const render = async () => output.render(edition, kit, options.only);
    const pages = await stage('render', render, count.documents(output.name));
    yield { name: output.name, pages: pages.map((page) => withDate(page, dateOf(edition, options))) };
  }
}

async function buildArtifacts(drawn: Drawn, context: Context): Promise<Built> {
  const { host, options } = context;
  const date = dateOf(drawn.edition, options);
  if (isStopped(drawn, options)) return { ...drawn, date };
  const { value: artifacts, messages } = await finish(renderEach(drawn, context), host, options.signal);
  const built = { ...drawn, date, messages: [...drawn.messages, ...messages] };
  return isStopped(built, options) ? built : { ...built, artifacts };
}

/** What the last stages need of the host. */
export type FinishHost = Pick<Host, 'cache' | 'present' | 'printer' | 'progress'>;

/** The last stages alone, for outputs that are rendered elsewhere: the files of each, while the next one is rendered. */
export async function finish(
  rendered: Iterable<OutputPages> | AsyncIterable<OutputPages>,
  host: FinishHost,
  signal: AbortSignal | undefined,
): Promise<Checked<readonly OutputArtifact[]>> {
  signal?.throwIfAborted();
  const printer = awaitedLater(printingOnce(host.printer()));
  const all: Promise<Checked<readonly OutputArtifact[]>>[] = [];
  for await (const output of rendered)
    all.push(awaitedLater(finishOutput(output, { ...host, printer: () => printer }, signal)));
  const finished = await Promise.all(all);
  return {
    value: finished.flatMap(({ value }) => value),
    messages: distinct(finished.flatMap(({ messages }) => messages)),
  };
}

async function finishOutput(
  { name, pages }: OutputPages,
  { cache, present, printer, progress }: FinishHost,
  signal: AbortSignal | undefined,
): Promise<Checked<readonly OutputArtifact[]>> {
  const stage = abortable(progress, signal);
  const printPages = async (some: readonly PrintPage[]) => print(some, await printer(), cache, signal);
  const presented = ofKind(pages, 'present').map((page) => awaitedLater(present(page)));
  // PowerPoint takes its places from the deck as it is printed, which is laid out once for both.
  const office = ofKind(pages, 'office');
  const decks = awaitedLater(printPages(office.map(({ deck }) => deck)));
  const writeAll = async () => withBoxes(office, await decks).map(([page, boxes]) => write(page, boxes));
  const written = office.length === 0 ? [] : awaitedLater(stage('write', writeAll, count.pages(name)));
  const paper = ofKind(pages, 'print');
  const printed = paper.length > 0 && (await stage('print', () => printPages(paper), count.prints(name)));
  const artifacts = [
    ...ofKind(pages, 'text').map(textArtifact),
    ...(await Promise.all(presented)),
    ...(await written),
    ...(printed ? withoutBoxes(printed) : []),
  ];
  const messages = [...(await decks).messages, ...(printed ? printed.messages : [])];
  return { value: outputArtifacts(name, pages, artifacts), messages };
}

function isStopped({ messages }: Resolved, { gallery, strict }: Options): boolean {
  return gallery !== true && stops(messages, strict);
}

function dateOf({ meta }: Edition, { date }: Options): string {
  return date ?? `${meta.date}T00:00:00Z`;
}
