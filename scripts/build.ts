import { type CheckEffects, type Checkup, check, stops } from './check.ts';
import { type Made, type PublishEffects, publish } from './publish.ts';

/** What making artifacts needs from outside. */
export interface BuildEffects extends CheckEffects, PublishEffects {
  /** Whether warnings stop the build. */
  readonly strict: boolean;
  /** ISO date-time in UTC that documents carry; midnight of the edition's date if absent. */
  readonly date?: string;
}

/** A checked project with what was made of it. */
export interface Built extends Checkup {
  readonly date: string;
  /** Absent when messages stopped the build. */
  readonly artifacts?: readonly Made[];
}

/** Makes the artifacts of every output, or says what is wrong with the content. Writes nothing. */
export async function build(effects: BuildEffects): Promise<Built> {
  const checked = await check(effects);
  const { project, edition, drawings } = checked;
  const date = effects.date ?? `${edition.meta.date}T00:00:00Z`;
  if (stops(checked.messages, effects.strict)) return { ...checked, date };
  const { value: artifacts, messages: noticed } = await publish(project, edition, drawings, date, effects);
  const messages = [...checked.messages, ...noticed];
  if (stops(messages, effects.strict)) return { ...checked, messages, date };
  return { ...checked, messages, date, artifacts };
}
