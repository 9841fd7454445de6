// Modules of calculators: the files that hold them, and what becomes of them.
import type { ResultView } from '../../model/calculators/calculator.ts';
import type { Refusal } from '../refusal.ts';
import type { TopicLoader } from '../topics.ts';
import type { CalculatorRun } from './view.ts';

/** A module of a project, made ready for the page. */
export interface CalculatorModule {
  /** The code that runs in the page: an expression whose value has the function `view`, of a `CalculatorRun`. */
  readonly code: string;
  /** Runs that code here. Throws a `Refusal` for what the module throws, for a result that the form does not describe, and after a time. */
  view(run: CalculatorRun): ResultView;
}

/** By id; a `Refusal` for a file that cannot be made ready. */
export type CalculatorModules = ReadonlyMap<string, CalculatorModule | Refusal>;

/** Makes the modules of a project ready from its texts, by path. Never rejects because of what an author wrote. */
export type CalculatorLoader = (texts: ReadonlyMap<string, string>) => Promise<CalculatorModules>;

/** What loads the code of a project. */
export interface CodeLoaders {
  /** Loads the functions that compute facts from the texts that were read. */
  readonly topics: TopicLoader;
  /** Makes the modules of calculators ready for the page. */
  readonly calculators: CalculatorLoader;
}

/** The code of a project with these texts. */
export async function codeIn(texts: ReadonlyMap<string, string>, { topics, calculators }: CodeLoaders) {
  return { topics: await topics(texts), calculators: await calculators(texts) };
}

const moduleFile = /^data\/calculators\/(?<id>[a-z0-9]+(?:-[a-z0-9]+)*)\.ts$/;

/** The id of the calculator in a file, by the file's path; undefined for other files. */
export function calculatorOf(path: string): string | undefined {
  return moduleFile.exec(path)?.groups?.id;
}

/** The path of a calculator's module, by its id. */
export function calculatorPath(id: string): string {
  return `data/calculators/${id}.ts`;
}
