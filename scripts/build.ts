import type { VFileMessage } from 'vfile-message';
import type { Drawing, Edition, Project, Slide, Sources, World } from './model.ts';
import { counted, type Progress } from './progress.ts';
import { type Made, type PublishEffects, publish } from './publish.ts';
import { inspect } from './stages/draw.ts';
import { load } from './stages/load.ts';
import { resolve } from './stages/resolve.ts';
import { type Selected, type Selection, select } from './stages/select.ts';
import { validate } from './stages/validate.ts';

export type { Selection };

/** What checking a project needs from outside. */
export interface CheckEffects {
  readonly world: World;
  readonly progress: Progress;
  /** ISO date, for review dates only. */
  readonly today: string;
  /** What is wanted of the project; everything if absent. */
  readonly selection?: Selection;
}

/** What making artifacts needs from outside. */
export interface BuildEffects extends CheckEffects, PublishEffects {
  /** Whether warnings stop the build. */
  readonly strict: boolean;
  /** ISO date-time in UTC that documents carry; midnight of the edition's date if absent. */
  readonly date?: string;
}

/** A project with every name resolved, as far as its mistakes allow. */
export interface Inspected {
  readonly project: Project;
  readonly edition: Edition;
  readonly messages: readonly VFileMessage[];
  /** How the talk was cut to a slot, if it was. */
  readonly cut?: Cut;
}

/** A talk that was cut: its slot, the minutes it takes now and what was left out. */
export interface Cut {
  readonly slot: number;
  readonly minutes: number;
  readonly dropped: readonly Slide[];
}

/** The same, with what was made of it. */
export interface Built extends Inspected {
  readonly date: string;
  readonly drawings: readonly Drawing[];
  /** Absent when messages stopped the build. */
  readonly artifacts?: readonly Made[];
}

/** Reads a project and resolves its names, as far as its mistakes allow, and says nothing about them. */
export async function readEdition({
  world,
  today,
}: Pick<CheckEffects, 'world' | 'today'>): Promise<{ readonly sources: Sources; readonly edition: Edition }> {
  const sources = await load(world);
  return { sources, edition: resolve(validate(sources).value, { today }).value };
}

/** Finds every mistake that can be found without a browser, also in what was not selected. */
export async function check({ world, progress, today, selection }: CheckEffects): Promise<Inspected> {
  const sources = await progress('load', () => load(world), countFiles);
  const project = await progress('validate', () => validate(sources), countParts);
  const whole = await progress('resolve', () => resolve(project.value, { today }), countNames);
  const looked = await progress('inspect', () => inspect(whole.value, sources.texts), countMessages);
  const messages = [project, whole, looked].flatMap((checked) => checked.messages);
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
  const isOwn = ({ layout, place }: Slide) => layout !== 'backup' && places.has(place);
  return { slot, minutes, dropped: slides.filter(isOwn) };
}

/** Makes the artifacts of every output, or says what is wrong with the content. Writes nothing. */
export async function build(effects: BuildEffects): Promise<Built> {
  const inspected = await check(effects);
  const date = effects.date ?? `${inspected.edition.meta.date}T00:00:00Z`;
  if (stops(inspected.messages, effects.strict)) return { ...inspected, date, drawings: [] };
  const { value, messages: noticed } = await publish(inspected.project, inspected.edition, date, effects);
  const messages = [...inspected.messages, ...noticed];
  if (stops(messages, effects.strict)) return { ...inspected, messages, date, drawings: value.drawings };
  return { ...inspected, messages, date, ...value };
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

function countMessages({ messages }: { messages: readonly VFileMessage[] }): string {
  return messages.length === 0 ? 'nothing to say' : counted(messages.length, 'message');
}
