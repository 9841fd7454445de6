// Makes the modules of calculators ready for the page: each with what it imports as one minified text, which also runs here.
import { SourceMap } from 'node:module';
import { createContext, Script } from 'node:vm';
import {
  type CalculatorLoader,
  type CalculatorModule,
  type CalculatorModules,
  calculatorOf,
  calculatorPath,
} from '../../facts/calculator/modules.ts';
import type { CalculatorRun } from '../../facts/calculator/view.ts';
import { Refusal, type SourceLocation } from '../../facts/refusal.ts';
import type { Cache } from '../../model/artifact.ts';
import type { ResultView } from '../../model/calculators/calculator.ts';
import { sha256 } from '../../model/digest.ts';
import { once } from '../../model/tasks/lazy.ts';
import { errorCode } from '../process/errors.ts';
import { type Bundle, bundleModule } from './bundle.ts';

/** A loader that gives the same modules as long as the texts that they are made of are the same. A run that takes longer than `timeout` (milliseconds) is stopped. */
export function calculatorLoader(cache: Cache, timeout = 5_000): CalculatorLoader {
  let last: { readonly key: string; readonly modules: Promise<CalculatorModules> } | undefined;
  return (texts) => {
    const files = new Map([...texts].filter(([path]) => /^data\/.+\.ts$/u.test(path)));
    const ids = [...files.keys()].flatMap((path) => calculatorOf(path) ?? []);
    if (ids.length === 0) return Promise.resolve(new Map());
    const key = sha256(JSON.stringify([...files]));
    if (last?.key !== key) last = { key, modules: loadAll(ids, { files, cache, timeout }) };
    return last.modules;
  };
}

interface Loading {
  readonly files: ReadonlyMap<string, string>;
  readonly cache: Cache;
  readonly timeout: number;
}

async function loadAll(
  ids: readonly string[],
  { files, cache, timeout }: Loading,
): Promise<CalculatorModules> {
  const made = new Map<string, CalculatorModule | Refusal>();
  // One after the other: the bundler is stopped after each.
  for (const id of ids) {
    const bundle = await bundleModule(calculatorPath(id), files, cache);
    made.set(
      id,
      bundle instanceof Refusal ? bundle : moduleOf(placeOf(calculatorPath(id), files), bundle, timeout),
    );
  }
  return made;
}

const fileName = 'calculator.js';
/** The bundle begins on the second line, so that places in it need no offset. */
const before = '(()=>{\n';

function moduleOf(start: SourceLocation, bundle: Bundle, timeout: number): CalculatorModule {
  const code = `${before}${bundle.text.trimEnd()}\nreturn calculator})()`;
  const open = once(() => openIn(code, timeout));
  return {
    code,
    view: (run) => {
      try {
        return open()(run);
      } catch (error) {
        throw refusalOf(start, error, bundle, timeout);
      }
    },
  };
}

/** Runs the code in a context of its own, which has nothing but the language, as a module may use nothing else. */
function openIn(code: string, timeout: number): (run: CalculatorRun) => ResultView {
  const given: { run?: string } = {};
  const context = createContext(given, { codeGeneration: { strings: false, wasm: false } });
  const limited = (text: string): unknown =>
    new Script(text, { filename: fileName }).runInContext(context, { timeout });
  limited(`globalThis.calculator = ${code}`);
  return (run) => {
    given.run = JSON.stringify(run);
    return JSON.parse(String(limited('JSON.stringify(calculator.view(JSON.parse(run)))'))) as ResultView;
  };
}

/** The place of the function in a module. */
function placeOf(path: string, files: Loading['files']): SourceLocation {
  const before = (files.get(path) ?? '').split(/(?<=^export (?:function|const) )compute\b/mu);
  const lines = before.length === 1 ? [''] : (before[0] ?? '').split('\n');
  return { path, line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1, length: 'compute'.length };
}

function refusalOf(start: SourceLocation, error: unknown, bundle: Bundle, timeout: number): Refusal {
  if (errorCode(error) === 'ERR_SCRIPT_EXECUTION_TIMEOUT') {
    const reason = `Unexpected calculator without a result after ${timeout / 1000} seconds, expected one in less than a twentieth`;
    return new Refusal('calculator-error', reason, { help: 'look for a loop that never ends', at: start });
  }
  // The error is of another context, where `instanceof` does not know it.
  const { message = String(error), stack = '' } = error as Partial<Error>;
  const isOurs = message.startsWith('Unexpected ');
  const reason = isOurs ? message : `Unexpected error in a calculator: ${message}`;
  const help = isOurs
    ? 'the module gives, in this order, every cell that the topic declares of its tables and maps'
    : 'a module runs in the page: it has its values and what the topic gives, and nothing else';
  const at = placeIn(stack, bundle) ?? start;
  return new Refusal('calculator-error', reason, { help, at });
}

/** The innermost place in a file of the project that the stack names. */
function placeIn(stack: string, { map, paths }: Bundle): SourceLocation | undefined {
  const source = new SourceMap(JSON.parse(map));
  for (const [, line, column] of stack.matchAll(/calculator\.js:(\d+):(\d+)/gu)) {
    const entry = source.findEntry(Number(line) - 2, Number(column) - 1);
    const path =
      'originalSource' in entry ? paths.find((one) => entry.originalSource.endsWith(one)) : undefined;
    if (path !== undefined && 'originalLine' in entry)
      return { path, line: entry.originalLine + 1, column: entry.originalColumn + 1 };
  }
  return undefined;
}
