// Builds whole fixtures, from their files to artifacts.
import type { Topics } from '../../scripts/facts/topics.ts';
import type { Presenter, Printer } from '../../scripts/model/artifact.ts';
import type { SlideLayouts } from '../../scripts/model/deck/slide-layout.ts';
import type { Output } from '../../scripts/model/page.ts';
import type { Built } from '../../scripts/model/stages.ts';
import { openRun } from '../../scripts/pipeline.ts';
import { deck } from '../../scripts/render/deck/deck.ts';
import { report } from '../../scripts/render/report/report.ts';
import { type Files, fixtureProject, memoryWorld } from './check.ts';
import { testHost } from './run.ts';
import { minimalTopics, showcaseTopics } from './topics.ts';
import { unprinted } from './unprinted.ts';

/** The whole projects below `tests/fixtures`, each with its topics. */
const topicsOf = { minimal: minimalTopics, showcase: showcaseTopics };
export type FixtureName = keyof typeof topicsOf;
export const fixtureNames = Object.keys(topicsOf) as readonly FixtureName[];

/** A fixture built without a command line: what it is, what was made of it, and everything that was said. */
export interface Whole extends Required<Pick<Built, 'project' | 'edition' | 'drawings' | 'artifacts'>> {
  /** `path:line: rule: reason`. */
  readonly said: readonly string[];
}

/** Makes report and deck of a fixture with the real templates. */
export async function buildFixture(
  name: FixtureName,
  printer: Printer = unprinted,
  outputs: readonly Output[] = [report, deck],
): Promise<Whole> {
  return buildProject(fixtureProject(name), { topics: topicsOf[name], printer, outputs });
}

/** What a project is built with. */
interface BuildOptions {
  readonly topics: Topics;
  readonly printer: Printer;
  readonly outputs: readonly Output[];
  readonly present?: Presenter;
  /** Those that the program brings, if absent. */
  readonly layouts?: SlideLayouts;
}

/** Makes the outputs of a project that is only files. */
export async function buildProject(files: Files, options: BuildOptions): Promise<Whole> {
  const { topics, printer, outputs, present, layouts } = options;
  const host = testHost(memoryWorld(files), {
    topics: async () => topics,
    printer: async () => printer,
    ...(present && { present }),
  });
  const run = openRun(host, { outputs, layouts });
  const { project, edition, drawings, artifacts = [], messages } = await run.built();
  const said = messages.map(({ file, line, ruleId, reason }) => `${file}:${line}: ${ruleId}: ${reason}`);
  return { project, edition, said, drawings, artifacts };
}
