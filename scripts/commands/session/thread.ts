// The thread in which a command runs, while the first one listens to the person at the keyboard.
import { enableCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { openConsole } from '../../host/process/console.ts';
import { openRunState } from '../../host/process/run-state.ts';
import type { ThreadMessage } from '../../host/process/supervisor.ts';
import { exitCodes, Failure } from '../../messages/failure.ts';
import { commands } from '../index.ts';
import type { Session } from './command.ts';
import type { ThreadTask } from './command-thread.ts';
import { describeError } from './error-report.ts';

const {
  command: word,
  values,
  words,
  facts,
  runState,
} = workerData as ThreadTask & {
  readonly runState: SharedArrayBuffer;
};

const say = (said: ThreadMessage) => parentPort?.postMessage(said);
const stream = (kind: 'out' | 'error') => ({ write: (text: string) => say({ kind, text }) });
const end = new AbortController();
parentPort?.once('message', () => end.abort(new Failure('Interrupted', { exitCode: exitCodes.interrupt })));

const session: Session = {
  ...facts,
  console: openConsole(stream('out'), stream('error'), facts.color),
  commit: openRunState(runState),
  signal: end.signal,
  clock: () => performance.now(),
};

async function run(): Promise<number> {
  enableCompileCache(facts.compileCache);
  const execute = await commands.find(({ name }) => name === word)?.load();
  if (execute === undefined) throw new Error(`Unexpected command ${word}`);
  session.signal.throwIfAborted();
  return execute(session, values, words);
}

const exitCode = await run().catch((error: unknown) => {
  const failed = describeError(error, facts);
  session.console.note(failed.text);
  return failed.exitCode;
});
say({ kind: 'end', exitCode });
parentPort?.close();
