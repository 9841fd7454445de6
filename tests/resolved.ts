import { diskWorld } from '../scripts/io/world.ts';
import type { Edition, Project } from '../scripts/model.ts';
import { load } from '../scripts/stages/load.ts';
import { resolve } from '../scripts/stages/resolve.ts';
import { validate } from '../scripts/stages/validate.ts';
import { root } from './project.ts';
import { loadTopics } from './topics.ts';

/** The real project with every name resolved, as on the day of its edition. */
export async function resolvedProject(): Promise<{ readonly project: Project; readonly edition: Edition }> {
  const project = validate(await load(await diskWorld(root))).value;
  const topics = await loadTopics(project.sources.texts);
  return { project, edition: resolve(project, { today: project.edition.date, topics }).value };
}
