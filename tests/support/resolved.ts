// The real project with every name resolved.
import type { Edition } from '../../scripts/model/edition.ts';
import type { Project } from '../../scripts/model/project.ts';
import { realRun } from './run.ts';

/** The real project with every name resolved, as on the day of its edition. */
export async function resolvedProject(): Promise<{ readonly project: Project; readonly edition: Edition }> {
  return (await realRun()).resolved();
}
