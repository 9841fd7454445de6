import type { VFileMessage } from 'vfile-message';
import { stops } from '../check.ts';
import { formatMessages } from '../diagnostics/report.ts';
import type { TopicLoader } from '../facts/topics.ts';
import { Failure } from '../failure.ts';
import type { Memo } from '../memo.ts';
import type { Cache, Edition, Project, Sources } from '../model.ts';
import { inspect } from '../stages/draw.ts';
import { resolve } from '../stages/resolve.ts';
import { unsaid } from '../stages/unsaid.ts';
import { validate } from '../stages/validate.ts';
import type { Said } from './news.ts';
import { sharedEdition } from './sharing.ts';

/** A project with every name resolved and no mistake that stands in the way of showing it. */
export interface Look {
  readonly project: Project;
  readonly edition: Edition;
  /** Warnings. */
  readonly messages: readonly VFileMessage[];
}

/** Why a project cannot be shown as it is. */
export class Trouble extends Error {
  override readonly name = 'Trouble';
  readonly said: Said;

  constructor(said: Said) {
    super(said.plain);
    this.said = said;
  }
}

/** What looking at a project needs beside its sources. */
export interface LookEffects {
  readonly today: string;
  readonly topics: TopicLoader;
  readonly memo: Memo;
  readonly cache: Cache;
  /** What was seen last: parts that are the same stay the same objects. */
  readonly before?: Edition | undefined;
  /** Called between stages; may throw to give up. */
  readonly breathe: () => Promise<void>;
}

/** Finds everything that can be said without drawing; throws `Trouble` over mistakes. */
export async function look(
  sources: Sources,
  { today, topics, memo, cache, before, breathe }: LookEffects,
): Promise<Look> {
  const project = validate(sources, memo);
  await breathe();
  const resolved = resolve(project.value, { today, memo, topics: await topics(sources.texts) });
  const edition = sharedEdition(before, resolved.value);
  await breathe();
  const inspected = await inspect(edition, sources.texts, cache, memo);
  const messages = [...project.messages, ...resolved.messages, ...unsaid(inspected.messages)];
  refuse(messages, sources.texts);
  return { project: project.value, edition, messages };
}

/** Throws `Trouble` when messages would stop a build. */
export function refuse(messages: readonly VFileMessage[], texts: ReadonlyMap<string, string>): void {
  const said = stops(messages, false) ? say(messages, texts) : undefined;
  if (said !== undefined) throw new Trouble(said);
}

/** Messages as a terminal shows them; undefined when there are none. */
export function say(messages: readonly VFileMessage[], texts: ReadonlyMap<string, string>): Said | undefined {
  if (messages.length === 0) return undefined;
  const text = (color: boolean) => formatMessages(messages, texts, 'text', { color }).trimEnd();
  return { plain: text(false), painted: text(true) };
}

/** An error as a terminal shows it: plainly when a person can put it right, with its stack when the bug is ours. */
export function sayError(error: unknown): Said {
  if (error instanceof Trouble) return error.said;
  const text = error instanceof Failure ? plainFailure(error) : stackOf(error);
  return { plain: text, painted: text };
}

function plainFailure({ message, help }: Failure): string {
  return `error: ${message}${help === undefined ? '' : `\n  help: ${help}`}`;
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
