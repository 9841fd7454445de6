import type { VFileMessage } from 'vfile-message';
import type { Fonts } from './drawing/fonts.ts';
import type { SlideLayouts } from './model/slide-layout.ts';
import type { Cache, Checked, Drawing, Edition, Output, Project, Slide, Sources, World } from './model.ts';
import { counted, type Progress } from './progress.ts';
import { draw, inspect } from './stages/draw.ts';
import { load } from './stages/load.ts';
import { resolve } from './stages/resolve.ts';
import { type Selected, type Selection, select } from './stages/select.ts';
import { unsaid } from './stages/unsaid.ts';
import { validate } from './stages/validate.ts';

export type { Selection };

/** What drawing needs from outside. */
export interface DrawEffects {
  readonly cache: Cache;
  readonly fonts: () => Promise<Fonts>;
  readonly outputs: readonly Output[];
  readonly progress: Progress;
}

/** What checking a project needs from outside. */
export interface CheckEffects extends DrawEffects {
  readonly world: World;
  /** ISO date, for review dates only. */
  readonly today: string;
  /** The layouts that slides may have; those that the program brings, if absent. */
  readonly slideLayouts?: SlideLayouts;
  /** What is wanted of the project; everything if absent. */
  readonly selection?: Selection;
}

/** A project with every name resolved, as far as its mistakes allow. */
interface Inspected {
  readonly project: Project;
  readonly edition: Edition;
  readonly messages: readonly VFileMessage[];
  /** How the talk was cut to a slot, if it was. */
  readonly cut?: Cut;
}

/** The same, with what the outputs show of it; no drawings when there are errors. */
export interface Checkup extends Inspected {
  readonly drawings: readonly Drawing[];
}

/** A talk that was cut: its slot, the minutes it takes now and what was left out. */
export interface Cut {
  readonly slot: number;
  readonly minutes: number;
  readonly dropped: readonly Slide[];
}

/** Reads a project and resolves its names, as far as its mistakes allow, and says nothing about them. */
export async function readEdition({
  world,
  today,
}: Pick<CheckEffects, 'world' | 'today'>): Promise<{ readonly sources: Sources; readonly edition: Edition }> {
  const sources = await load(world);
  return { sources, edition: resolve(validate(sources).value, { today }).value };
}

/** Finds every mistake that can be found without a browser, also in what was not selected, and draws what was. */
export async function check(effects: CheckEffects): Promise<Checkup> {
  const inspected = await look(effects);
  if (stops(inspected.messages, false)) return { ...inspected, drawings: [] };
  const { value: drawings, messages } = await drawFor(inspected.project, inspected.edition, effects);
  return { ...inspected, drawings, messages: [...inspected.messages, ...messages] };
}

async function look({
  world,
  progress,
  today,
  slideLayouts,
  selection,
  cache,
}: CheckEffects): Promise<Inspected> {
  const sources = await progress('load', () => load(world), countFiles);
  const validated = () => validate(sources, undefined, slideLayouts);
  const project = await progress('validate', validated, countParts);
  const whole = await progress('resolve', () => resolve(project.value, { today }), countNames);
  const looked = await progress(
    'inspect',
    async () => unsaid((await inspect(whole.value, sources.texts, cache)).messages),
    countMessages,
  );
  const messages = [...project.messages, ...whole.messages, ...looked];
  if (selection === undefined) return { project: project.value, edition: whole.value, messages };
  const { value: selected, messages: said } = select(project.value, selection);
  const edition = await progress('select', () => resolve(selected.project, { today }), countNames);
  return {
    project: selected.project,
    edition: edition.value,
    messages: [...messages, ...said],
    ...(selected.cut === undefined ? {} : { cut: namedCut(selected.cut, whole.value) }),
  };
}

/** What was left out, as slides that can be named. */
function namedCut({ slot, minutes, dropped }: NonNullable<Selected['cut']>, { slides }: Edition): Cut {
  const places = new Set(dropped);
  const isOwn = ({ layout, place }: Slide) => layout.role !== 'backup' && places.has(place);
  return { slot, minutes, dropped: slides.filter(isOwn) };
}

/** Draws what the outputs want, each drawing once. */
export async function drawFor(
  { sources: { texts } }: Project,
  edition: Edition,
  { cache, fonts, outputs, progress }: DrawEffects,
): Promise<Checked<readonly Drawing[]>> {
  const wanted = outputs.flatMap((output) => output.drawings(edition));
  const tools = {
    cache,
    fonts: await fonts(),
    tokens: texts.get('templates/styles/tokens.css') ?? '',
    texts,
  };
  return progress(
    'draw',
    () => draw(edition, wanted, tools),
    ({ value }) => counted(value.length, 'drawing'),
  );
}

/** Whether messages stop a build: errors always, warnings when strict. */
export function stops(messages: readonly VFileMessage[], strict: boolean): boolean {
  return messages.some(({ fatal }) => fatal === true || (strict && fatal === false));
}

function countFiles({ texts, assets }: Awaited<ReturnType<typeof load>>): string {
  return counted(texts.size + assets.size, 'file');
}

function countParts({ value }: ReturnType<typeof validate>): string {
  return [
    counted(value.sections.length, 'section'),
    counted(value.datasets.size, 'dataset'),
    counted(value.charts.size, 'chart'),
  ].join(', ');
}

function countNames({ value }: ReturnType<typeof resolve>): string {
  return [
    counted(value.ledger.length, 'fact'),
    counted(value.figures.size, 'figure'),
    counted(value.slides.length, 'slide'),
  ].join(', ');
}

function countMessages(messages: readonly VFileMessage[]): string {
  return messages.length === 0 ? 'nothing to say' : counted(messages.length, 'message');
}
