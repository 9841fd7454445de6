// The thread in which a command runs, while the main thread waits for signals.
import { parentPort, workerData } from 'node:worker_threads';
import { useCompileCache } from '../../host/process/compile-cache.ts';
import { openConsole, printable } from '../../host/process/console.ts';
import { openRunState } from '../../host/process/run-state.ts';
import type { ThreadMessage, ToThread } from '../../host/process/supervisor.ts';
import { exitCodes, Failure } from '../../messages/failure.ts';
import { commands } from '../index.ts';
import type { Session } from './command.ts';
import type { ThreadTask } from './command-thread.ts';
import { describeError } from './error-report.ts';

const {
  command: word,
  values,
  words,
  info,
  runState,
} = workerData as ThreadTask & {
  readonly runState: SharedArrayBuffer;
};

const send = (message: ThreadMessage) => parentPort?.postMessage(message);
const stream = (kind: 'out' | 'error') => ({ write: (text: string) => send({ kind, text }) });
const interruption = new AbortController();
const answers: ((text: string | undefined) => void)[] = [];
parentPort?.on('message', (message: ToThread) => {
  if (message.kind === 'answer') answers.shift()?.(message.text);
  else interruption.abort(new Failure('Interrupted', { exitCode: exitCodes.interrupt }));
});

/** Asks a person by way of the first thread, which has the terminal. */
function ask(question: string): Promise<string | undefined> {
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  answers.push(resolve);
  send({ kind: 'ask', text: printable(question, false) });
  return promise;
}

const session: Session = {
  ...info,
  console: openConsole(stream('out'), stream('error'), info.color, info.isLive),
  commit: openRunState(runState),
  signal: interruption.signal,
  ask,
  clock: () => performance.now(),
};

async function run(): Promise<number> {
  useCompileCache(info.compileCache);
  const execute = await commands.find(({ name }) => name === word)?.load();
  if (execute === undefined) throw new Error(`Unexpected command ${word}`);
  session.signal.throwIfAborted();
  return execute(session, values, words);
}

const exitCode = await run().catch((error: unknown) => {
  const report = describeError(error, info);
  session.console.note(report.text);
  return report.exitCode;
});
send({ kind: 'end', exitCode });
parentPort?.close();
