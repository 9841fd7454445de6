import { drawFor } from '../scripts/check.ts';
import type { TopicFunction } from '../scripts/facts/index.ts';
import { readFonts } from '../scripts/io/fonts.ts';
import type { SlideLayouts } from '../scripts/model/slide-layout.ts';
import type { Cache, Drawing, Edition, Output, Presenter, Printer, Project } from '../scripts/model.ts';
import { deck } from '../scripts/outputs/deck.ts';
import { report } from '../scripts/outputs/report.ts';
import { silent } from '../scripts/progress.ts';
import { type Made, publish } from '../scripts/publish.ts';
import { inspect } from '../scripts/stages/draw.ts';
import { load } from '../scripts/stages/load.ts';
import { resolve } from '../scripts/stages/resolve.ts';
import { validate } from '../scripts/stages/validate.ts';
import { type Files, fixtureProject, memoryWorld } from './check.ts';
import { minimalTopics, showcaseTopics } from './topics.ts';

/** The whole projects below `tests/fixtures`, each with the facts that stand for `scripts/facts/`. */
const topicsOf = { minimal: minimalTopics, showcase: showcaseTopics };
export type FixtureName = keyof typeof topicsOf;
export const fixtureNames = Object.keys(topicsOf) as readonly FixtureName[];

/** A fixture built without a command line: what it is, what was made of it, and everything that was said. */
export interface Whole {
  readonly project: Project;
  readonly edition: Edition;
  readonly drawings: readonly Drawing[];
  readonly artifacts: readonly Made[];
  /** `path:line: rule: reason`. */
  readonly said: readonly string[];
}

const today = '2026-11-20';
const noCache: Cache = { get: async () => undefined, put: async () => {} };

/** Presentations are Marp's matter and are not looked at here. */
const unpresented: Presenter = async ({ path }) => ({ path, bytes: new Uint8Array(), sha256: '' });

/** A printer that gives the HTML back. */
export const unprinted: Printer = {
  print: async ({ path, html }) => ({
    value: { path, bytes: new TextEncoder().encode(html), sha256: '', pages: 1 },
    messages: [],
  }),
  version: async () => 'none',
  close: async () => {},
};

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
  readonly topics: Readonly<Record<string, TopicFunction>>;
  readonly printer: Printer;
  readonly outputs: readonly Output[];
  readonly present?: Presenter;
  /** Those that the program brings, if absent. */
  readonly slideLayouts?: SlideLayouts;
}

/** Makes the outputs of a project that is only files. */
export async function buildProject(
  files: Files,
  { topics, printer, outputs, present = unpresented, slideLayouts }: BuildOptions,
): Promise<Whole> {
  const sources = await load(memoryWorld(files));
  const { value: project, messages: validated } = validate(sources, undefined, slideLayouts);
  const { value: edition, messages: resolved } = resolve(project, { today, topics });
  const { messages: inspected } = await inspect(edition, sources.texts);
  const before = [...validated, ...resolved, ...inspected];
  const effects = {
    cache: noCache,
    fonts: readFonts,
    printer: async () => printer,
    present,
    outputs,
    version: '0.0.0',
    progress: silent,
  };
  const nothing = { value: [], messages: [] };
  const isBad = before.some(({ fatal }) => fatal);
  const drawn = isBad ? nothing : await drawFor(project, edition, effects);
  const date = `${edition.meta.date}T00:00:00Z`;
  const made = isBad ? nothing : await publish(project, edition, drawn.value, date, effects);
  const said = [...before, ...drawn.messages, ...made.messages].map(
    ({ file, line, ruleId, reason }) => `${file}:${line}: ${ruleId}: ${reason}`,
  );
  return { project, edition, said, drawings: drawn.value, artifacts: made.value };
}
