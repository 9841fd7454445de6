import type { VFileMessage } from 'vfile-message';
import type { Drawing, Edition, Project, Sources, World } from './model.ts';
import { counted, type Progress } from './progress.ts';
import { type Made, type PublishEffects, publish } from './publish.ts';
import { inspect } from './stages/draw.ts';
import { load } from './stages/load.ts';
import { resolve } from './stages/resolve.ts';
import { validate } from './stages/validate.ts';

/** What checking a project needs from outside. */
export interface CheckEffects {
  readonly world: World;
  readonly progress: Progress;
  /** ISO date, for review dates only. */
  readonly today: string;
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

/** Finds every mistake that can be found without a browser. */
export async function check({ world, progress, today }: CheckEffects): Promise<Inspected> {
  const sources = await progress('load', () => load(world), countFiles);
  const project = await progress('validate', () => validate(sources), countParts);
  const edition = await progress('resolve', () => resolve(project.value, { today }), countNames);
  const looked = await progress('inspect', () => inspect(edition.value, sources.texts), countMessages);
  const messages = [project, edition, looked].flatMap((checked) => checked.messages);
  return { project: project.value, edition: edition.value, messages };
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
